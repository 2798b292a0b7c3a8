import { FlaskConical } from 'lucide-react';
import styles from './insights.module.css';

/** Nobody may take made-up people for real ones. */
export function SimulatedBanner() {
  return (
    <div className={styles.simulated} role="status">
      <FlaskConical size={20} aria-hidden />
      <p>Simulated attempts: nobody took this. The numbers show how the assessment would work, not how people are.</p>
    </div>
  );
}
