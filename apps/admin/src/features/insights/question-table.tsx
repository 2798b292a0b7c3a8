import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { formatDuration, formatRatio } from '../../ui/charts/format-statistic.ts';
import { Chip } from '../../ui/chip.tsx';
import { formatCount, formatShare } from '../../ui/format.ts';
import styles from './insights.module.css';

export interface QuestionRow {
  placement: string;
  position: number;
  bank: string;
  key: string;
  prompt: string;
  competency: string;
  /** place of the competency */
  group: number;
  isReversed: boolean;
  href: string;
  /** null: withheld */
  n: number | null;
  difficulty: number | null;
  itemRest: number | null;
  alphaIfDeleted: number | null;
  skipped: number | null;
  medianSeconds: number | null;
  warnings: readonly string[];
}

type NumberColumn = 'position' | 'n' | 'difficulty' | 'itemRest' | 'alphaIfDeleted' | 'skipped' | 'medianSeconds';

const columns: readonly { name: NumberColumn; label: string; title: string; show: (value: number) => string }[] = [
  { name: 'n', label: 'People', title: 'Who answered all questions of the competency', show: formatCount },
  { name: 'difficulty', label: 'Difficulty', title: 'Mean share of the points that can be had', show: formatShare },
  { name: 'itemRest', label: 'Item-rest r', title: 'Correlation with the rest of its competency', show: formatRatio },
  { name: 'alphaIfDeleted', label: 'α without it', title: 'Reliability without this question', show: formatRatio },
  { name: 'skipped', label: 'Skipped', title: 'Attempts that skipped it', show: formatCount },
  { name: 'medianSeconds', label: 'Median time', title: 'Time spent on it', show: formatDuration },
];

/** Every question with its numbers, sorted by any of them. */
export function QuestionTable({ rows }: { rows: readonly QuestionRow[] }) {
  const [sort, setSort] = useState<{ by: NumberColumn; isUp: boolean }>({ by: 'position', isUp: true });
  const sorted = [...rows].sort((one, other) => {
    const own = one[sort.by];
    const theirs = other[sort.by];
    // What is withheld stands at the end, however it is sorted.
    if (own === null || theirs === null) return Number(own === null) - Number(theirs === null);
    return (own - theirs) * (sort.isUp ? 1 : -1);
  });
  const header = (by: NumberColumn, label: string, title?: string) => (
    <th
      key={by}
      scope="col"
      data-number={by === 'position' ? undefined : true}
      aria-sort={sort.by === by ? (sort.isUp ? 'ascending' : 'descending') : undefined}
    >
      <button
        type="button"
        className={styles.sort}
        title={title}
        data-order={sort.by === by ? (sort.isUp ? 'up' : 'down') : undefined}
        onClick={() => setSort({ by, isUp: sort.by === by ? !sort.isUp : by === 'position' || by === 'itemRest' })}
      >
        {label}
      </button>
    </th>
  );
  return (
    <section className={styles.card} aria-labelledby="question-table">
      <h2 id="question-table">Questions</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it by the arrow keys */}
      <section className="scroll" aria-label="Table of questions" tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              {header('position', 'Question, in the order of the form')}
              <th scope="col">Competency</th>
              {columns.map(({ name, label, title }) => header(name, label, title))}
            </tr>
          </thead>
          <tbody>
            {sorted.map((row) => (
              <tr key={row.placement}>
                <th scope="row" className={styles.prompt}>
                  <Link to="/questions/$bank/$question" params={{ bank: row.bank, question: row.key }}>
                    {row.prompt}
                  </Link>{' '}
                  {row.isReversed && <span title="Reverse-keyed">↺</span>}{' '}
                  {row.warnings.map((warning) => (
                    <Chip key={warning} tone="problem">
                      {warning}
                    </Chip>
                  ))}
                </th>
                <td>{row.competency}</td>
                {row.n === null ? (
                  <td colSpan={columns.length} className="soft">
                    Withheld: too few people
                  </td>
                ) : (
                  columns.map(({ name, show }) => {
                    const value = row[name];
                    return (
                      <td
                        key={name}
                        data-number
                        className={name === 'itemRest' && row.warnings.length > 0 ? styles.bad : undefined}
                      >
                        {value === null ? '—' : show(value)}
                      </td>
                    );
                  })
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
