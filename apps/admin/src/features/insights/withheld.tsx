import styles from './insights.module.css';

/** In the place of a chart that would tell of too few people. Nobody there and too few look the same. */
export function Withheld({ fewerThan = 5 }: { fewerThan?: number }) {
  return (
    <div className={styles.withheld}>
      <p>
        <strong>Withheld</strong>
      </p>
      <p className="soft">Fewer than {fewerThan} people, or their number would follow from what is shown.</p>
    </div>
  );
}
