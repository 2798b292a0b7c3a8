import { Link, useSearch } from '@tanstack/react-router';
import { graphql } from '../../generated/gql.ts';
import { ChartFigure } from '../../ui/charts/chart-figure.tsx';
import { formatDuration, formatFineShare } from '../../ui/charts/format-statistic.ts';
import { FunnelChart } from '../../ui/charts/funnel-chart.tsx';
import { countOf, formatCount, formatShare } from '../../ui/format.ts';
import type { PartProps } from './insight-query.ts';
import styles from './insights.module.css';
import { StatTile } from './stat-tile.tsx';
import { toFilter } from './to-filter.ts';
import { usePart } from './use-part.tsx';
import { Withheld } from './withheld.tsx';

const Funnel = graphql(`
  query FunnelPart($assessment: String!, $filter: InsightFilter) {
    insights(assessment: $assessment, filter: $filter) {
      __typename
      ... on Insights {
        funnel {
          __typename
          ... on Funnel {
            started submitted completion
            steps { placements { placement position bank key prompt } reached dropped share }
          }
        }
        durations { __typename ... on Durations { n median lowerQuartile upperQuartile } }
      }
      ... on Error { message }
    }
  }
`);

const named = 5;

/** Where people leave, from the first question to the submission. */
export function FunnelPart({ slug }: PartProps) {
  const search = useSearch({ from: '/studio/insights/$slug' });
  const { insights, isStale, instead } = usePart(Funnel, { assessment: slug, filter: toFilter(search) }, 'the funnel');
  if (!insights) return instead;
  const { funnel, durations } = insights;
  const { origins } = toFilter(search);
  const isStartedHere = !origins || origins.includes('RESPONDENT');
  const steps = funnel.__typename === 'Funnel' ? funnel.steps : [];
  const drops = [...steps]
    .filter(({ dropped }) => dropped > 0)
    .sort((one, other) => other.dropped - one.dropped)
    .slice(0, named);
  const worst = drops[0];
  return (
    <div className={`${styles.part} ${isStale ? styles.stale : ''}`}>
      {instead}
      <div className={styles.tiles}>
        <StatTile
          label="Started here"
          value={funnel.__typename === 'Funnel' ? formatCount(funnel.started) : null}
          note={funnel.__typename === 'Funnel' ? '' : isStartedHere ? 'too few to show' : 'not started here'}
        />
        <StatTile
          label="Submitted"
          value={funnel.__typename === 'Funnel' ? formatCount(funnel.submitted) : null}
          note={funnel.__typename === 'Funnel' ? `${formatShare(funnel.completion)} of those who started` : ''}
        />
        <StatTile
          label="Median time"
          value={durations.__typename === 'Durations' ? formatDuration(durations.median) : null}
          note={
            durations.__typename === 'Durations'
              ? `the middle half ${formatDuration(durations.lowerQuartile)} to ${formatDuration(durations.upperQuartile)}`
              : 'not known of enough people'
          }
        />
      </div>
      {funnel.__typename !== 'Funnel' ? (
        <section className={styles.card} aria-labelledby="funnel">
          <h2 id="funnel">How far people get</h2>
          {isStartedHere && <Withheld />}
          <p className="soft">
            The funnel counts attempts that were started here; imported and simulated ones are not in it.
          </p>
        </section>
      ) : (
        <>
          <ChartFigure
            title="How far people get"
            summary={
              worst
                ? `Most leave at ${spell(worst)}: ${countOf(worst.dropped, 'person', 'people')}, ${formatFineShare(worst.share)} of those who got there.`
                : 'Nobody left before the end.'
            }
            fileName={`${slug}-funnel`}
            table={{
              columns: [
                { name: 'Step' },
                { name: 'Reached', show: formatCount },
                { name: 'Went no further', show: formatCount },
                { name: 'Share', show: formatFineShare },
              ],
              rows: [
                ...steps.map((step) => [nameOf(step), step.reached, step.dropped, step.share]),
                ['Submitted', funnel.submitted, null, null],
              ],
            }}
            note="Attempts that are still open count as far as they are. Steps at which very few people left are joined. Segments and languages do not filter it: unfinished attempts need not have any."
          >
            <FunnelChart
              label={`How far people get: ${formatCount(funnel.started)} started, ${formatCount(funnel.submitted)} submitted.`}
              steps={[
                ...steps.map((step) => ({
                  id: step.placements[0]?.placement ?? 'end',
                  name: nameOf(step),
                  n: step.reached,
                  lost: step.dropped,
                  size: Math.max(1, step.placements.length),
                })),
                { id: 'submitted', name: 'Submitted', n: funnel.submitted, lost: null, size: 1 },
              ]}
            />
          </ChartFigure>
          {drops.length > 0 && (
            <section className={styles.card} aria-labelledby="drops">
              <h2 id="drops">Where most people leave</h2>
              <ol className={styles.drops}>
                {drops.map((step) => (
                  <li key={step.placements[0]?.placement ?? 'end'}>
                    <span className={styles.list}>
                      {step.placements.length === 0 && nameOf(step)}
                      {step.placements.length > 1 && <span className="soft">At one of these:</span>}
                      {step.placements.map(({ placement, position, bank, key, prompt }) => (
                        <span key={placement}>
                          {position}.{' '}
                          <Link to="/questions/$bank/$question" params={{ bank, question: key }}>
                            {prompt}
                          </Link>
                        </span>
                      ))}
                    </span>
                    <span>
                      {formatCount(step.dropped)} <span className="soft">{formatFineShare(step.share)}</span>
                    </span>
                  </li>
                ))}
              </ol>
            </section>
          )}
        </>
      )}
    </div>
  );
}

interface Step {
  placements: readonly { position: number; prompt: string }[];
}

function nameOf({ placements }: Step): string {
  const [first] = placements;
  const last = placements.at(-1);
  if (!first || !last) return 'the end, before submitting';
  if (first === last) return `${first.position}. ${first.prompt}`;
  return `questions ${first.position} to ${last.position}`;
}

function spell(step: Step): string {
  const [first] = step.placements;
  return first && step.placements.length === 1 ? `question ${first.position}, “${first.prompt}”` : nameOf(step);
}
