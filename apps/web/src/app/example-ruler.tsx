import { Ruler } from '../ui/ruler.tsx';
import styles from './example-ruler.module.css';

const BANDS = [
  { name: 'Emerging', from: 0 },
  { name: 'Developing', from: 25 },
  { name: 'Capable', from: 45 },
  { name: 'Strong', from: 65 },
  { name: 'Exemplary', from: 85 },
];

/** How one area of a result is shown, before anybody has one. The numbers are invented. */
export function ExampleRuler() {
  return (
    <figure className={styles.example}>
      <figcaption>One area of a result, as an example</figcaption>
      <div className={styles.name}>
        <span>People leadership</span>
        <span>
          <strong>58</strong> Capable
        </span>
      </div>
      <Ruler
        size="large"
        score={58}
        standardError={6}
        target={80}
        bands={BANDS}
        label="Example: a score of 58 of 100, give or take 6; the target of the role is 80, so 22 points are missing."
      />
      <ul className={styles.reading}>
        <li>58 of 100: the weighted share of what the questions can reach.</li>
        <li>±6: how far it would vary if you took it again.</li>
        <li>80: what the role asks for. The hatched gap is where to look next.</li>
      </ul>
    </figure>
  );
}
