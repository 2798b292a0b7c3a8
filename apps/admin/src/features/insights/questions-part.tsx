import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { wordFor } from '@yardstick/domain/content/count-words.ts';
import { graphql } from '../../generated/gql.ts';
import type { QuestionWarning } from '../../generated/graphql.ts';
import { ChartFigure } from '../../ui/charts/chart-figure.tsx';
import { formatRatio } from '../../ui/charts/format-statistic.ts';
import { ScatterPlot } from '../../ui/charts/scatter-plot.tsx';
import { countOf, formatCount, formatShare } from '../../ui/format.ts';
import type { PartProps } from './insight-query.ts';
import styles from './insights.module.css';
import { type QuestionRow, QuestionTable } from './question-table.tsx';
import { toFilter } from './to-filter.ts';
import { usePart } from './use-part.tsx';

const Questions = graphql(`
  query QuestionsPart($assessment: String!, $filter: InsightFilter) {
    insights(assessment: $assessment, filter: $filter) {
      __typename
      ... on Insights {
        questions {
          placement position bank key prompt competency isReversed
          statistics {
            __typename
            ... on QuestionStatistics {
              n difficulty itemRestCorrelation alphaIfDeleted skipped medianSeconds warnings
            }
          }
        }
      }
      ... on Error { message }
    }
  }
`);

const warningWords: Record<QuestionWarning, string> = {
  PROBABLY_REVERSE_KEYED: 'Probably reverse-keyed',
  NEAR_ZERO_DISCRIMINATION: 'Tells hardly anything apart',
};
// Where item-rest correlations begin to say something.
const usefulFrom = 0.1;

/** How each question works: how easy it is to score on it, and how well it goes with the others of its competency. */
export function QuestionsPart({ slug, known }: PartProps) {
  const search = useSearch({ from: '/studio/insights/$slug' });
  const navigate = useNavigate();
  const router = useRouter();
  const { insights, isStale, instead } = usePart(
    Questions,
    { assessment: slug, filter: toFilter(search) },
    'the questions',
  );
  if (!insights) return instead;
  const competencies = known.measures.flatMap(({ competency }) => (competency ? [competency] : []));
  const rows: QuestionRow[] = insights.questions.map(({ statistics, competency, ...question }) => {
    const own = statistics.__typename === 'QuestionStatistics' ? statistics : null;
    return {
      ...question,
      competency: competencies.find(({ key }) => key === competency)?.name ?? competency,
      group: Math.max(
        0,
        competencies.findIndex(({ key }) => key === competency),
      ),
      href: router.buildLocation({
        to: '/questions/$bank/$question',
        params: { bank: question.bank, question: question.key },
      }).href,
      n: own?.n ?? null,
      difficulty: own?.difficulty ?? null,
      itemRest: own?.itemRestCorrelation ?? null,
      alphaIfDeleted: own?.alphaIfDeleted ?? null,
      skipped: own?.skipped ?? null,
      medianSeconds: own?.medianSeconds ?? null,
      warnings: own?.warnings.map((warning) => warningWords[warning]) ?? [],
    };
  });
  const points = rows.flatMap(({ n, difficulty, itemRest, ...row }) =>
    n === null || difficulty === null || itemRest === null
      ? []
      : [
          {
            id: row.placement,
            name: row.prompt,
            x: difficulty,
            y: itemRest,
            n,
            group: row.group,
            warning: row.warnings.join(', ') || null,
            href: row.href,
          },
        ],
  );
  const warned = rows.filter(({ warnings }) => warnings.length > 0);
  const summary =
    points.length === 0
      ? 'Too few people answered all questions of a competency to show any.'
      : warned.length === 0
        ? 'Every question goes with the others of its competency.'
        : `${formatCount(warned.length)} of ${countOf(rows.length, 'question')} ${wordFor(warned.length, 'is', 'are')} worth a look: ${warned
            .slice(0, 2)
            .map(({ prompt }) => `“${prompt}”`)
            .join(', ')}${warned.length > 2 ? ' …' : '.'}`;
  return (
    <div className={`${styles.part} ${isStale ? styles.stale : ''}`}>
      {instead}
      <ChartFigure
        title="Item map"
        summary={summary}
        fileName={`${slug}-questions`}
        table={{
          columns: [
            { name: 'Question' },
            { name: 'Key' },
            { name: 'Competency' },
            { name: 'People', show: formatCount },
            { name: 'Difficulty', show: formatShare },
            { name: 'Item-rest r', show: formatRatio },
            { name: 'Alpha without it', show: formatRatio },
            { name: 'Skipped', show: formatCount },
            { name: 'Median seconds' },
            { name: 'Warnings' },
          ],
          rows: rows.map((row) => [
            row.prompt,
            `${row.bank}/${row.key}`,
            row.competency,
            row.n,
            row.difficulty,
            row.itemRest,
            row.alphaIfDeleted,
            row.skipped,
            row.medianSeconds,
            row.warnings.join(', '),
          ]),
        }}
        note="To the right, most people reach a high score; further up, the question goes with the others of its competency. Each point opens its question."
      >
        {points.length > 0 ? (
          <ScatterPlot
            label={`Item map of ${countOf(points.length, 'question')}. ${summary}`}
            points={points}
            groups={competencies.map(({ name }) => name)}
            xAxis={{
              name: 'Difficulty',
              label: 'Difficulty: mean share of the points',
              ends: [0, 1],
              show: formatShare,
            }}
            yAxis={{ name: 'Item-rest correlation', show: formatRatio }}
            floorLine={{ name: 'tells little', value: usefulFrom }}
            onOpen={(href) => void navigate({ href: href.replace(/^\/studio/, '') })}
          />
        ) : (
          <p className="soft">{summary}</p>
        )}
      </ChartFigure>
      <QuestionTable rows={rows} />
    </div>
  );
}
