import { AssessmentChoices } from '../features/assessment/assessment-choices.tsx';
import { LatestGuides } from '../features/guides/latest-guides.tsx';
import { Page } from '../ui/page.tsx';
import { useDocumentTitle } from '../ui/use-document-title.ts';
import { ExampleRuler } from './example-ruler.tsx';
import styles from './home-page.module.css';

export function HomePage() {
  useDocumentTitle('');
  return (
    <Page>
      <div className={styles.hero}>
        <h1>Know where you stand, and where to look next.</h1>
        <p className={styles.lead}>
          Short self-assessments that measure you against what a role demands, and say how sure they are.
        </p>
      </div>
      <div className={styles.choices}>
        <AssessmentChoices />
        <ExampleRuler />
      </div>
      <ul className={styles.promises}>
        <li>
          <h2>Against a role, not a crowd</h2>
          <p>Every area has a target for the role you have in mind. The distance to it is what counts, not a rank.</p>
        </li>
        <li>
          <h2>Honest about its error</h2>
          <p>A gap that chance alone could explain is marked as such. What is not known yet is called unknown.</p>
        </li>
        <li>
          <h2>Yours, and nobody else’s</h2>
          <p>No account and no e-mail address. Leave, come back, keep the link to your result, or delete all of it.</p>
        </li>
      </ul>
      <LatestGuides />
    </Page>
  );
}
