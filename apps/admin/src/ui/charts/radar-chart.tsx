import styles from './charts.module.css';
import { useWidth } from './use-width.ts';

interface Props {
  label: string;
  axes: readonly { name: string /** null: withheld or not there */; value: number | null; target: number | null }[];
  valueName: string;
  targetName: string;
}

/** Means from 0 to 100 as a shape over the targets of a role; the numbers stand in the table beside it. */
export function RadarChart({ label, axes, valueName, targetName }: Props) {
  const [holder, width] = useWidth<HTMLDivElement>(360);
  // Fewer have no shape.
  if (axes.length < 3) return null;
  const size = Math.min(340, width);
  const middle = { x: width / 2, y: size / 2 };
  // Names stand beside it; where there is no room, above its tips.
  const isTight = width < 400;
  const radius = Math.min(size / 2 - 44, isTight ? width / 2 - 12 : width / 2 - 92);
  const pointAt = (index: number, value: number) => {
    const angle = (2 * Math.PI * index) / axes.length - Math.PI / 2;
    const length = (radius * value) / 100;
    return { x: middle.x + length * Math.cos(angle), y: middle.y + length * Math.sin(angle), angle };
  };
  const shape = (values: readonly (number | null)[]) =>
    values
      .map((value, index) => pointAt(index, value ?? 0))
      .map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`)
      .join(' ');
  const hasTargets = axes.every(({ target }) => target !== null);
  const hasValues = axes.every(({ value }) => value !== null);
  return (
    <div ref={holder} className={styles.holder}>
      <svg width={width} height={size} role="img" aria-label={label} className={styles.drawing}>
        {[25, 50, 75, 100].map((ring) => (
          <g key={ring}>
            <polygon points={shape(axes.map(() => ring))} className={styles.ring} />
            <text x={middle.x + 3} y={pointAt(0, ring).y + 11} className={styles.ringName}>
              {ring}
            </text>
          </g>
        ))}
        {axes.map(({ name }, index) => {
          const end = pointAt(index, 100);
          const name0 = pointAt(index, 100 + 1600 / radius);
          const side = Math.cos(end.angle);
          const words = splitName(name);
          const isBeside = Math.abs(side) >= 0.2;
          const outwards = side > 0 ? 'start' : 'end';
          const at =
            isBeside && isTight
              ? { x: side > 0 ? width : 0, y: end.y - 10 - (words.length - 1) * 14 }
              : { x: name0.x, y: name0.y + 4 - (words.length - 1) * 7 };
          const anchor = !isBeside ? 'middle' : !isTight ? outwards : side > 0 ? 'end' : 'start';
          return (
            <g key={name}>
              <line x1={middle.x} y1={middle.y} x2={end.x} y2={end.y} className={styles.grid} />
              <text x={at.x} y={at.y} textAnchor={anchor} className={styles.rowName}>
                {words.map((word, line) => (
                  <tspan key={word} x={at.x} dy={line === 0 ? 0 : 14}>
                    {word}
                  </tspan>
                ))}
              </text>
            </g>
          );
        })}
        {hasTargets && <polygon points={shape(axes.map(({ target }) => target))} className={styles.targetShape} />}
        {hasValues && <polygon points={shape(axes.map(({ value }) => value))} className={styles.valueShape} />}
        {axes.map(({ name, value }, index) => {
          if (value === null) return null;
          const { x, y } = pointAt(index, value);
          return <circle key={name} cx={x} cy={y} r={3.5} className={styles.dot} />;
        })}
      </svg>
      <ul className={styles.legend}>
        {axes.some(({ value }) => value !== null) && (
          <li>
            <span className={styles.keyLine} aria-hidden /> {valueName}
          </li>
        )}
        {hasTargets && (
          <li>
            <span className={`${styles.keyLine} ${styles.keyTarget}`} aria-hidden /> {targetName}
          </li>
        )}
      </ul>
    </div>
  );
}

function splitName(name: string): string[] {
  if (name.length < 14) return [name];
  const words = name.split(' ');
  const half = Math.ceil(words.length / 2);
  return words.length === 1 ? words : [words.slice(0, half).join(' '), words.slice(half).join(' ')];
}
