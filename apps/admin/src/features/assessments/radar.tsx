import styles from './scoring.module.css';

interface Props {
  title: string;
  axes: readonly { name: string; value: number; score?: number | null }[];
}

const size = 240;
const middle = size / 2;
const radius = 88;
const margin = 84;
const lineHeight = 12;

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
  const label = (name: string, index: number) => {
    const { x, y } = pointAt(index, 112);
    const isBeside = Math.abs(x - middle) > radius / 4;
    const lines = isBeside ? name.split(' ') : [name];
    return (
      <text y={y} textAnchor={isBeside ? (x > middle ? 'start' : 'end') : 'middle'} className={styles.axis}>
        {lines.map((line, place) => (
          <tspan key={line} x={x} dy={place === 0 ? (lineHeight * (1 - lines.length)) / 2 + 3 : lineHeight}>
            {line}
          </tspan>
        ))}
      </text>
    );
  };
  return (
    <svg viewBox={`${-margin} 0 ${size + 2 * margin} ${size}`} role="img" aria-label={title} className={styles.radar}>
      {[25, 50, 75, 100].map((ring) => (
        <polygon key={ring} points={shape(() => ring)} className={styles.ring} />
      ))}
      {axes.map(({ name }, index) => {
        const end = pointAt(index, 100);
        return (
          <g key={name}>
            <line x1={middle} y1={middle} x2={end.x} y2={end.y} className={styles.ring} />
            {label(name, index)}
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
