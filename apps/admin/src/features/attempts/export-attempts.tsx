import { Download } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import rowStyles from '../../document/panels.module.css';
import { useAct } from '../../document/use-act.ts';
import { graphql } from '../../generated/gql.ts';
import type { AttemptExportState, ExportAttemptsQuery } from '../../generated/graphql.ts';
import { Button } from '../../ui/button.tsx';
import { Progress } from '../../ui/charts/progress.tsx';
import { Chip, type Tone } from '../../ui/chip.tsx';
import { formatCount, formatMoment } from '../../ui/format.ts';
import { Moment } from '../../ui/moment.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { useLasting } from '../../ui/use-lasting.ts';
import styles from './attempts.module.css';
import { formatBytes } from './format-bytes.ts';
import { NewExport } from './new-export.tsx';

const Exports = graphql(`
  query ExportAttempts($first: Int!) {
    attemptExports(first: $first) {
      totalCount
      edges {
        node {
          id assessment fileName format columns state rowsDone rowsTotal rowsLeftOut bytes downloadPath
          failure expiresAt finishedAt createdAt actorName origins
        }
      }
    }
  }
`);
const Cancel = graphql(`
  mutation ExportAttempts_Cancel($input: CancelAttemptExportInput!) {
    cancelAttemptExport(input: $input) {
      __typename
      ... on AttemptExport { id state downloadPath }
      ... on Error { message }
    }
  }
`);

type ShownExport = ExportAttemptsQuery['attemptExports']['edges'][number]['node'];

const stateWords: Record<AttemptExportState, { label: string; tone: Tone }> = {
  QUEUED: { label: 'Waiting', tone: 'waiting' },
  RUNNING: { label: 'Being written', tone: 'waiting' },
  READY: { label: 'Ready', tone: 'good' },
  FAILED: { label: 'Failed', tone: 'problem' },
  CANCELLED: { label: 'Cancelled', tone: 'plain' },
  EXPIRED: { label: 'Expired', tone: 'plain' },
};
const lookEveryMs = 500;
const pageSize = 20;

interface Props {
  assessments: readonly { id: string; label: string }[];
  assessment: string;
  titleOf: (assessment: string) => string;
}

/** Single attempts as a file: asked for, watched while it is written, taken away. */
export function ExportAttempts({ assessments, assessment, titleOf }: Props) {
  const [first, setFirst] = useState(pageSize);
  const [{ data: newest, error }, reload] = useQuery({
    query: Exports,
    variables: { first },
    requestPolicy: 'cache-and-network',
  });
  const data = useLasting(newest);
  const [isAsking, setAsking] = useState(false);
  const isWriting =
    data?.attemptExports.edges.some(({ node }) => node.state === 'RUNNING' || node.state === 'QUEUED') ?? false;
  useEffect(() => {
    if (!isWriting) return;
    const timer = setInterval(() => reload({ requestPolicy: 'network-only' }), lookEveryMs);
    return () => clearInterval(timer);
  }, [isWriting, reload]);
  return (
    <section className={styles.card} aria-labelledby="take-away">
      <div className={styles.head}>
        <h2 id="take-away">Take attempts away</h2>
        <Button onPress={() => setAsking(true)}>Export attempts</Button>
      </div>
      <p className={styles.soft}>
        Every submitted attempt as a row, for tools of your own. A file holds no id of an attempt, is kept for seven
        days, and every export stands in the audit.
      </p>
      {error && !data && <Failed what="The exports" retry={reload} />}
      {!error && !data && <Loading what="the exports" />}
      {data && data.attemptExports.edges.length > 0 && (
        <ul className={rowStyles.rows}>
          {data.attemptExports.edges.map(({ node }) => (
            <ExportRow key={node.id} shown={node} titleOf={titleOf} />
          ))}
        </ul>
      )}
      {data && data.attemptExports.edges.length < data.attemptExports.totalCount && (
        <div>
          <Button onPress={() => setFirst(Math.min(100, first + pageSize))} isDisabled={first >= 100}>
            Older
          </Button>
        </div>
      )}
      {isAsking && (
        <NewExport
          assessments={assessments}
          assessment={assessment}
          onClose={() => setAsking(false)}
          onStarted={() => {
            setAsking(false);
            reload({ requestPolicy: 'network-only' });
          }}
        />
      )}
    </section>
  );
}

function ExportRow({ shown, titleOf }: { shown: ShownExport; titleOf: Props['titleOf'] }) {
  const cancel = useAct(Cancel);
  const doCancel = () => void cancel.run({ input: { export: shown.id } });
  const isWriting = shown.state === 'RUNNING' || shown.state === 'QUEUED';
  return (
    <li>
      <span className={rowStyles.grow}>
        {shown.fileName} <span className={rowStyles.soft}>of {titleOf(shown.assessment)}</span>
        {shown.rowsLeftOut > 0 && (
          <>
            <br />
            <span className={rowStyles.soft}>{formatCount(shown.rowsLeftOut)} attempts without an answer left out</span>
          </>
        )}
      </span>
      {shown.origins.includes('SIMULATED') && <Chip tone="waiting">Simulated</Chip>}
      <Chip tone={stateWords[shown.state].tone}>{stateWords[shown.state].label}</Chip>
      {isWriting && (
        <>
          {shown.state === 'RUNNING' && (
            <span className={styles.running}>
              <Progress
                label={`Export ${shown.fileName}`}
                done={shown.rowsDone}
                total={shown.rowsTotal ?? 0}
                unit="attempts"
              />
            </span>
          )}
          <Button look="quiet" onPress={doCancel} isDisabled={cancel.isRunning} aria-label={`Cancel ${shown.fileName}`}>
            Cancel
          </Button>
        </>
      )}
      {shown.downloadPath && (
        <a href={shown.downloadPath} download={shown.fileName} className={styles.download}>
          <Download size={15} aria-hidden /> Download{' '}
          {shown.bytes !== null && shown.bytes !== undefined && formatBytes(shown.bytes)}
        </a>
      )}
      <span className={rowStyles.soft}>
        {shown.actorName}, <Moment at={shown.finishedAt ?? shown.createdAt} />
        {shown.state === 'READY' && shown.expiresAt && <>, kept until {formatMoment(shown.expiresAt)}</>}
      </span>
      {shown.state === 'READY' && (
        <Button look="quiet" onPress={doCancel} isDisabled={cancel.isRunning} aria-label={`Delete ${shown.fileName}`}>
          Delete
        </Button>
      )}
      {shown.failure && <p className={rowStyles.soft}>{shown.failure}</p>}
      {cancel.problem && <Notice kind="problem">{cancel.problem}</Notice>}
    </li>
  );
}
