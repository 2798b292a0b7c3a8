import { useQuery } from 'urql';
import { graphql } from '../../generated/gql.ts';
import { useContentLocale } from '../../storage/content-locale.ts';
import { findOpenAttempt, useStoredAttempts } from '../../storage/stored-attempts.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { LoadFailed, Loading, Notice, Skeleton } from '../../ui/states.tsx';
import styles from './assessment-choices.module.css';

const AssessmentChoicesQuery = graphql(`
  query AssessmentChoices_Assessments($locale: String) {
    assessments(first: 20, locale: $locale) {
      edges { node { id slug locale title summary estimatedMinutes } }
    }
  }
`);

/** The published assessments, each with its way in. */
export function AssessmentChoices() {
  const locale = useContentLocale();
  const stored = useStoredAttempts();
  const [{ data, fetching, error }, load] = useQuery({ query: AssessmentChoicesQuery, variables: { locale } });
  if (!data && fetching) {
    return (
      <Loading what="assessments">
        <div className={styles.choice}>
          <Skeleton width="60%" height="1.8rem" gap="1rem" />
          <Skeleton width="95%" height="1rem" gap="0.6rem" />
          <Skeleton width="80%" height="1rem" gap="1.8rem" />
          <Skeleton width="12rem" height="3rem" />
        </div>
      </Loading>
    );
  }
  if (!data || error) {
    return (
      <LoadFailed
        level={2}
        what="the assessments"
        isRetrying={fetching}
        onRetry={() => load({ requestPolicy: 'network-only' })}
      />
    );
  }
  const assessments = data.assessments.edges.map(({ node }) => node);
  if (assessments.length === 0) {
    return (
      <Notice level={2} title="No assessment yet">
        None has been published so far. Come back soon.
      </Notice>
    );
  }
  return (
    <ul className={styles.choices}>
      {assessments.map((assessment) => {
        const isUnderWay = findOpenAttempt(stored, assessment.slug) !== undefined;
        return (
          <li key={assessment.id} className={styles.choice}>
            <h2 lang={assessment.locale}>{assessment.title}</h2>
            <p lang={assessment.locale}>{assessment.summary}</p>
            <div className={styles.action}>
              <ButtonLink to="/assessments/$slug" params={{ slug: assessment.slug }}>
                {isUnderWay ? 'Go on where you left' : 'See how it works'}
              </ButtonLink>
              <span>About {assessment.estimatedMinutes} minutes</span>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
