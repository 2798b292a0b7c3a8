import styles from './charts.module.css';

/** The pattern of what is withheld: the same for every chart, and to be told apart without colour. */
export function Hatch({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="6" height="6" className={styles.hatchGround} />
        <line x1="0" y1="0" x2="0" y2="6" className={styles.hatchLine} />
      </pattern>
    </defs>
  );
}
