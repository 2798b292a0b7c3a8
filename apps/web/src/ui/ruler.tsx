import { useId } from 'react';
import styles from './ruler.module.css';

interface RulerBand {
  name: string;
  /** 0 to 100, inclusive */
  from: number;
}

interface RulerProps {
  /** 0 to 100; null when there is no score */
  score: number | null;
  /** half the length of the whisker, in points */
  standardError?: number | null;
  target?: number | null;
  bands: readonly RulerBand[];
  /** the whole picture in a sentence */
  label: string;
  /** large: with the names of the bands */
  size?: 'large' | 'small';
}

const TICKS = Array.from({ length: 21 }, (_, index) => index * 5);
const STRIP = { top: 26, height: 22 };
const at = (value: number) => `${Math.min(100, Math.max(0, value))}%`;

/** A 0–100 ruler: bands, score with whisker, target, and the gap between them. */
export function Ruler({ score, standardError, target, bands, label, size = 'small' }: RulerProps) {
  const hatch = useId();
  const gapFrom = score !== null && target != null && score < target ? score : null;
  const current = score === null ? undefined : bands.findLast((band) => score >= band.from);
  return (
    <div className={`${styles.ruler} ${styles[size]}`} role="img" aria-label={label}>
      <svg className={styles.scale} height="68" width="100%" aria-hidden="true">
        <defs>
          <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="6" height="6" className={styles.hatchGround} />
            <rect width="2.5" height="6" className={styles.hatchLine} />
          </pattern>
        </defs>
        <rect y={STRIP.top} width="100%" height={STRIP.height} rx="3" className={styles.strip} />
        {gapFrom !== null && target != null && (
          <rect
            x={at(gapFrom)}
            y={STRIP.top}
            width={at(target - gapFrom)}
            height={STRIP.height}
            fill={`url(#${hatch})`}
          />
        )}
        {score !== null && (
          <rect y={STRIP.top} width={at(score)} height={STRIP.height} rx="3" className={styles.fill} />
        )}
        {bands.slice(1).map((band) => (
          <line
            key={band.name}
            x1={at(band.from)}
            x2={at(band.from)}
            y1={STRIP.top}
            y2={STRIP.top + STRIP.height}
            className={styles.cut}
          />
        ))}
        {TICKS.map((tick) => (
          <line
            key={tick}
            x1={at(tick)}
            x2={at(tick)}
            y1="50"
            y2={tick % 25 === 0 ? 58 : tick % 10 === 0 ? 55 : 53}
            className={styles.tick}
          />
        ))}
        {score !== null && standardError != null && <Whisker score={score} standardError={standardError} />}
        {target != null && <TargetMark target={target} />}
      </svg>
      <div className={styles.numbers} aria-hidden="true">
        {[0, 25, 50, 75, 100].map((number) => (
          <span key={number} style={{ insetInlineStart: at(number) }}>
            {number}
          </span>
        ))}
      </div>
      {size === 'large' && (
        <div className={styles.bands} aria-hidden="true">
          {bands.map((band, index) => (
            <span
              key={band.name}
              className={band === current ? styles.currentBand : undefined}
              style={{ flexGrow: (bands[index + 1]?.from ?? 100) - band.from }}
            >
              {band.name}
            </span>
          ))}
        </div>
      )}
    </div>
  );
}

function Whisker({ score, standardError }: { score: number; standardError: number }) {
  const low = at(score - standardError);
  const high = at(score + standardError);
  const middle = STRIP.top + STRIP.height / 2;
  // Drawn twice, first as a halo, so that it shows on the filled and on the empty part of the strip.
  return [styles.halo, styles.whisker].map((layer) => (
    <g key={layer} className={layer}>
      <line x1={low} x2={high} y1={middle} y2={middle} />
      <line x1={low} x2={low} y1={middle - 5} y2={middle + 5} />
      <line x1={high} x2={high} y1={middle - 5} y2={middle + 5} />
      <circle cx={at(score)} cy={middle} r="3.5" />
    </g>
  ));
}

function TargetMark({ target }: { target: number }) {
  return (
    <svg x={at(target)} y="0" overflow="visible" className={styles.target} aria-hidden="true">
      <line y1="12" y2={STRIP.top + STRIP.height + 3} />
      <path d="M-6 4 H6 L0 14 Z" />
    </svg>
  );
}
