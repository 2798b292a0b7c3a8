import { wordFor } from '@yardstick/domain/content/count-words.ts';
import { useEffect, useState } from 'react';
import rowStyles from '../../document/panels.module.css';
import { useAct } from '../../document/use-act.ts';
import { graphql } from '../../generated/gql.ts';
import type { AttemptImportState, ImportHistoryQuery } from '../../generated/graphql.ts';
import { Button } from '../../ui/button.tsx';
import { Progress } from '../../ui/charts/progress.tsx';
import { Chip, type Tone } from '../../ui/chip.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { countOf } from '../../ui/format.ts';
import { Moment } from '../../ui/moment.tsx';
import { MoreRows } from '../../ui/more-rows.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Loading } from '../../ui/states.tsx';
import { tell } from '../../ui/toasts.tsx';
import { usePages } from '../../ui/use-pages.ts';
import { useUnderWay } from '../../ui/use-under-way.ts';
import styles from './attempts.module.css';
import { formatBytes } from './format-bytes.ts';
import { ImportProblems } from './import-problems.tsx';

const History = graphql(`
  query ImportHistory($after: String) {
    attemptImports(first: 20, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges {
        node {
          id assessment fileName state rowsRead bytesRead bytesTotal problemCount
          problems { row column message }
          actorName startedAt finishedAt undoneAt
        }
      }
    }
  }
`);
const Undo = graphql(`
  mutation ImportHistory_Undo($input: UndoAttemptImportInput!) {
    undoAttemptImport(input: $input) {
      __typename
      ... on AttemptImport { id state undoneAt }
      ... on Error { message }
    }
  }
`);

type ShownImport = ImportHistoryQuery['attemptImports']['edges'][number]['node'];

const stateWords: Record<AttemptImportState, { label: string; tone: Tone }> = {
  RUNNING: { label: 'Under way', tone: 'waiting' },
  IMPORTED: { label: 'Imported', tone: 'good' },
  REFUSED: { label: 'Refused', tone: 'problem' },
  FAILED: { label: 'Interrupted', tone: 'problem' },
  UNDONE: { label: 'Undone', tone: 'plain' },
};
const lookEveryMs = 1000;

/** An import that was interrupted has read some attempts and left none. */
const whatCameIn = ({ state, rowsRead }: ShownImport) =>
  state === 'FAILED' ? 'nothing came in: import it again' : countOf(rowsRead, 'attempt');

const isUnderWay = ({ state }: ShownImport) => state === 'RUNNING';

interface Props {
  /** changes when something was imported */
  turn: number;
  titleOf: (assessment: string) => string;
  /** whether nothing stands below it */
  isLast: boolean;
}

/** What was brought in, when and by whom; each import can be undone. */
export function ImportHistory({ turn, titleOf, isLast }: Props) {
  const pages = usePages(History, {}, (found) => found.attemptImports);
  useUnderWay(pages, isUnderWay, lookEveryMs);
  const [undoing, setUndoing] = useState<ShownImport | null>(null);
  const undo = useAct(Undo);
  const { refresh } = pages;
  useEffect(() => {
    if (turn > 0) void refresh(1);
  }, [turn, refresh]);
  const doUndo = async ({ id, rowsRead }: ShownImport) => {
    const answer = await undo.run({ input: { import: id } });
    if (answer?.__typename !== 'AttemptImport') return;
    setUndoing(null);
    tell(`${countOf(rowsRead, 'attempt is', 'attempts are')} erased.`);
    await pages.reload();
  };
  return (
    <section className={styles.card} aria-labelledby="brought-in">
      <h2 id="brought-in">Brought in so far</h2>
      {pages.state === 'loading' && <Loading what="the history" />}
      {pages.state === 'empty' && <p className={styles.soft}>Nothing yet. Trying a file leaves no trace here.</p>}
      <ul className={rowStyles.rows}>
        {pages.items.map((node) => (
          <li key={node.id}>
            <span className={rowStyles.grow}>
              {node.fileName} <span className={rowStyles.soft}>into {titleOf(node.assessment)}</span>
            </span>
            <Chip tone={stateWords[node.state].tone}>{stateWords[node.state].label}</Chip>
            {node.state === 'RUNNING' ? (
              <span className={styles.running}>
                <Progress
                  label={`Import of ${node.fileName}`}
                  done={node.bytesRead}
                  total={node.bytesTotal}
                  unit={`read, ${countOf(node.rowsRead, 'attempt')}`}
                  show={formatBytes}
                />
              </span>
            ) : (
              node.state !== 'REFUSED' && <span className={rowStyles.soft}>{whatCameIn(node)}</span>
            )}
            <span className={rowStyles.soft}>
              {node.actorName}, <Moment at={node.undoneAt ?? node.finishedAt ?? node.startedAt} />
            </span>
            {node.state === 'IMPORTED' && (
              <Button look="quiet" onPress={() => setUndoing(node)} aria-label={`Undo the import of ${node.fileName}`}>
                Undo
              </Button>
            )}
            {node.state === 'REFUSED' && (
              <details className={styles.problems}>
                <summary>{countOf(node.problemCount, 'problem')}</summary>
                <ImportProblems
                  problemCount={node.problemCount}
                  problems={node.problems.map((one) => ({ ...one, column: one.column ?? null }))}
                />
              </details>
            )}
          </li>
        ))}
      </ul>
      <MoreRows pages={pages} what="The imports" label="Older" isStreamed={isLast} />
      {undoing && (
        <Dialog title="Erase what this import brought in?" onClose={() => setUndoing(null)}>
          <p>
            {countOf(undoing.rowsRead, 'attempt')} of {undoing.fileName} with all outcomes will be erased for good, also
            from every aggregate. The file can be imported again afterwards.
          </p>
          {undo.problem && <Notice kind="problem">{undo.problem}</Notice>}
          <DialogActions>
            <Button onPress={() => setUndoing(null)}>Keep {wordFor(undoing.rowsRead, 'it', 'them')}</Button>
            <Button look="danger" isDisabled={undo.isRunning} onPress={() => void doUndo(undoing)}>
              Erase {countOf(undoing.rowsRead, 'attempt')}
            </Button>
          </DialogActions>
        </Dialog>
      )}
    </section>
  );
}
