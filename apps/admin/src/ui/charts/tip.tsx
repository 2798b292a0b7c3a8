import styles from './charts.module.css';

interface Props {
  /** where the mark is */
  x: number;
  y: number;
  /** of the whole chart */
  width: number;
  lines: readonly string[];
}

const tipWidth = 208;

/** What a mark says, beside it. Placed by attributes: the content policy lets no element have styles of its own. */
export function Tip({ x, y, width, lines }: Props) {
  const left = Math.max(0, Math.min(width - tipWidth, x - tipWidth / 2));
  const rows = lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 29)), 0);
  const height = 18 * rows + 20;
  const top = y - height - 10 < 0 ? y + 12 : y - height - 10;
  return (
    <foreignObject x={left} y={top} width={tipWidth} height={height + 4} className={styles.tipHolder} aria-hidden>
      <div className={styles.tip}>
        {lines.map((line, index) => (
          <p key={line} className={index === 0 ? styles.tipTitle : undefined}>
            {line}
          </p>
        ))}
      </div>
    </foreignObject>
  );
}
