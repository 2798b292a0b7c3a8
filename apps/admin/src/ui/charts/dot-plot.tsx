import { useId } from 'react';
import { countOf, formatCount } from '../format.ts';
import styles from './charts.module.css';
import { Hatch } from './hatch.tsx';
import { layOutScale, roundTicks } from './scale.ts';
import { Tip } from './tip.tsx';
import { useMarks } from './use-marks.ts';
import { useWidth } from './use-width.ts';

export interface DotRow {
  id: string;
  name: string;
  /** null: withheld */
  n: number | null;
  mean: number | null;
  /** of the middle half, or of an interval around the mean */
  range?: readonly [number, number] | null;
}

interface Props {
  label: string;
  rows: readonly DotRow[];
  /** the mean of everybody */
  reference?: { name: string; value: number } | null;
  ends?: readonly [number, number];
  show?: (value: number) => string;
  /** what the range is, such as "middle half" */
  rangeName?: string;
}

const rowHeight = 34;

/** Groups beside each other: the mean as a dot, the spread as a line, how many people stand behind it. */
export function DotPlot({ label, rows, reference, ends = [0, 100], show = String, rangeName = 'middle half' }: Props) {
  const [holder, width] = useWidth<HTMLDivElement>();
  const { shown, markProps } = useMarks(rows.length, 'img');
  const hatch = useId();
  const isNarrow = width < 460;
  const names = isNarrow ? 0 : Math.min(width * 0.32, Math.max(90, ...rows.map(({ name }) => name.length * 7 + 16)));
  const letters = isNarrow ? Number.POSITIVE_INFINITY : Math.floor((names - 16) / 6.8);
  const counts = 64;
  const step = isNarrow ? 60 : rowHeight;
  const top = 28;
  const floor = top + rows.length * step;
  const middleOf = (index: number) => top + index * step + (isNarrow ? 44 : step / 2 + 4);
  const words = (row: DotRow) => wordsOf(row, { show, rangeName });
  const mark = shown === null ? undefined : rows[shown];
  const x = layOutScale(ends, [names + 10, width - counts - 10]);
  return (
    <div ref={holder} className={styles.holder}>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing has no fieldset */}
      <svg width={width} height={floor + 24} role="group" aria-label={label} className={styles.drawing}>
        <Hatch id={hatch} />
        <g aria-hidden>
          {roundTicks(ends[0], ends[1], isNarrow ? 3 : 4).map((tick) => (
            <g key={tick}>
              <line x1={x(tick)} x2={x(tick)} y1={top} y2={floor} className={styles.grid} />
              <text x={x(tick)} y={floor + 16} textAnchor="middle" className={styles.tick}>
                {formatCount(tick)}
              </text>
            </g>
          ))}
          {reference && (
            <g>
              <line
                x1={x(reference.value)}
                x2={x(reference.value)}
                y1={top - 2}
                y2={floor}
                className={styles.reference}
              />
              <text x={x(reference.value)} y={12} textAnchor="middle" className={styles.referenceName}>
                {reference.name} {show(reference.value)}
              </text>
            </g>
          )}
          <text x={width - 4} y={12} textAnchor="end" className={styles.tick}>
            people
          </text>
        </g>
        {rows.map((row, index) => {
          const middle = middleOf(index);
          const isKnown = row.mean !== null && row.n !== null;
          return (
            <g key={row.id} aria-label={words(row).join('. ')} className={styles.mark} {...markProps(index)}>
              <rect x={0} y={top + index * step} width={width} height={step} className={styles.reach} />
              <line x1={names} x2={width - counts} y1={middle} y2={middle} className={styles.lane} />
              <text
                x={isNarrow ? 2 : names - 4}
                y={isNarrow ? middle - 28 : middle + 4}
                textAnchor={isNarrow ? 'start' : 'end'}
                className={styles.rowName}
                aria-hidden
              >
                {row.name.length <= letters ? row.name : `${row.name.slice(0, letters - 1)}…`}
              </text>
              {isKnown && row.range && (
                <line x1={x(row.range[0])} x2={x(row.range[1])} y1={middle} y2={middle} className={styles.spread} />
              )}
              {row.mean !== null && row.n !== null ? (
                <>
                  <circle cx={x(row.mean)} cy={middle} r={6} className={styles.dot} />
                  <text x={x(row.mean)} y={middle - 10} textAnchor="middle" className={styles.value} aria-hidden>
                    {show(row.mean)}
                  </text>
                  <text x={width - 4} y={middle + 4} textAnchor="end" className={styles.count} aria-hidden>
                    {formatCount(row.n)}
                  </text>
                </>
              ) : (
                <>
                  <rect
                    x={names + 10}
                    y={middle - 8}
                    width={Math.max(0, width - counts - names - 20)}
                    height={16}
                    rx={3}
                    fill={`url(#${hatch})`}
                  />
                  <text x={width - 4} y={middle + 4} textAnchor="end" className={styles.tick} aria-hidden>
                    withheld
                  </text>
                </>
              )}
            </g>
          );
        })}
        {mark && (
          <Tip
            x={mark.mean === null ? width / 2 : x(mark.mean)}
            y={middleOf(shown ?? 0) - 16}
            width={width}
            lines={words(mark)}
          />
        )}
      </svg>
    </div>
  );
}

function wordsOf(
  { name, n, mean, range }: DotRow,
  { show, rangeName }: { show: (value: number) => string; rangeName: string },
): string[] {
  if (mean === null || n === null) return [name, 'Withheld: too few people'];
  return [
    name,
    `${show(mean)} on average, ${countOf(n, 'person', 'people')}`,
    ...(range ? [`${rangeName} from ${show(range[0])} to ${show(range[1])}`] : []),
  ];
}
