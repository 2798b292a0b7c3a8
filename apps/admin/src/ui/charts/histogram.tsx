import { useId } from 'react';
import { countOf, formatNumber, formatShare } from '../format.ts';
import { wholePercents } from '../whole-percents.ts';
import styles from './charts.module.css';
import { Hatch } from './hatch.tsx';
import { layOutScale } from './scale.ts';
import { Tip } from './tip.tsx';
import { useMarks } from './use-marks.ts';
import { useWidth } from './use-width.ts';

export interface Bin {
  from: number;
  to: number;
  /** null: withheld */
  n: number | null;
}

interface Props {
  label: string;
  bins: readonly Bin[];
  n: number;
  bands?: readonly { name: string; from: number; to: number; share: number | null }[];
  box?: { p25: number; median: number; p75: number } | null;
  target?: { name: string; value: number } | null;
  height?: number;
}

const side = 14;

/** How many people scored what from 0 to 100, with the middle half above and the bands below. */
export function Histogram({ label, bins, n, bands = [], box, target, height = 132 }: Props) {
  const [holder, width] = useWidth<HTMLDivElement>();
  const { shown, markProps } = useMarks(bins.length, 'img');
  const hatch = useId();
  const x = layOutScale([0, 100], [side, width - side]);
  const top = 34;
  const floor = top + height;
  // By area: a bin that was joined with its neighbours is as high as they are on average.
  const narrowest = Math.min(...bins.map(({ from, to }) => to - from));
  const heightOf = ({ from, to, n: people }: Bin) => ((people ?? 0) * narrowest) / (to - from);
  const most = Math.max(1, ...bins.map(heightOf));
  const y = layOutScale([0, most], [floor, top]);
  const bandTop = floor + 22;
  const total = bandTop + (bands.length > 0 ? 26 : 0);
  const words = ({ from, to, n: people }: Bin) =>
    people === null
      ? [`${formatNumber(from)} to ${formatNumber(to)}`, 'Too few people to tell']
      : [
          `${formatNumber(from)} to ${formatNumber(to)}`,
          `${countOf(people, 'person', 'people')}${n > 0 ? `, ${formatShare(people / n)}` : ''}`,
        ];
  const shares = wholePercents(bands.map(({ share }) => share));
  const mark = shown === null ? undefined : bins[shown];
  return (
    <div ref={holder} className={styles.holder}>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing has no fieldset */}
      <svg width={width} height={total} role="group" aria-label={label} className={styles.drawing}>
        <Hatch id={hatch} />
        {[0.5, 1].map((part) => (
          <line
            key={part}
            x1={side}
            x2={width - side}
            y1={y(most * part)}
            y2={y(most * part)}
            className={styles.grid}
          />
        ))}
        {bins.map((bin, index) => {
          const left = x(bin.from) + 1;
          const barWidth = Math.max(1, x(bin.to) - x(bin.from) - 2);
          const barTop = bin.n === null ? floor - 12 : y(heightOf(bin));
          return (
            <g key={bin.from} aria-label={words(bin).join(': ')} className={styles.mark} {...markProps(index)}>
              <rect x={left - 1} y={top} width={barWidth + 2} height={height} className={styles.reach} />
              <rect
                x={left}
                y={bin.n === null || bin.n === 0 ? barTop : Math.min(barTop, floor - 2)}
                width={barWidth}
                height={bin.n === null ? 12 : bin.n === 0 ? 0 : Math.max(2, floor - barTop)}
                rx={Math.min(2, barWidth / 2)}
                className={bin.n === null ? undefined : styles.bar}
                fill={bin.n === null ? `url(#${hatch})` : undefined}
              />
            </g>
          );
        })}
        <line x1={side} x2={width - side} y1={floor} y2={floor} className={styles.axisLine} />
        {[0, 25, 50, 75, 100].map((tick) => (
          <text key={tick} x={x(tick)} y={floor + 15} textAnchor="middle" className={styles.tick}>
            {tick}
          </text>
        ))}
        {box && (
          <g className={styles.box}>
            <line x1={x(box.p25)} x2={x(box.p75)} y1={20} y2={20} className={styles.boxBody} />
            <line x1={x(box.median)} x2={x(box.median)} y1={12} y2={floor} className={styles.median} />
            <circle cx={x(box.median)} cy={20} r={4.5} className={styles.medianDot} />
          </g>
        )}
        {target && (
          <g>
            <line x1={x(target.value)} x2={x(target.value)} y1={top - 4} y2={floor} className={styles.target} />
            <path d={`M${x(target.value) - 5} ${top - 10}h10l-5 7z`} className={styles.targetMark} />
          </g>
        )}
        {bands.map((band, index) => {
          const share = shares[index] ?? null;
          const left = x(band.from);
          const bandWidth = x(band.to) - left;
          const text = `${band.name}${share === null ? '' : ` ${formatShare(share)}`}`;
          const room = bandWidth / 7.2;
          return (
            <g key={band.from}>
              <rect
                x={left + 1}
                y={bandTop}
                width={Math.max(0, bandWidth - 2)}
                height={22}
                rx={3}
                className={styles.band}
                data-place={index % 6}
              />
              {room > 4 && (
                <text x={left + bandWidth / 2} y={bandTop + 15} textAnchor="middle" className={styles.bandName}>
                  {shorten(room >= text.length || share === null ? text : formatShare(share), room)}
                </text>
              )}
            </g>
          );
        })}
        {mark && (
          <Tip
            x={x((mark.from + mark.to) / 2)}
            y={mark.n === null ? floor - 14 : y(heightOf(mark))}
            width={width}
            lines={words(mark)}
          />
        )}
      </svg>
    </div>
  );
}

const shorten = (text: string, room: number) =>
  text.length <= room ? text : `${text.slice(0, Math.max(1, Math.floor(room) - 1))}…`;
