import { Download } from 'lucide-react';
import { useState } from 'react';
import rowStyles from '../../document/panels.module.css';
import { useAct } from '../../document/use-act.ts';
import { graphql } from '../../generated/gql.ts';
import type { AttemptExportState, ExportAttemptsQuery } from '../../generated/graphql.ts';
import { Button } from '../../ui/button.tsx';
import { Progress } from '../../ui/charts/progress.tsx';
import { Chip, type Tone } from '../../ui/chip.tsx';
import { countOf, formatMoment } from '../../ui/format.ts';
import { Moment } from '../../ui/moment.tsx';
import { MoreRows } from '../../ui/more-rows.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Loading } from '../../ui/states.tsx';
import { usePages } from '../../ui/use-pages.ts';
import { useUnderWay } from '../../ui/use-under-way.ts';
import styles from './attempts.module.css';
import { formatBytes } from './format-bytes.ts';
import { NewExport } from './new-export.tsx';

const Exports = graphql(`
  query ExportAttempts($after: String) {
    attemptExports(first: 20, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
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

const isUnderWay = ({ state }: ShownExport) => state === 'RUNNING' || state === 'QUEUED';

interface Props {
  assessments: readonly { id: string; label: string }[];
  assessment: string;
  titleOf: (assessment: string) => string;
}

/** Single attempts as a file: asked for, watched while it is written, taken away. */
export function ExportAttempts({ assessments, assessment, titleOf }: Props) {
  const pages = usePages(Exports, {}, (found) => found.attemptExports);
  useUnderWay(pages, isUnderWay, lookEveryMs);
  const [isAsking, setAsking] = useState(false);
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
      {pages.state === 'loading' && <Loading what="the exports" />}
      {pages.items.length > 0 && (
        <ul className={rowStyles.rows}>
          {pages.items.map((one) => (
            <ExportRow key={one.id} shown={one} titleOf={titleOf} onChanged={() => void pages.reload()} />
          ))}
        </ul>
      )}
      <MoreRows pages={pages} what="The exports" label="Older" />
      {isAsking && (
        <NewExport
          assessments={assessments}
          assessment={assessment}
          onClose={() => setAsking(false)}
          onStarted={() => {
            setAsking(false);
            void pages.reload();
          }}
        />
      )}
    </section>
  );
}

interface RowProps {
  shown: ShownExport;
  titleOf: Props['titleOf'];
  onChanged: () => void;
}

function ExportRow({ shown, titleOf, onChanged }: RowProps) {
  const cancel = useAct(Cancel);
  const doCancel = async () => {
    const answer = await cancel.run({ input: { export: shown.id } });
    if (answer?.__typename === 'AttemptExport') onChanged();
  };
  return (
    <li>
      <span className={rowStyles.grow}>
        {shown.fileName} <span className={rowStyles.soft}>of {titleOf(shown.assessment)}</span>
        {shown.rowsLeftOut > 0 && (
          <>
            <br />
            <span className={rowStyles.soft}>{countOf(shown.rowsLeftOut, 'attempt')} without an answer left out</span>
          </>
        )}
      </span>
      {shown.origins.includes('SIMULATED') && <Chip tone="waiting">Simulated</Chip>}
      <Chip tone={stateWords[shown.state].tone}>{stateWords[shown.state].label}</Chip>
      {isUnderWay(shown) && (
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
          <Button
            look="quiet"
            onPress={() => void doCancel()}
            isDisabled={cancel.isRunning}
            aria-label={`Cancel ${shown.fileName}`}
          >
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
        <Button
          look="quiet"
          onPress={() => void doCancel()}
          isDisabled={cancel.isRunning}
          aria-label={`Delete ${shown.fileName}`}
        >
          Delete
        </Button>
      )}
      {shown.failure && <p className={rowStyles.soft}>{shown.failure}</p>}
      {cancel.problem && <Notice kind="problem">{cancel.problem}</Notice>}
    </li>
  );
}
