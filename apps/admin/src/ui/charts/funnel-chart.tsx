import { countOf, formatCount, formatShare } from '../format.ts';
import styles from './charts.module.css';
import { Tip } from './tip.tsx';
import { useMarks } from './use-marks.ts';
import { useWidth } from './use-width.ts';

export interface FunnelStep {
  id: string;
  name: string;
  n: number;
  /** how many got no further; null: the last step */
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

/** How many people were still there at each step, as a shape that narrows; who is lost stands on top of the step. */
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
    `${countOf(n, 'person', 'people')}${start > 0 ? `, ${formatShare(n / start)}` : ''}`,
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
          const barWidth = Math.max(1, placeOf(index + 1) - left - 1);
          const reached = heightOf(step.n);
          const lost = heightOf(step.lost ?? 0);
          return (
            <g key={step.id} aria-label={words(step).join('. ')} className={styles.mark} {...markProps(index)}>
              <rect x={left} y={top} width={barWidth + 1} height={height} className={styles.reach} />
              <rect
                x={left + 0.5}
                y={top + height - reached}
                width={barWidth}
                height={lost}
                className={styles.lost}
                data-worst={most > 0 && step.lost === most ? true : undefined}
              />
              <rect
                x={left + 0.5}
                y={top + height - reached + lost}
                width={barWidth}
                height={Math.max(0, reached - lost)}
                className={styles.stay}
              />
              <rect
                x={left + 0.5}
                y={top + height - reached + lost}
                width={barWidth}
                height={Math.min(3, Math.max(0, reached - lost))}
                className={styles.bar}
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
            y={top + height - heightOf(mark.n)}
            width={width}
            lines={words(mark)}
          />
        )}
      </svg>
    </div>
  );
}
