import type { Assessment } from '@yardstick/domain/content/assessment.ts';
import { textIn } from '@yardstick/domain/content/localised-text.ts';
import { useDelivered } from '../../document/use-delivered.ts';
import styles from './assessment.module.css';

const deliveryQuery =
  'query StudioIntroduction($slug: String!, $locale: String) { assessment(slug: $slug, locale: $locale) { introductionHtml } }';

interface Props {
  assessment: Assessment;
  /** the one that is saved */
  revision: number;
  locales: readonly string[];
}

/** What stands before the questions, as frontends get it; as it is written until it has been saved and can be shown. */
export function Introduction({ assessment, revision, locales }: Props) {
  const { data } = useDelivered<{ assessment: { introductionHtml: string } | null }>(
    deliveryQuery,
    { slug: assessment.slug, locale: locales[0] ?? '' },
    revision,
  );
  const html = data?.assessment?.introductionHtml;
  return (
    <div className={styles.introduction}>
      <h2>{textIn(assessment.title, locales)}</h2>
      <p>{textIn(assessment.summary, locales)}</p>
      {html ? (
        // biome-ignore lint/security/noDangerouslySetInnerHtml: the API sanitises what it renders from Markdown
        <div className={styles.prose} dangerouslySetInnerHTML={{ __html: html }} />
      ) : (
        <p className={styles.prose}>{textIn(assessment.introduction, locales)}</p>
      )}
    </div>
  );
}
