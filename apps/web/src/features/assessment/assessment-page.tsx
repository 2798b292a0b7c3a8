import { useParams } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { graphql } from '../../generated/gql.ts';
import { chooseContentLocale, useContentLocale } from '../../storage/content-locale.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { countOf } from '../../ui/format.ts';
import { Page } from '../../ui/page.tsx';
import { RichText } from '../../ui/rich-text.tsx';
import { LoadFailed, Loading, Notice, Skeleton } from '../../ui/states.tsx';
import { useDocumentTitle } from '../../ui/use-document-title.ts';
import styles from './assessment-page.module.css';
import { LocaleChoice } from './locale-choice.tsx';
import { RoleProfileTable } from './role-profile-table.tsx';
import { StartOrResume } from './start-or-resume.tsx';

const AssessmentQuery = graphql(`
  query AssessmentPage_Assessment($slug: String!, $locale: String) {
    assessment(slug: $slug, locale: $locale) {
      id slug locale locales title summary introductionHtml estimatedMinutes
      competencies { key name description }
      roleProfiles { id label targets { competency { key } target } }
      form {
        id
        sections { id placements { id } }
        segments { id }
      }
    }
  }
`);

export function AssessmentPage() {
  const { slug } = useParams({ from: '/site/assessments/$slug' });
  return <AssessmentOf key={slug} slug={slug} />;
}

function AssessmentOf({ slug }: { slug: string }) {
  const locale = useContentLocale();
  const [{ data, fetching, error }, load] = useQuery({ query: AssessmentQuery, variables: { slug, locale } });
  const assessment = data?.assessment;
  useDocumentTitle(assessment?.title ?? (data ? 'No such assessment' : undefined));
  if (fetching && !data) return <AssessmentPlaceholder />;
  if (!assessment) {
    return (
      <Page>
        {error ? (
          <LoadFailed
            what="this assessment"
            isRetrying={fetching}
            onRetry={() => load({ requestPolicy: 'network-only' })}
          />
        ) : (
          <Notice title="There is no such assessment" actions={<ButtonLink to="/">See what there is</ButtonLink>}>
            It may have been renamed or withdrawn since the link to it was made.
          </Notice>
        )}
      </Page>
    );
  }
  const { form, competencies, roleProfiles } = assessment;
  const questionCount = form.sections.reduce((sum, { placements }) => sum + placements.length, 0);
  return (
    <Page>
      <div className={styles.layout} lang={assessment.locale}>
        <header className={styles.head}>
          <h1>{assessment.title}</h1>
          <p>{assessment.summary}</p>
        </header>
        <aside className={styles.start} aria-label="Start" lang="en">
          <dl className={styles.facts}>
            <div>
              <dt>Time</dt>
              <dd>About {assessment.estimatedMinutes} minutes</dd>
            </div>
            <div>
              <dt>Questions</dt>
              <dd>
                {questionCount}
                {form.segments.length > 0 && `, and ${form.segments.length} optional`}
              </dd>
            </div>
            <div>
              <dt>Account</dt>
              <dd>None, and no e-mail address</dd>
            </div>
            <div>
              <dt>Your answers</dt>
              <dd>Saved as you go; leave, come back, or delete them whenever you like</dd>
            </div>
          </dl>
          <LocaleChoice locales={assessment.locales} chosen={assessment.locale} onChoose={chooseContentLocale} />
          <StartOrResume assessment={assessment} />
        </aside>
        <div className={styles.body}>
          <RichText html={assessment.introductionHtml} />
          <section aria-labelledby="measured">
            <h2 id="measured" lang="en">
              What is measured
            </h2>
            <dl className={styles.competencies}>
              {competencies.map(({ key, name, description }) => (
                <div key={key}>
                  <dt>{name}</dt>
                  <dd>{description}</dd>
                </div>
              ))}
            </dl>
          </section>
          {roleProfiles.length > 0 && (
            <section aria-labelledby="targets">
              <h2 id="targets" lang="en">
                What it is measured against
              </h2>
              <p className={styles.lead} lang="en">
                Each role has a target per area, from 0 to 100. You choose the role when you see your result, and can
                switch between the {countOf(roleProfiles.length, 'role')}.
              </p>
              <RoleProfileTable competencies={competencies} roleProfiles={roleProfiles} />
            </section>
          )}
        </div>
      </div>
    </Page>
  );
}

function AssessmentPlaceholder() {
  return (
    <Page>
      <Loading what="the assessment">
        <div className={styles.layout}>
          <div className={styles.head}>
            <Skeleton width="75%" height="3rem" gap="1.4rem" />
            <Skeleton width="95%" height="1.2rem" gap="0.6rem" />
            <Skeleton width="60%" height="1.2rem" />
          </div>
          <div className={styles.start}>
            <Skeleton height="16rem" />
          </div>
          <div className={styles.body}>
            {[100, 96, 98, 60, 99, 94].map((width) => (
              <Skeleton key={width} width={`${width}%`} height="1rem" gap="0.9rem" />
            ))}
          </div>
        </div>
      </Loading>
    </Page>
  );
}
