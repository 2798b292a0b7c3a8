import { formatCount, formatShare } from '../format.ts';
import styles from './charts.module.css';
import { Tip } from './tip.tsx';
import { useMarks } from './use-marks.ts';
import { useWidth } from './use-width.ts';

export interface FunnelStep {
  id: string;
  name: string;
  n: number | null;
  /** how many got no further */
  lost: number | null;
  /** how many questions it stands for */
  size: number;
}

interface Props {
  label: string;
  steps: readonly FunnelStep[];
}

const top = 12;
const bottom = 28;
const height = 220;

/** How many people were still there at each step, as a shape that narrows; what is lost hangs below its step. */
export function FunnelChart({ label, steps }: Props) {
  const [holder, width] = useWidth<HTMLDivElement>();
  const { shown, markProps } = useMarks(steps.length, 'img');
  const start = steps[0]?.n ?? 0;
  const total = Math.max(
    1,
    steps.reduce((sum, { size }) => sum + size, 0),
  );
  const placeOf = (index: number) =>
    8 + (steps.slice(0, index).reduce((sum, { size }) => sum + size, 0) / total) * (width - 16);
  const most = Math.max(...steps.map(({ lost }) => lost ?? 0));
  const words = ({ name, n, lost }: FunnelStep) => [
    name,
    n === null
      ? 'Withheld: too few people'
      : `${formatCount(n)} people${start > 0 ? `, ${formatShare(n / start)}` : ''}`,
    ...(lost ? [`${formatCount(lost)} went no further`] : []),
  ];
  const heightOf = (n: number) => (start > 0 ? (n / start) * height : 0);
  const mark = shown === null ? undefined : steps[shown];
  return (
    <div ref={holder} className={styles.holder}>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing has no fieldset */}
      <svg width={width} height={top + height + bottom} role="group" aria-label={label} className={styles.drawing}>
        <g aria-hidden>
          {[0, 0.5, 1].map((part) => (
            <line
              key={part}
              x1={8}
              x2={width - 8}
              y1={top + height * (1 - part)}
              y2={top + height * (1 - part)}
              className={part === 0 ? styles.axisLine : styles.grid}
            />
          ))}
        </g>
        {steps.map((step, index) => {
          const left = placeOf(index);
          const barWidth = placeOf(index + 1) - left;
          const before = steps[index - 1]?.n ?? step.n ?? 0;
          const own = heightOf(step.n ?? before);
          return (
            <g key={step.id} aria-label={words(step).join('. ')} className={styles.mark} {...markProps(index)}>
              <rect x={left} y={top} width={barWidth} height={height} className={styles.reach} />
              <rect
                x={left + 0.5}
                y={top + height - heightOf(before)}
                width={Math.max(1, barWidth - 1)}
                height={Math.max(0, heightOf(before) - own)}
                className={styles.lost}
                data-worst={most > 0 && steps[index - 1]?.lost === most ? true : undefined}
              />
              <rect
                x={left + 0.5}
                y={top + height - own}
                width={Math.max(1, barWidth - 1)}
                height={own}
                className={step.n === null ? styles.unknown : styles.stay}
              />
              <rect
                x={left + 0.5}
                y={top + height - own}
                width={Math.max(1, barWidth - 1)}
                height={3}
                className={step.n === null ? styles.unknown : styles.bar}
              />
            </g>
          );
        })}
        <g aria-hidden>
          <text x={8} y={top + height + 18} className={styles.tick}>
            started
          </text>
          <text x={width - 8} y={top + height + 18} textAnchor="end" className={styles.tick}>
            submitted
          </text>
        </g>
        {mark && (
          <Tip
            x={(placeOf(shown ?? 0) + placeOf((shown ?? 0) + 1)) / 2}
            y={top + height - heightOf(mark.n ?? 0)}
            width={width}
            lines={words(mark)}
          />
        )}
      </svg>
    </div>
  );
}
