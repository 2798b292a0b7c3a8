import { formatNumber } from '../format.ts';
import { wholePercents } from '../whole-percents.ts';
import type { ChartTable } from './chart-table.ts';
import styles from './charts.module.css';

/** The data of a chart as a table; what is withheld is a dash. */
export function DataTable({ name, table: { columns, rows } }: { name: string; table: ChartTable }) {
  const isNumber = columns.map((_, column) => column > 0 && rows.some((row) => typeof row[column] === 'number'));
  const shares = columns.map(({ isWhole }, column) =>
    isWhole ? wholePercents(rows.map((row) => (typeof row[column] === 'number' ? row[column] : null))) : [],
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it by the arrow keys
    <section className={styles.tableScroll} aria-label={`Table of ${name}`} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th key={column.name} scope="col" data-number={isNumber[index] || undefined}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a table of numbers have no other name
            <tr key={place}>
              {row.map((cell, index) => {
                const { name: column, show = formatNumber } = columns[index] ?? { name: '' };
                const text = typeof cell === 'number' ? show(shares[index]?.[place] ?? cell) : (cell ?? '—');
                return index === 0 ? (
                  <th key={column} scope="row">
                    {text}
                  </th>
                ) : (
                  <td key={column} data-number={isNumber[index] || undefined}>
                    {text}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
