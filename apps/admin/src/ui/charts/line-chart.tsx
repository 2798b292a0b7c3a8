import { useId } from 'react';
import { countOf, formatCount } from '../format.ts';
import styles from './charts.module.css';
import { Hatch } from './hatch.tsx';
import { findEnds, layOutScale, roundTicks } from './scale.ts';
import { Tip } from './tip.tsx';
import { useMarks } from './use-marks.ts';
import { useWidth } from './use-width.ts';

export interface LinePoint {
  id: string;
  name: string;
  /** null: withheld */
  value: number | null;
  /** an interval around it */
  range?: readonly [number, number] | null;
  n: number | null;
  /** why it cannot be compared with the point before; null or left out: it can */
  breakReason?: string | null;
}

interface Props {
  label: string;
  points: readonly LinePoint[];
  show: (value: number) => string;
  valueName: string;
  ends?: readonly [number, number];
}

const left = 44;
const bottom = 30;

/** A value over time. The line stops where what follows cannot be compared, and the reason stands there. */
export function LineChart({ label, points, show, valueName, ends }: Props) {
  const [holder, width] = useWidth<HTMLDivElement>();
  const { shown, markProps } = useMarks(points.length, 'img');
  const hatch = useId();
  const breaks = points.flatMap((point, index) =>
    point.breakReason && index > 0 ? [{ index, reason: point.breakReason }] : [],
  );
  const top = 16 + (breaks.length > 0 ? 18 : 0);
  const height = top + 230;
  const known = points.flatMap(({ value, range }) => [...(value === null ? [] : [value]), ...(range ?? [])]);
  const [low, high] = ends ?? findEnds(known);
  const x = layOutScale(
    [0, Math.max(1, points.length - 1)],
    points.length === 1 ? [width / 2, width / 2] : [left + 18, width - 24],
  );
  const y = layOutScale([low, high], [height - bottom, top]);
  const pieces = splitAtBreaks(points);
  const every = Math.max(1, Math.ceil((points.length * 62) / Math.max(1, width - left - 24)));
  const words = ({ name, value, n, range, breakReason }: LinePoint) => [
    name,
    value === null
      ? 'Withheld: too few people'
      : `${valueName} ${show(value)}${n === null ? '' : `, ${countOf(n, 'person', 'people')}`}`,
    ...(range ? [`95 %: ${show(range[0])} to ${show(range[1])}`] : []),
    ...(breakReason ? [`Not comparable with before: ${breakReason}`] : []),
  ];
  const mark = shown === null ? undefined : points[shown];
  return (
    <div ref={holder} className={styles.holder}>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing has no fieldset */}
      <svg width={width} height={height} role="group" aria-label={label} className={styles.drawing}>
        <Hatch id={hatch} />
        <g aria-hidden>
          {roundTicks(low, high, 5).map((tick) => (
            <g key={tick}>
              <line x1={left} x2={width - 8} y1={y(tick)} y2={y(tick)} className={styles.grid} />
              <text x={left - 8} y={y(tick) + 4} textAnchor="end" className={styles.tick}>
                {formatCount(tick)}
              </text>
            </g>
          ))}
          {points.map(({ id, name }, index) =>
            index % every === 0 ? (
              <text key={id} x={x(index)} y={height - bottom + 18} textAnchor="middle" className={styles.tick}>
                {name}
              </text>
            ) : null,
          )}
          {breaks.map(({ index, reason }, place) => {
            const at = x(index - 0.5);
            return (
              <g key={index}>
                <line x1={at} x2={at} y1={top - 8} y2={height - bottom} className={styles.break} />
                <text
                  x={at > width - 150 ? at - 4 : at + 4}
                  y={14 + (place % 2) * 11}
                  textAnchor={at > width - 150 ? 'end' : 'start'}
                  className={styles.breakName}
                >
                  {reason}
                </text>
              </g>
            );
          })}
          {pieces.map((piece) => {
            const ranged = piece.filter(({ point }) => point.range);
            return (
              <g key={piece[0]?.point.id}>
                {ranged.length > 1 && (
                  <path
                    d={`M${ranged.map(({ point, index }) => `${x(index)} ${y(point.range?.[1] ?? 0)}`).join('L')}L${[
                      ...ranged,
                    ]
                      .reverse()
                      .map(({ point, index }) => `${x(index)} ${y(point.range?.[0] ?? 0)}`)
                      .join('L')}Z`}
                    className={styles.ribbon}
                  />
                )}
                <polyline
                  points={piece.map(({ point, index }) => `${x(index)},${y(point.value ?? 0)}`).join(' ')}
                  className={styles.line}
                />
              </g>
            );
          })}
        </g>
        {points.map((point, index) => (
          <g key={point.id} aria-label={words(point).join('. ')} className={styles.mark} {...markProps(index)}>
            <rect x={x(index) - 12} y={top} width={24} height={height - bottom - top} className={styles.reach} />
            {point.value === null ? (
              <rect x={x(index) - 7} y={height - bottom - 14} width={14} height={14} rx={2} fill={`url(#${hatch})`} />
            ) : (
              <circle cx={x(index)} cy={y(point.value)} r={5} className={styles.dot} />
            )}
          </g>
        ))}
        {mark && (
          <Tip
            x={x(shown ?? 0)}
            y={mark.value === null ? height - bottom - 16 : y(mark.value) - 4}
            width={width}
            lines={words(mark)}
          />
        )}
      </svg>
    </div>
  );
}

/** Runs of points that may be joined: a withheld point or a break ends a run. */
function splitAtBreaks(points: readonly LinePoint[]) {
  const pieces: { point: LinePoint; index: number }[][] = [];
  points.forEach((point, index) => {
    if (point.value === null) return;
    const before = points[index - 1];
    const isJoined = before && before.value !== null && !point.breakReason;
    if (isJoined) pieces.at(-1)?.push({ point, index });
    else pieces.push([{ point, index }]);
  });
  return pieces;
}
