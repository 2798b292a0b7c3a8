import { countOf } from '../format.ts';
import styles from './charts.module.css';
import { findEnds, layOutScale, roundTicks } from './scale.ts';
import { Tip } from './tip.tsx';
import { useMarks } from './use-marks.ts';
import { useWidth } from './use-width.ts';

export interface Point {
  id: string;
  name: string;
  x: number;
  y: number;
  /** people, for the size of the point */
  n: number;
  group: number;
  /** what is suspicious about it; drawn as another shape */
  warning?: string | null;
  href: string;
}

interface Props {
  label: string;
  points: readonly Point[];
  xAxis: {
    name: string /** with what it means */;
    label: string;
    ends: readonly [number, number];
    show: (value: number) => string;
  };
  yAxis: { name: string; show: (value: number) => string };
  /** where good begins, upwards */
  floorLine?: { name: string; value: number };
  groups: readonly string[];
  onOpen: (href: string) => void;
}

const height = 380;
const left = 52;
const bottom = 40;

/** Two numbers of many things, each a link to the thing; arrows go from one to the next, from left to right. */
export function ScatterPlot({ label, points, xAxis, yAxis, floorLine, groups, onOpen }: Props) {
  const [holder, width] = useWidth<HTMLDivElement>();
  const ordered = [...points].sort((one, other) => one.x - other.x || one.y - other.y);
  const { shown, markProps } = useMarks(ordered.length);
  const [low, high] = findEnds([...points.map(({ y }) => y), 0, floorLine?.value ?? 0]);
  const x = layOutScale(xAxis.ends, [left, width - 16]);
  const y = layOutScale([low, high], [height - bottom, 14]);
  const words = (point: Point) => [
    point.name,
    `${xAxis.name} ${xAxis.show(point.x)}`,
    `${yAxis.name} ${yAxis.show(point.y)}`,
    `${groups[point.group] ?? ''} · ${countOf(point.n, 'person', 'people')}`,
    ...(point.warning ? [`⚠ ${point.warning}`] : []),
  ];
  const mark = shown === null ? undefined : ordered[shown];
  return (
    <div ref={holder} className={styles.holder}>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing has no fieldset */}
      <svg width={width} height={height} role="group" aria-label={label} className={styles.drawing}>
        <g aria-hidden>
          {roundTicks(low, high, 5).map((tick) => (
            <g key={tick}>
              <line
                x1={left}
                x2={width - 16}
                y1={y(tick)}
                y2={y(tick)}
                className={tick === 0 ? styles.axisLine : styles.grid}
              />
              <text x={left - 8} y={y(tick) + 4} textAnchor="end" className={styles.tick}>
                {yAxis.show(tick)}
              </text>
            </g>
          ))}
          {roundTicks(xAxis.ends[0], xAxis.ends[1], width < 460 ? 4 : 8).map((tick) => (
            <g key={tick}>
              <line x1={x(tick)} x2={x(tick)} y1={14} y2={height - bottom} className={styles.grid} />
              <text x={x(tick)} y={height - bottom + 16} textAnchor="middle" className={styles.tick}>
                {xAxis.show(tick)}
              </text>
            </g>
          ))}
          {floorLine && (
            <g>
              <rect
                x={left}
                y={y(floorLine.value)}
                width={width - 16 - left}
                height={Math.max(0, height - bottom - y(floorLine.value))}
                className={styles.below}
              />
              <text x={width - 20} y={height - bottom - 6} textAnchor="end" className={styles.tick}>
                {floorLine.name}
              </text>
            </g>
          )}
          <text x={(left + width) / 2} y={height - 4} textAnchor="middle" className={styles.axisName}>
            {xAxis.label} →
          </text>
          <text
            transform={`translate(12 ${(height - bottom) / 2 + 7}) rotate(-90)`}
            textAnchor="middle"
            className={styles.axisName}
          >
            {yAxis.name} →
          </text>
        </g>
        {ordered.map((point, index) => (
          <a
            key={point.id}
            href={point.href}
            aria-label={words(point).join('. ')}
            className={styles.point}
            data-group={point.group % 6}
            data-warned={point.warning ? true : undefined}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey || event.shiftKey) return;
              event.preventDefault();
              onOpen(point.href);
            }}
            {...markProps(index)}
          >
            <PointShape x={x(point.x)} y={y(point.y)} group={point.group} isWarned={Boolean(point.warning)} />
          </a>
        ))}
        {mark && <Tip x={x(mark.x)} y={y(mark.y) - 4} width={width} lines={words(mark)} />}
      </svg>
      <Legend groups={groups} />
    </div>
  );
}

interface ShapeProps {
  x: number;
  y: number;
  group: number;
  isWarned?: boolean;
}

// A shape and a colour for each group: nobody has to tell colours apart.
const shapes = [
  'M0 -6.2a6.2 6.2 0 1 0 0 12.4a6.2 6.2 0 1 0 0 -12.4z',
  'M-5.5 -5.5h11v11h-11z',
  'M0 -7.5L7 5.2H-7z',
  'M0 -7.6L7.6 0L0 7.6L-7.6 0z',
  'M0 7.5L7 -5.2H-7z',
  'M-2.2 -6.6h4.4v4.4h4.4v4.4h-4.4v4.4h-4.4v-4.4h-4.4v-4.4h4.4z',
];

function PointShape({ x, y, group, isWarned = false }: ShapeProps) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <circle r={13} className={styles.reach} />
      {isWarned && <circle r={11.5} className={styles.warningRing} />}
      <path d={shapes[group % shapes.length]} className={styles.shape} data-group={group % 6} />
    </g>
  );
}

/** Which shape is which group. */
function Legend({ groups }: { groups: readonly string[] }) {
  return (
    <ul className={styles.legend} aria-hidden>
      {groups.map((name, index) => (
        <li key={name}>
          <svg width="18" height="18" aria-hidden="true">
            <PointShape x={9} y={9} group={index} />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}
