import { useState } from 'react';
import { useAct } from '../../document/use-act.ts';
import { graphql } from '../../generated/gql.ts';
import { ActionMenu } from '../../ui/action-menu.tsx';
import { Button } from '../../ui/button.tsx';
import { formatCount } from '../../ui/format.ts';
import type { JsonValue } from '../../ui/json.ts';
import styles from '../../ui/list-page.module.css';
import { Notice } from '../../ui/notice.tsx';
import { type Choice, Select } from '../../ui/select.tsx';
import { tell } from '../../ui/toasts.tsx';

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
  competencies: readonly Choice<string>[];
  onDone: () => void;
}

/** Changes many questions in one act, which one press takes back. */
export function BulkChange({ questions, competencies, onDone }: Props) {
  const change = useAct(ChangeDocuments);
  const trash = useAct(Trash);
  const undelete = useAct(Undelete);
  const undo = useAct(UndoAct);
  const [competency, setCompetency] = useState<string | null>(null);
  const ids = questions.map(({ id }) => id);
  const problem = change.problem ?? trash.problem ?? undo.problem ?? undelete.problem;

  const set = async (path: string[], value: JsonValue, words: string) => {
    const answer = await change.run({ input: { ids, path, value } });
    if (answer?.__typename !== 'ChangedDocuments') return;
    const { act } = answer;
    const takeBack = async () => {
      await undo.run({ input: { act: act ?? '' } });
      onDone();
    };
    tell(words, act ? () => void takeBack() : undefined);
    onDone();
  };
  const putInTrash = async () => {
    const answer = await trash.run({ input: { ids } });
    if (answer?.__typename !== 'ChangedDocuments') return;
    const takeBack = async () => {
      await undelete.run({ input: { ids } });
      onDone();
    };
    tell(`${formatCount(ids.length)} moved to the trash.`, () => void takeBack());
    onDone();
  };
  return (
    <section className={styles.bulk} aria-label="Change the selected">
      <strong>{formatCount(ids.length)} selected</strong>
      <Select label="Competency" isLabelHidden choices={competencies} value={competency} onChange={setCompetency} />
      <Button
        isDisabled={!competency || change.isRunning}
        onPress={() =>
          void set(['competency'], competency, `Competency of ${formatCount(ids.length)} questions changed.`)
        }
      >
        Set the competency
      </Button>
      <ActionMenu
        label="More changes"
        actions={[
          { id: 'reverse', label: 'Reverse-keyed', onAction: () => void set(['reversed'], true, 'Reverse-keyed now.') },
          {
            id: 'straight',
            label: 'Not reverse-keyed',
            onAction: () => void set(['reversed'], false, 'Keyed straight now.'),
          },
          { id: 'trash', label: 'Move to the trash', isDanger: true, onAction: () => void putInTrash() },
        ]}
      />
      {problem && <Notice kind="problem">{problem}</Notice>}
    </section>
  );
}
