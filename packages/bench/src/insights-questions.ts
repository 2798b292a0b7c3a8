import type { AssessmentPublication } from '@yardstick/api/modules/publishing/published-content.ts';

/** Numbers by name: how many people, and a mean where the question has one. */
export type Numbers = Map<string, { n: number; mean: number | null }>;

/** A question to the studio API, and the same question to PostgreSQL. */
export interface Question {
  name: string;
  /** selections within `insights(…)` */
  selection: string;
  filter: object;
  /** `name`, `n` and `mean` of each row; null where plain SQL has no counterpart in one statement */
  sql: string | null;
  /** what the answer says of the same names */
  read: (insights: Answer) => Numbers;
}

// biome-ignore lint/suspicious/noExplicitAny: an answer is read field by field, as a client does.
export type Answer = any;

const measures = `measures {
  competency { key }
  distribution { ... on ScoreDistribution { n mean standardDeviation median histogram { from n } bands { key n } } }
  reliability { ... on Reliability { n alpha standardError interval { lower upper } } }
}`;

const readMeasures = (group: Answer, prefix = ''): [string, { n: number; mean: number | null }][] =>
  group.measures.flatMap(({ competency, distribution: { n, mean } }: Answer) =>
    n === undefined ? [] : [[`${prefix}${competency?.key ?? 'overall'}`, { n, mean }]],
  );

/** Every way in which Insights ask; `segment` and `option` are ones that many people chose. */
export function questionsTo(
  { form, scoringModel }: AssessmentPublication,
  chosen: readonly { segment: string; segmentId: string; option: string; optionId: string }[],
  months: { from: string; to: string },
): Question[] {
  const issued = `outcome.form_id = '${form.id}' AND outcome.scoring_model_id = '${scoringModel.id}'
    AND outcome.reason = 'issued' AND attempt.origin <> 'simulated'`;
  const scores = (name: string, where: string) => `
    SELECT ${name} AS name, count(score)::int AS n, avg(score) AS mean, stddev_samp(score)
    FROM outcome JOIN attempt ON attempt.id = outcome.attempt_id CROSS JOIN LATERAL (
      SELECT 'overall' AS measure, (scores #>> '{overall,score}')::float8 AS score UNION ALL
      SELECT competency ->> 'competency', (competency ->> 'score')::float8
      FROM jsonb_array_elements(scores -> 'competencies') AS competency
    ) AS measured
    WHERE ${issued} AND ${where} GROUP BY 1`;
  const chose = chosen.map(({ segmentId, optionId }) => `attempt.segments ->> '${segmentId}' = '${optionId}'`);
  const [first] = chosen;
  const by = form.content.segments.find(({ id }) => id === first?.segmentId);
  const optionKey = new Map(by?.options.map(({ id, key }) => [id, key]));
  const singles = scoringModel.content.placements.filter(({ multiple }) => !multiple);
  const values = singles.flatMap(({ placement, values: key, reversed }) => {
    const [least, most] = [Math.min(...Object.values(key)), Math.max(...Object.values(key))];
    return Object.entries(key).map(([option, value]) => {
      const x = (value - least) / (most - least);
      return `('${placement}', '${option}', ${reversed ? 1 - x : x}::float8)`;
    });
  });
  const [profile] = scoringModel.content.roleProfiles;
  const targets = Object.entries(profile?.targets ?? {}).map(([key, target]) => `('${key}', ${target}::float8)`);

  return [
    {
      name: 'overview',
      selection: measures,
      filter: {},
      sql: scores('measure', 'true'),
      read: (insights) => new Map(readMeasures(insights)),
    },
    {
      name: 'overview of two segments',
      selection: measures,
      filter: { segments: chosen.map(({ segment, option }) => ({ segment, options: [option] })) },
      sql: scores('measure', chose.join(' AND ')),
      read: (insights) => new Map(readMeasures(insights)),
    },
    {
      name: `overview of ${months.from} to ${months.to}`,
      selection: measures,
      filter: { months },
      sql: scores('measure', `to_char(attempt.submitted_at, 'YYYY-MM') BETWEEN '${months.from}' AND '${months.to}'`),
      read: (insights) => new Map(readMeasures(insights)),
    },
    {
      name: 'breakdown by a segment',
      selection: `breakdown(by: "${first?.segment}") { option { key } ${measures} }`,
      filter: {},
      sql: scores(`concat(attempt.segments ->> '${first?.segmentId}', ' ', measure)`, 'true'),
      read: (insights) => {
        const ids = new Map([...optionKey].map(([id, key]) => [key, id]));
        return new Map(
          insights.breakdown.flatMap((group: Answer) => readMeasures(group, `${ids.get(group.option.key) ?? ''} `)),
        );
      },
    },
    {
      name: 'question table',
      selection: `questions { placement statistics { ... on QuestionStatistics {
        n difficulty itemRestCorrelation alphaIfDeleted medianSeconds options { key n share restCorrelation } } } }`,
      filter: {},
      sql: `
        WITH answered AS (
          SELECT response.key AS placement, response.value #>> '{options,0}' AS option, count(*) AS people
          FROM attempt CROSS JOIN LATERAL jsonb_each(responses) AS response
          WHERE form_id = '${form.id}' AND submitted_at IS NOT NULL AND origin <> 'simulated' GROUP BY 1, 2
        )
        SELECT placement AS name, sum(people)::int AS n, sum(people * x) / sum(people) AS mean
        FROM answered JOIN (VALUES ${values.join(', ')}) AS key(placement, option, x) USING (placement, option) GROUP BY 1`,
      read: (insights) => {
        const single = new Set(singles.map(({ placement }) => placement));
        return new Map(
          insights.questions.flatMap(({ placement, statistics: { n, difficulty } }: Answer) =>
            single.has(placement) ? [[placement, { n, mean: difficulty }]] : [],
          ),
        );
      },
    },
    {
      name: 'trend',
      selection: 'trend { months { from to } n values { competency n mean standardDeviation } }',
      filter: {},
      sql: scores(`to_char(attempt.submitted_at, 'YYYY-MM')`, `measure = 'overall'`),
      read: (insights) =>
        new Map(
          insights.trend.flatMap(({ months: { from, to }, values: ofMonth }: Answer) => {
            const overall = ofMonth.find(({ competency }: Answer) => competency === null);
            return from === to ? [[from, { n: overall.n, mean: overall.mean }]] : [];
          }),
        ),
    },
    {
      name: 'gaps of roles',
      selection: `roleGaps { role stage competencies { competency target gap { ... on GapStatistics {
        n meanGap belowTarget } } } }`,
      filter: {},
      sql: `
        SELECT target.competency AS name, count(*)::int AS n, avg(greatest(0, goal - (measured ->> 'score')::float8)) AS mean
        FROM outcome JOIN attempt ON attempt.id = outcome.attempt_id
        CROSS JOIN LATERAL jsonb_array_elements(scores -> 'competencies') AS measured
        JOIN (VALUES ${targets.join(', ')}) AS target(competency, goal) ON target.competency = measured ->> 'competency'
        WHERE ${issued} AND measured ->> 'score' IS NOT NULL GROUP BY 1`,
      read: (insights) =>
        new Map(
          (insights.roleGaps[0]?.competencies ?? []).flatMap(({ competency, gap: { n, meanGap } }: Answer) =>
            n === undefined ? [] : [[competency, { n, mean: meanGap }]],
          ),
        ),
    },
    {
      name: 'funnel and durations',
      selection: `funnel { ... on Funnel { started submitted completion steps { reached dropped share } } }
        durations { ... on Durations { n median lowerQuartile upperQuartile } }`,
      filter: {},
      sql: `
        SELECT 'durations' AS name, count(*)::int AS n, NULL::float8 AS mean,
               percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY extract(epoch FROM submitted_at - started_at))
        FROM attempt WHERE form_id = '${form.id}' AND submitted_at IS NOT NULL AND origin <> 'simulated'`,
      read: ({ durations: { n } }) => (n === undefined ? new Map() : new Map([['durations', { n, mean: null }]])),
    },
  ];
}

/** Throws where two ways to count differ: in a number of people, or in a mean beyond rounding. Gives how many agree. */
export function compareNumbers(question: string, ours: Numbers, theirs: Numbers): number {
  for (const [name, { n, mean }] of ours) {
    const other = theirs.get(name);
    const isNear =
      mean === null || (other?.mean !== null && Math.abs(mean - (other?.mean ?? Number.NaN)) <= 1e-9 * Math.abs(mean));
    if (n !== other?.n || !isNear) {
      throw new Error(`${question}, ${name}: ${n} people, mean ${mean}; by SQL ${other?.n} and ${other?.mean}`);
    }
  }
  return ours.size;
}
