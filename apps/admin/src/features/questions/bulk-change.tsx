import { useState } from 'react';
import { useClient } from 'urql';
import { useAct } from '../../document/use-act.ts';
import { graphql } from '../../generated/gql.ts';
import { ActionMenu } from '../../ui/action-menu.tsx';
import { Button } from '../../ui/button.tsx';
import { countOf, formatCount } from '../../ui/format.ts';
import type { JsonValue } from '../../ui/json.ts';
import styles from '../../ui/list-page.module.css';
import { type Choice, Select } from '../../ui/select.tsx';
import { tell, warn } from '../../ui/toasts.tsx';
import type { ListedQuestion } from './question-columns.tsx';

const ChangeDocuments = graphql(`
  mutation BulkChange($input: ChangeDocumentsInput!) {
    changeDocuments(input: $input) {
      __typename
      ... on ChangedDocuments { act documents { id revision } }
      ... on InvalidInput { message problems { message } }
      ... on Error { message }
    }
  }
`);
const Trash = graphql(`
  mutation BulkChange_Trash($input: DocumentsInput!) {
    trashDocuments(input: $input) {
      __typename
      ... on ChangedDocuments { act documents { id } }
      ... on Error { message }
    }
  }
`);
const Undelete = graphql(`
  mutation BulkChange_Undelete($input: DocumentsInput!) {
    undeleteDocuments(input: $input) {
      __typename
      ... on ChangedDocuments { act documents { id } }
      ... on Error { message }
    }
  }
`);
const UndoAct = graphql(`
  mutation BulkChange_Undo($input: UndoActInput!) {
    undoAct(input: $input) {
      __typename
      ... on ChangedDocuments { act documents { id revision } }
      ... on Error { message }
    }
  }
`);

interface Props {
  questions: readonly { id: string }[];
  /** how many there are in all, shown or not */
  total: number;
  competencies: readonly Choice<string>[];
  onSelectAll: () => Promise<void>;
  onDone: () => Promise<void>;
}

/** The server takes so many in one act. */
const mostAtOnce = 500;

/** Changes many questions, and one press takes it back. */
export function BulkChange({ questions, total, competencies, onSelectAll, onDone }: Props) {
  const client = useClient();
  const change = useAct(ChangeDocuments);
  const trash = useAct(Trash);
  const [chosen, setCompetency] = useState<string | null>(null);
  // Where others were selected since, they may not measure it.
  const competency = competencies.some(({ id }) => id === chosen) ? chosen : null;
  const [isLoadingAll, setLoadingAll] = useState(false);
  const parts = inParts(questions.map(({ id }) => id));
  const count = formatCount(questions.length);
  const expect = (ids: readonly string[], become: Partial<ListedQuestion> | 'gone') => ({
    changes: Object.fromEntries(ids.map((id) => [id, become])),
    otherwise: `${countOf(ids.length, 'question is as it was', 'questions are as they were')}.`,
    again: null,
  });
  const isRunning = change.isRunning || trash.isRunning || isLoadingAll;

  const undo = async (acts: readonly string[]) => {
    for (const act of acts.toReversed()) {
      const { data, error } = await client.mutation(UndoAct, { input: { act } });
      if (error || data?.undoAct.__typename !== 'ChangedDocuments') {
        warn('Not all of it could be taken back: the history of each question says what it is now.');
        break;
      }
    }
    await onDone();
  };
  const set = async (field: string, value: JsonValue, fields: Partial<ListedQuestion>, words: string) => {
    const acts: string[] = [];
    for (const ids of parts) {
      const answer = await change.run({ input: { ids, path: [field], value } }, expect(ids, fields));
      if (answer?.__typename !== 'ChangedDocuments') {
        if (acts.length > 0) await undo(acts);
        return;
      }
      if (answer.act) acts.push(answer.act);
    }
    tell(words, acts.length > 0 ? () => void undo(acts) : undefined);
    await onDone();
  };
  const putInTrash = async () => {
    const gone: string[][] = [];
    const takeOut = async () => {
      for (const ids of gone) {
        const { data } = await client.mutation(Undelete, { input: { ids } });
        if (data?.undeleteDocuments.__typename === 'ChangedDocuments') continue;
        warn('Some questions are still in the trash.');
        break;
      }
      await onDone();
    };
    for (const ids of parts) {
      const answer = await trash.run({ input: { ids } }, expect(ids, 'gone'));
      if (answer?.__typename !== 'ChangedDocuments') {
        if (gone.length > 0) await takeOut();
        return;
      }
      gone.push(ids);
    }
    tell(`${count} moved to the trash.`, () => void takeOut());
    await onDone();
  };
  return (
    <section className={styles.bulk} aria-label="Change the selected">
      <strong>{count} selected</strong>
      {questions.length < total && (
        <Button
          look="quiet"
          isDisabled={isRunning}
          onPress={async () => {
            setLoadingAll(true);
            await onSelectAll();
            setLoadingAll(false);
          }}
        >
          {isLoadingAll ? 'Looking …' : `Select all ${formatCount(total)}`}
        </Button>
      )}
      <Select
        label="Competency"
        isLabelHidden
        placeholder="Competency …"
        choices={competencies}
        value={competency}
        onChange={setCompetency}
      />
      <Button
        isDisabled={!competency || isRunning}
        onPress={() =>
          void set(
            'competency',
            competency,
            { competencyKey: competency },
            `Competency of ${countOf(questions.length, 'question')} changed.`,
          )
        }
      >
        Set the competency
      </Button>
      <ActionMenu
        label="More changes"
        actions={[
          {
            id: 'reverse',
            label: 'Reverse-keyed',
            isDisabled: isRunning,
            onAction: () => void set('reversed', true, { reversed: true }, `${count} reverse-keyed now.`),
          },
          {
            id: 'straight',
            label: 'Not reverse-keyed',
            isDisabled: isRunning,
            onAction: () => void set('reversed', false, { reversed: false }, `${count} keyed straight now.`),
          },
          {
            id: 'trash',
            label: 'Move to the trash',
            isDanger: true,
            isDisabled: isRunning,
            onAction: () => void putInTrash(),
          },
        ]}
      />
    </section>
  );
}

function inParts(ids: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / mostAtOnce) }, (_, part) =>
    ids.slice(part * mostAtOnce, (part + 1) * mostAtOnce),
  );
}
