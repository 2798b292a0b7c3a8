import { wordFor } from '@yardstick/domain/content/count-words.ts';
import { useState } from 'react';
import { ChartFigure } from '../ui/charts/chart-figure.tsx';
import { formatScore, formatSigned } from '../ui/charts/format-statistic.ts';
import { HeatMap } from '../ui/charts/heat-map.tsx';
import { countOf, formatCount, formatShare } from '../ui/format.ts';
import { Select } from '../ui/select.tsx';
import styles from './comparison.module.css';
import type { MeasureNames } from './comparison-query.ts';
import type { PeopleTransitions, RunResult } from './use-comparison-run.ts';

interface Props {
  result: RunResult;
  names: MeasureNames;
  /** names the files */
  assessment: string;
}

const everybody = ' everybody';
const overall = ' overall';

/** Who goes from which band to which, whose first focus area changes, and which attempts move most. */
export function WhoMoves({ result, names, assessment }: Props) {
  const [group, setGroup] = useState(everybody);
  const [measure, setMeasure] = useState(overall);
  const people =
    group === everybody
      ? result.everybody
      : result.groups.find(({ option }) => (option.key ?? ' none') === group)?.people;
  return (
    <div className={styles.result}>
      <div className={styles.picks}>
        {result.groups.length > 0 && (
          <Select
            label="People"
            choices={[
              { id: everybody, label: 'Everybody' },
              ...result.groups.map(({ option }) => ({ id: option.key ?? ' none', label: option.label })),
            ]}
            value={group}
            onChange={setGroup}
          />
        )}
        {people?.__typename === 'GroupTransitions' && people.measures.length > 1 && (
          <Select
            label="Score"
            choices={people.measures.map(({ competency }) => ({
              id: competency ?? overall,
              label: names.measureOf(competency),
            }))}
            value={measure}
            onChange={setMeasure}
          />
        )}
      </div>
      {people?.__typename === 'GroupTransitions' ? (
        <Transitions
          people={people}
          measure={measure === overall ? null : measure}
          names={names}
          assessment={assessment}
        />
      ) : (
        <p className={styles.soft}>Withheld: too few people.</p>
      )}
      {result.mostMoved && result.mostMoved.length > 0 && group === everybody && (
        <ChartFigure
          title="Attempts that move most, overall"
          fileName={`${assessment}-most-moved`}
          isTableOnly
          table={{
            columns: [
              { name: 'Attempt' },
              { name: 'Before' },
              { name: 'After' },
              { name: 'Change', show: formatSigned },
            ],
            rows: result.mostMoved.map(({ attempt, before, after }) => [attempt, before, after, after - before]),
          }}
        >
          <ol className={styles.moved}>
            {result.mostMoved.map(({ attempt, before, after }) => (
              <li key={attempt}>
                <code className={styles.id}>{attempt}</code>
                <span>
                  {formatScore(before)} → <strong>{formatScore(after)}</strong>
                </span>
                <span className={styles.change} data-way={after > before ? 'up' : 'down'}>
                  {formatSigned(after - before)}
                </span>
              </li>
            ))}
          </ol>
        </ChartFigure>
      )}
    </div>
  );
}

function Transitions({
  people,
  measure,
  names,
  assessment,
}: {
  people: PeopleTransitions;
  measure: string | null;
  names: MeasureNames;
  assessment: string;
}) {
  const shown = people.measures.find(({ competency }) => (competency ?? null) === measure) ?? people.measures[0];
  const [profile, setProfile] = useState('0');
  const focus = people.focus[Number(profile)];
  return (
    <>
      {shown && (
        <MatrixFigure
          title={`Bands: ${names.measureOf(shown.competency)}`}
          fileName={`${assessment}-bands`}
          matrix={shown.bands}
          nameOf={names.bandOf}
          n={people.n}
          summary={
            shown.meanAbsoluteChange == null
              ? 'By how many points a score changes on average is withheld.'
              : `A score changes by ${formatScore(shown.meanAbsoluteChange)} points on average${shown.n == null ? '' : `, over ${countOf(shown.n, 'person', 'people')}`}.`
          }
        />
      )}
      {people.focus.length > 0 && (
        <div className={styles.picks}>
          <Select
            label="First focus area for the role"
            choices={people.focus.map(({ role, stage }, index) => ({
              id: String(index),
              label: names.profileOf(role, stage),
            }))}
            value={profile}
            onChange={setProfile}
          />
        </div>
      )}
      {focus && (
        <MatrixFigure
          title={`First focus area: ${names.profileOf(focus.role, focus.stage)}`}
          fileName={`${assessment}-focus`}
          matrix={focus.firstFocus}
          nameOf={(key) => (key ? names.measureOf(key) : 'none')}
          n={people.n}
          summary={null}
        />
      )}
    </>
  );
}

interface MatrixProps {
  title: string;
  fileName: string;
  matrix: PeopleTransitions['measures'][number]['bands'];
  nameOf: (key: string | null | undefined) => string;
  n: number;
  summary: string | null;
}

function MatrixFigure({ title, fileName, matrix, nameOf, n, summary }: MatrixProps) {
  const moves =
    matrix.changed == null
      ? 'How many people move is withheld.'
      : matrix.changed === 0
        ? 'Nobody moves.'
        : `${formatCount(matrix.changed)} of ${countOf(n, 'person', 'people')} ${wordFor(matrix.changed, 'moves', 'move')}, ${formatShare(matrix.changed / Math.max(1, n))}.`;
  // What neither a row nor a column tells anything of is left out: nobody is there, or too few.
  const isTold = (key: string | null | undefined) =>
    matrix.rows.some((row, from) =>
      row.some((cell, to) => cell != null && (matrix.before[from] === key || matrix.after[to] === key)),
    );
  const before = matrix.before.flatMap((key, from) => (isTold(key) ? [{ key, from }] : []));
  const after = matrix.after.flatMap((key, to) => (isTold(key) ? [{ key, to }] : []));
  const cells = before.map(({ from }) => after.map(({ to }) => matrix.rows[from]?.[to] ?? null));
  if (before.length === 0)
    return (
      <section className={styles.withheld} aria-label={title}>
        <h2>{title}</h2>
        <p className={styles.soft}>Withheld: too few people stand apart in any of it.</p>
      </section>
    );
  const rows = before.map(({ key }) => nameOf(key));
  const columns = after.map(({ key }) => nameOf(key));
  return (
    <ChartFigure
      title={title}
      summary={[moves, summary].filter(Boolean).join(' ')}
      fileName={fileName}
      isTableOnly
      note="Outlined: no change. Hatched: nobody, or too few to be told."
      table={{
        columns: [{ name: 'Before' }, { name: 'After' }, { name: 'People', show: formatCount }],
        rows: rows.flatMap((row, from) => columns.map((column, to) => [row, column, cells[from]?.[to] ?? null])),
      }}
    >
      <HeatMap
        name={title}
        rowsName="before"
        columnsName="after"
        rows={rows}
        columns={columns}
        cells={cells}
        isSame={(row, column) => before[row]?.key === after[column]?.key}
      />
    </ChartFigure>
  );
}
