import styles from './scoring.module.css';

interface Props {
  title: string;
  axes: readonly { name: string; value: number; score?: number | null }[];
}

const size = 240;
const middle = size / 2;
const radius = 84;

/** Targets from 0 to 100 as a shape, with scores laid over it; the numbers stand in a table beside it. */
export function Radar({ title, axes }: Props) {
  if (axes.length < 3) return null;
  const pointAt = (index: number, value: number) => {
    const angle = (2 * Math.PI * index) / axes.length - Math.PI / 2;
    const length = (radius * value) / 100;
    return { x: middle + length * Math.cos(angle), y: middle + length * Math.sin(angle) };
  };
  const shape = (lengthOf: (axis: Props['axes'][number]) => number) =>
    axes
      .map((axis, index) => pointAt(index, lengthOf(axis)))
      .map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`)
      .join(' ');
  return (
    <svg viewBox={`-40 0 ${size + 80} ${size}`} role="img" aria-label={title} className={styles.radar}>
      {[25, 50, 75, 100].map((ring) => (
        <polygon key={ring} points={shape(() => ring)} className={styles.ring} />
      ))}
      {axes.map(({ name }, index) => {
        const end = pointAt(index, 100);
        const label = pointAt(index, 120);
        return (
          <g key={name}>
            <line x1={middle} y1={middle} x2={end.x} y2={end.y} className={styles.ring} />
            <text x={label.x} y={label.y} textAnchor="middle" dominantBaseline="middle" className={styles.axis}>
              {name}
            </text>
          </g>
        );
      })}
      <polygon points={shape(({ value }) => value)} className={styles.target} />
      {axes.every(({ score }) => typeof score === 'number') && (
        <polygon points={shape(({ score }) => score ?? 0)} className={styles.scored} />
      )}
    </svg>
  );
}
