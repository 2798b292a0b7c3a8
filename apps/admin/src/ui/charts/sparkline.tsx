import styles from './charts.module.css';
import { layOutScale } from './scale.ts';

interface Props {
  label: string;
  /** null: withheld, which leaves a hole */
  values: readonly (number | null)[];
  size?: 'small' | 'usual';
}

const widths = { small: 48, usual: 120 };
const heights = { small: 20, usual: 32 };

/** How something went, as small as a word. */
export function Sparkline({ label, values, size = 'usual' }: Props) {
  const width = widths[size];
  const height = heights[size];
  // Of shares as well as of counts.
  const most = Math.max(Number.MIN_VALUE, ...values.map((value) => value ?? 0));
  const x = layOutScale([0, Math.max(1, values.length)], [0, width]);
  const y = layOutScale([0, most], [0, height - 3]);
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={label}
      className={styles.spark}
    >
      {values.map((value, index) => {
        const bar = value === null ? 3 : Math.max(value > 0 ? 2 : 0.5, y(value));
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
            key={index}
            x={x(index) + 1}
            y={height - bar}
            width={Math.max(1, x(1) - x(0) - 2)}
            height={bar}
            rx={1}
            className={value === null ? styles.unknown : styles.bar}
          />
        );
      })}
    </svg>
  );
}
