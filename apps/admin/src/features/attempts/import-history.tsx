import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import rowStyles from '../../document/panels.module.css';
import { useAct } from '../../document/use-act.ts';
import { graphql } from '../../generated/gql.ts';
import type { AttemptImportState, ImportHistoryQuery } from '../../generated/graphql.ts';
import { Button } from '../../ui/button.tsx';
import { Progress } from '../../ui/charts/progress.tsx';
import { Chip, type Tone } from '../../ui/chip.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { formatCount } from '../../ui/format.ts';
import { Moment } from '../../ui/moment.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { tell } from '../../ui/toasts.tsx';
import { useLasting } from '../../ui/use-lasting.ts';
import styles from './attempts.module.css';
import { formatBytes } from './format-bytes.ts';
import { ImportProblems } from './import-problems.tsx';

const History = graphql(`
  query ImportHistory($first: Int!) {
    attemptImports(first: $first) {
      totalCount
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
const pageSize = 20;
const lookEveryMs = 1000;

interface Props {
  /** changes when something was imported */
  turn: number;
  titleOf: (assessment: string) => string;
}

/** What was brought in, when and by whom; each import can be undone. */
export function ImportHistory({ turn, titleOf }: Props) {
  const [first, setFirst] = useState(pageSize);
  const [{ data: newest, error }, reload] = useQuery({
    query: History,
    variables: { first },
    requestPolicy: 'cache-and-network',
  });
  const data = useLasting(newest);
  const [undoing, setUndoing] = useState<ShownImport | null>(null);
  const undo = useAct(Undo);
  const isRunning = data?.attemptImports.edges.some(({ node }) => node.state === 'RUNNING') ?? false;
  useEffect(() => {
    if (turn > 0) reload({ requestPolicy: 'network-only' });
  }, [turn, reload]);
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => reload({ requestPolicy: 'network-only' }), lookEveryMs);
    return () => clearInterval(timer);
  }, [isRunning, reload]);
  const doUndo = async ({ id, rowsRead }: ShownImport) => {
    const answer = await undo.run({ input: { import: id } });
    if (answer?.__typename !== 'AttemptImport') return;
    setUndoing(null);
    tell(`${formatCount(rowsRead)} attempts are erased.`);
  };
  if (error && !data) return <Failed what="The history" retry={reload} />;
  if (!data) return <Loading what="the history" />;
  const { edges, totalCount } = data.attemptImports;
  return (
    <section className={styles.card} aria-labelledby="brought-in">
      <h2 id="brought-in">Brought in so far</h2>
      {edges.length === 0 && <p className={styles.soft}>Nothing yet. Trying a file leaves no trace here.</p>}
      <ul className={rowStyles.rows}>
        {edges.map(({ node }) => (
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
                  unit={`read, ${formatCount(node.rowsRead)} attempts`}
                  show={formatBytes}
                />
              </span>
            ) : (
              node.state !== 'REFUSED' && (
                <span className={rowStyles.soft}>
                  {formatCount(node.rowsRead)} {node.rowsRead === 1 ? 'attempt' : 'attempts'}
                </span>
              )
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
                <summary>
                  {node.problemCount === 1 ? 'One problem' : `${formatCount(node.problemCount)} problems`}
                </summary>
                <ImportProblems
                  problemCount={node.problemCount}
                  problems={node.problems.map((one) => ({ ...one, column: one.column ?? null }))}
                />
              </details>
            )}
          </li>
        ))}
      </ul>
      {edges.length < totalCount && (
        <div>
          <Button onPress={() => setFirst(Math.min(100, first + pageSize))} isDisabled={first >= 100}>
            Older
          </Button>
        </div>
      )}
      {undoing && (
        <Dialog title="Erase what this import brought in?" onClose={() => setUndoing(null)}>
          <p>
            {formatCount(undoing.rowsRead)} attempts of {undoing.fileName} and their outcomes are erased for good, also
            from every aggregate. The file can be imported again afterwards.
          </p>
          {undo.problem && <Notice kind="problem">{undo.problem}</Notice>}
          <DialogActions>
            <Button onPress={() => setUndoing(null)}>Keep them</Button>
            <Button look="danger" isDisabled={undo.isRunning} onPress={() => void doUndo(undoing)}>
              Erase {formatCount(undoing.rowsRead)} attempts
            </Button>
          </DialogActions>
        </Dialog>
      )}
    </section>
  );
}
