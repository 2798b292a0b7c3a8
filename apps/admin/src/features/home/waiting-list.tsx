import { Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { documentPath } from '../../document/document-path.ts';
import rowStyles from '../../document/panels.module.css';
import { graphql } from '../../generated/gql.ts';
import { Chip, type Tone } from '../../ui/chip.tsx';
import { formatMoment } from '../../ui/format.ts';
import { Moment } from '../../ui/moment.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { useExpected } from '../../ui/use-expected.ts';
import styles from './home-screen.module.css';
import { UnsentEdits } from './unsent-edits.tsx';
import { type Waiting, whatWaits } from './what-waits.ts';

const Waits = graphql(`
  query WaitingList {
    viewer { name abilities { name } }
    requested: reviews(states: [REQUESTED], first: 20) {
      edges { node { id state message requestedBy requestedAt document { id kind key title } } }
    }
    decided: reviews(states: [RETURNED, APPROVED], first: 20) {
      edges {
        node {
          id state revision requestedBy decidedBy decidedAt decisionNote
          document { id kind key title state revision latestReview { id } }
        }
      }
    }
    releases(states: [OPEN, SCHEDULED], first: 20) {
      edges { node { id title state scheduledFor failure { message at } } }
    }
    assessments(first: 20) {
      edges { node { id kind key title problems { severity } } }
    }
  }
`);

const tones: Record<Waiting['what'], { label: string; tone: Tone }> = {
  review: { label: 'To review', tone: 'waiting' },
  returned: { label: 'Returned', tone: 'problem' },
  approved: { label: 'Approved', tone: 'good' },
  problem: { label: 'To mend', tone: 'problem' },
  failed: { label: 'Failed', tone: 'problem' },
  mine: { label: 'With others', tone: 'plain' },
};

/** What waits for whoever is signed in, and what goes live by itself. */
export function WaitingList() {
  const [{ data: newest, error }, reload] = useQuery({ query: Waits, requestPolicy: 'cache-and-network' });
  const data = useExpected(newest);
  if (error && !data) return <Failed what="What waits for you" retry={reload} />;
  if (!data) return <Loading what="what waits for you" />;
  const waiting = whatWaits(data);
  const scheduled = data.releases.edges.map(({ node }) => node).filter(({ state }) => state === 'SCHEDULED');
  return (
    <>
      <section aria-labelledby="waits" className={styles.section}>
        <h2 id="waits">Waits for you</h2>
        <UnsentEdits />
        {waiting.length === 0 && (
          <p className={styles.soft}>
            Nothing: no review, nothing to mend or returned. What goes live by itself would stand here too.
          </p>
        )}
        <ul className={rowStyles.rows}>
          {waiting.map((entry) => (
            <li key={entry.id}>
              <span className={styles.kind}>
                <Chip tone={tones[entry.what].tone}>{tones[entry.what].label}</Chip>
              </span>
              <span className={rowStyles.grow}>
                {entry.release ? (
                  <Link to="/releases/$id" params={{ id: entry.release }}>
                    {entry.title}
                  </Link>
                ) : (
                  entry.document && (
                    <Link {...documentPath(entry.document.kind, entry.document.key, 'changes')}>{entry.title}</Link>
                  )
                )}
                {entry.words && (
                  <>
                    <br />
                    <span className={rowStyles.soft}>{entry.words}</span>
                  </>
                )}
              </span>
              {entry.by && (
                <span className={rowStyles.soft}>
                  {entry.by}
                  {entry.at && (
                    <>
                      , <Moment at={entry.at} />
                    </>
                  )}
                </span>
              )}
            </li>
          ))}
        </ul>
      </section>
      {scheduled.length > 0 && (
        <section aria-labelledby="scheduled" className={styles.section}>
          <h2 id="scheduled">Scheduled</h2>
          <ul className={rowStyles.rows}>
            {scheduled.map(({ id, title, scheduledFor }) => (
              <li key={id}>
                <Link to="/releases/$id" params={{ id }} className={rowStyles.grow}>
                  {title}
                </Link>
                {scheduledFor && <span className={rowStyles.soft}>goes live {formatMoment(scheduledFor)}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
