import { formatCount } from '../format.ts';
import styles from './heat-map.module.css';

interface Props {
  name: string;
  rowsName: string;
  columnsName: string;
  rows: readonly string[];
  columns: readonly string[];
  /** by row, then by column; null: withheld */
  cells: readonly (readonly (number | null)[])[];
  /** which cells stand for no change */
  isSame: (row: number, column: number) => boolean;
}

const shades = 6;

/** From what to what, as a table whose cells are the darker the more people they hold. It is its own text alternative. */
export function HeatMap({ name, rowsName, columnsName, rows, columns, cells, isSame }: Props) {
  const most = Math.max(1, ...cells.flat().map((n) => n ?? 0));
  // By the root: few people among many are still to be seen.
  const shadeOf = (n: number) => (n === 0 ? 0 : Math.max(1, Math.ceil(Math.sqrt(n / most) * shades)));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it by the arrow keys
    <section className={styles.scroll} aria-label={name} tabIndex={0}>
      <table className={styles.heat}>
        <thead>
          <tr>
            <td className={styles.corner}>
              {rowsName} ↓ {columnsName} →
            </td>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, rowIndex) => (
            <tr key={row}>
              <th scope="row">{row}</th>
              {columns.map((column, columnIndex) => {
                const n = cells[rowIndex]?.[columnIndex] ?? null;
                return (
                  <td
                    key={column}
                    data-shade={n === null ? 'withheld' : shadeOf(n)}
                    data-same={isSame(rowIndex, columnIndex) || undefined}
                  >
                    {n === null ? <span className="sr-only">withheld</span> : formatCount(n)}
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
