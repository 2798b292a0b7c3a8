import styles from './orientation-lean.module.css';
import type { ShownOrientation } from './result-query.ts';
import { describeOrientation } from './wording.ts';

const signed = (value: number) => String(Math.round(value)).replace('-', '−');

/** −100…100 as a percentage of the axis. */
const at = (value: number) => `${(value + 100) / 2}%`;

export function OrientationLean({ orientation }: { orientation: ShownOrientation }) {
  const { positive, negative, interval, value } = orientation;
  return (
    <section className={styles.orientation} aria-labelledby="orientation">
      <h2 id="orientation">What you would rather do</h2>
      <p className={styles.lead}>{describeOrientation(orientation)}</p>
      <div className={styles.axis} aria-hidden="true">
        <svg width="100%" height="44" aria-hidden="true">
          <line x1="0" x2="100%" y1="22" y2="22" className={styles.line} />
          {[0, 25, 50, 75, 100].map((tick) => (
            <line
              key={tick}
              x1={`${tick}%`}
              x2={`${tick}%`}
              y1={tick === 50 ? 8 : 17}
              y2={tick === 50 ? 36 : 27}
              className={styles.line}
            />
          ))}
          <rect
            x={at(interval.low)}
            width={`${(interval.high - interval.low) / 2}%`}
            y="15"
            height="14"
            rx="7"
            className={styles.interval}
          />
          <circle cx={at(value)} cy="22" r="7" className={styles.value} />
        </svg>
        <p className={styles.poles}>
          <span>{negative.name}</span>
          <span>no lean</span>
          <span>{positive.name}</span>
        </p>
      </div>
      <p className={styles.note}>
        On a line from −100 ({negative.name}) to 100 ({positive.name}) you are somewhere between {signed(interval.low)}{' '}
        and {signed(interval.high)}: so much {orientation.questionCount} choices can tell, at 95 %. This compares your
        interests with each other, not you with anybody else, and does not touch any score.
      </p>
    </section>
  );
}
