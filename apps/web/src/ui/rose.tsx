import { useId } from 'react';
import { arc, pointAt, sector } from './polar.ts';
import styles from './rose.module.css';

interface Petal {
  key: string;
  name: string;
  /** 0 to 100; null when there is no score */
  score: number | null;
  target: number | null;
  /** as it is written beside the name */
  scoreText: string;
}

interface RoseProps {
  petals: readonly Petal[];
  /** radii of the rings, 0 to 100 */
  rings: readonly number[];
  /** the whole picture in words */
  label: string;
}

const RADIUS = 150;
const radiusOf = (value: number) => Math.round(Math.min(100, Math.max(0, value)) * RADIUS) / 100;

/**
 * The shape of a result: one petal a competency, as long as its score, an arc at each target. It is there to be looked
 * at; the rulers beside it say the same to the point.
 */
export function Rose({ petals, rings, label }: RoseProps) {
  const hatch = useId();
  const width = 360 / petals.length;
  const isTall = petals.length > 4;
  return (
    <svg
      className={styles.rose}
      viewBox={isTall ? '-215 -205 430 410' : '-215 -160 430 320'}
      role="img"
      aria-label={label}
    >
      <defs>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="6" height="6" className={styles.hatchGround} />
          <rect width="2.2" height="6" className={styles.hatchLine} />
        </pattern>
      </defs>
      <circle r={RADIUS} className={styles.ground} />
      {rings.map((ring) => (
        <circle key={ring} r={radiusOf(ring)} className={styles.ring} />
      ))}
      {petals.map((petal, index) => {
        const middle = (index + (petals.length % 2 === 0 ? 0.5 : 0)) * width;
        const from = middle - width / 2 + 2;
        const to = middle + width / 2 - 2;
        return (
          <g key={petal.key}>
            {petal.score !== null && petal.target !== null && petal.target > petal.score && (
              <path d={sector(from, to, radiusOf(petal.score), radiusOf(petal.target))} fill={`url(#${hatch})`} />
            )}
            {petal.score !== null && <path d={sector(from, to, 0, radiusOf(petal.score))} className={styles.petal} />}
            {petal.target !== null && <path d={arc(from, to, radiusOf(petal.target))} className={styles.halo} />}
            {petal.target !== null && <path d={arc(from, to, radiusOf(petal.target))} className={styles.target} />}
            <PetalLabel petal={petal} angle={middle} />
          </g>
        );
      })}
    </svg>
  );
}

function PetalLabel({ petal, angle }: { petal: Petal; angle: number }) {
  const place = pointAt(angle, RADIUS + 6);
  const anchor = Math.abs(place.x) < 20 ? 'middle' : place.x > 0 ? 'start' : 'end';
  const lines = inTwoLines(petal.name);
  const top = place.y > 20 ? place.y + 4 : place.y - (lines.length * 17 + 4);
  return (
    <text x={place.x} y={top} textAnchor={anchor} className={styles.label}>
      <tspan x={place.x} className={styles.score}>
        {petal.scoreText}
      </tspan>
      {lines.map((line) => (
        <tspan key={line} x={place.x} dy="1.2em">
          {line}
        </tspan>
      ))}
    </text>
  );
}

/** Breaks a name where its halves are most even. */
function inTwoLines(name: string): string[] {
  const words = name.split(' ');
  if (words.length === 1 || name.length < 12) return [name];
  const breaks = words
    .slice(1)
    .map((_, index) => [words.slice(0, index + 1).join(' '), words.slice(index + 1).join(' ')]);
  const unevenness = (lines: string[]) => Math.abs((lines[0]?.length ?? 0) - (lines[1]?.length ?? 0));
  return breaks.sort((one, other) => unevenness(one) - unevenness(other))[0] ?? [name];
}
