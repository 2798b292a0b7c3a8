import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { Comparison, type MeasureNames, type ScoringComparison } from '../../comparison/comparison-query.ts';
import { MomentsFigure } from '../../comparison/moments-figure.tsx';
import { RunProgress } from '../../comparison/run-progress.tsx';
import { useComparisonRun } from '../../comparison/use-comparison-run.ts';
import { WhoMoves } from '../../comparison/who-moves.tsx';
import { graphql } from '../../generated/gql.ts';
import type { ScoringChoice } from '../../generated/graphql.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Select } from '../../ui/select.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { useLasting } from '../../ui/use-lasting.ts';
import type { KnownInsights, PartProps } from './insight-query.ts';
import { tidySearch } from './insight-search.ts';
import styles from './insights.module.css';
import { spellMonths } from './month-words.ts';
import { toComparisonFilter, toFilter } from './to-filter.ts';
import { usePart } from './use-part.tsx';

const Names = graphql(`
  query ComparePart($assessment: String!, $filter: InsightFilter) {
    insights(assessment: $assessment, filter: $filter) {
      __typename
      ... on Insights {
        measures {
          competency { key }
          distribution { __typename ... on ScoreDistribution { bands { key name } } }
        }
        roleGaps { role stage label }
      }
      ... on Error { message }
    }
  }
`);

const draft = 'draft';
const nothing = ' nothing';

/** Two scorings of the same answers: what would be different, at once, and who would move, after scoring everybody. */
export function ComparePart({ slug, known }: PartProps) {
  const search = useSearch({ from: '/studio/insights/$slug' });
  const navigate = useNavigate();
  const { origins } = toFilter(search);
  // Bands are named where scores are shown: among all attempts from where those compared are.
  const { insights, instead } = usePart(
    Names,
    { assessment: slug, filter: origins ? { origins } : {} },
    'the scorings',
  );
  const set = (change: Parameters<typeof tidySearch>[0]) =>
    void navigate({
      to: '/insights/$slug',
      params: { slug },
      search: tidySearch({ ...search, ...change }),
      replace: true,
    });
  // Of the forms that are asked about: an older one has scorings of its own.
  const comparable = known.scoringModels.filter(({ structure }) => structure === known.scope.structure);
  const live = comparable.find(({ isLive }) => isLive);
  const choices = [
    ...comparable.map(({ number, isLive }) => ({
      id: String(number),
      label: `Scoring model ${number}${isLive ? ', live' : ''}`,
    })),
    { id: draft, label: 'The draft' },
  ];
  const usual = live
    ? { before: live.number, after: draft }
    : { before: comparable[0]?.number ?? draft, after: comparable.at(-1)?.number ?? draft };
  const before = choices.find(({ id }) => id === search.before)?.id ?? String(usual.before);
  const after = choices.find(({ id }) => id === search.after)?.id ?? String(usual.after);
  const breakDownBy = known.dimensions.find(({ key }) => key === search.by)?.key;
  const filter = useMemo(() => toComparisonFilter(search), [search]);
  const asked = {
    assessment: slug,
    before: toChoice(before),
    after: toChoice(after),
    filter,
    ...(breakDownBy ? { breakDownBy } : {}),
  };
  const [{ data: newest, error }, reload] = useQuery({
    query: Comparison,
    variables: asked,
    requestPolicy: 'cache-and-network',
  });
  const data = useLasting(newest);
  const answer = data?.scoringComparison;
  const comparison = useComparisonRun(search.run ?? null, (run) => set({ run }));
  if (!insights) return instead;
  const names = namesOf(known, insights);
  return (
    <div className={styles.part}>
      <div className={styles.picks}>
        <Select
          label="Before"
          choices={choices}
          value={before}
          onChange={(id) => set({ before: id, run: undefined })}
        />
        <Select label="After" choices={choices} value={after} onChange={(id) => set({ after: id, run: undefined })} />
        <Select
          label="Also for each"
          choices={[
            { id: nothing, label: 'Nothing: everybody together' },
            ...known.dimensions.map(({ key, label, isSegment }) => ({
              id: key,
              label: isSegment ? label : 'Language',
            })),
          ]}
          value={breakDownBy ?? nothing}
          onChange={(id) => set({ by: id === nothing ? undefined : id, run: undefined })}
        />
      </div>
      {search.model && (
        <p className="soft">The scoring model of the filters does not matter here: Before and After are two.</p>
      )}
      {error && !data && <Failed what="The comparison" retry={reload} />}
      {!error && !data && <Loading what="the comparison" />}
      {answer && answer.__typename !== 'ScoringComparison' && <Notice kind="news">{answer.message}</Notice>}
      {answer?.__typename === 'ScoringComparison' && (
        <div className={styles.two}>
          <MomentsFigure
            title={answer.groups.length > 0 ? 'What would be different for everybody' : 'What would be different'}
            summary={summaryOf(answer)}
            fileName={`${slug}-compared`}
            measures={answer.everybody.measures}
            names={names}
          />
          {answer.groups.map(({ option, measures }) => (
            <MomentsFigure
              key={option?.key ?? ' none'}
              title={option?.label ?? 'No answer'}
              fileName={`${slug}-compared-${option?.key ?? 'no-answer'}`}
              measures={measures}
              names={names}
            />
          ))}
        </div>
      )}
      {answer?.__typename === 'ScoringComparison' && (
        <section className={styles.card} aria-labelledby="who-moves">
          <h2 id="who-moves">Who moves</h2>
          <RunProgress of={comparison}>
            {!comparison.run?.result && (
              <div className={styles.row}>
                <p className="soft">
                  Scores every attempt in both ways and counts whose band and whose first focus area change. Nothing is
                  written to any attempt.
                </p>
                <Button look="main" onPress={() => void comparison.begin(asked)}>
                  Score every attempt
                </Button>
              </div>
            )}
          </RunProgress>
          {comparison.run?.result && (
            <>
              <WhoMoves result={comparison.run.result} names={names} assessment={slug} />
              <div>
                <Button onPress={() => set({ run: undefined })}>Again</Button>
              </div>
            </>
          )}
        </section>
      )}
    </div>
  );
}

const summaryOf = ({ months, before, after }: ScoringComparison) =>
  [
    ...(months ? [`Attempts of ${spellMonths(months)}`] : []),
    ...(before.contentHash === after.contentHash ? ['These two score everything alike.'] : []),
  ].join('. ');

const toChoice = (id: string): ScoringChoice => (id === draft ? { draft: true } : { model: Number(id) });

interface Named {
  measures: readonly {
    distribution:
      | { __typename: 'ScoreDistribution'; bands: readonly { key: string; name: string }[] }
      | { __typename: 'SuppressedCell' };
  }[];
  roleGaps: readonly { role: string; stage: string; label: string }[];
}

function namesOf(known: KnownInsights, { measures, roleGaps }: Named): MeasureNames {
  const bands = measures.flatMap(({ distribution }) =>
    distribution.__typename === 'ScoreDistribution' ? distribution.bands : [],
  );
  return {
    measureOf: (key) =>
      key ? (known.measures.find(({ competency }) => competency?.key === key)?.competency?.name ?? key) : 'Overall',
    bandOf: (key) => (key ? bands.find((band) => band.key === key)?.name || key : 'no score'),
    profileOf: (role, stage) =>
      roleGaps.find((profile) => profile.role === role && profile.stage === stage)?.label ?? `${role}, ${stage}`,
  };
}
