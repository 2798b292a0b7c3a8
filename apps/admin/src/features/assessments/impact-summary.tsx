import { Link } from '@tanstack/react-router';
import type { Assessment } from '@yardstick/domain/content/assessment.ts';
import { useQuery } from 'urql';
import { Comparison, explainRefusal, isWithheld } from '../../comparison/comparison-query.ts';
import { MomentsList } from '../../comparison/moments-list.tsx';
import type { Editor } from '../../document/editor.ts';
import { graphql } from '../../generated/gql.ts';
import { Loading } from '../../ui/states.tsx';
import impactStyles from './impact.module.css';
import { namesOf } from './measure-names.ts';
import styles from './scoring.module.css';
import { useSources } from './use-sources.tsx';

const Viewer = graphql(`
  query ImpactSummary { viewer { abilities { name } } }
`);

/** Before a publication: what the draft would make of the attempts that there are. */
export function ImpactSummary({ editor }: { editor: Editor<Assessment> }) {
  const [{ data: viewer }] = useQuery({ query: Viewer });
  const mayRead = viewer?.viewer?.abilities.some(({ name }) => name === 'insight:read') ?? false;
  const { content: assessment, locales } = editor;
  const { sources } = useSources(assessment.slug, assessment.framework);
  const [{ data, fetching }] = useQuery({
    query: Comparison,
    variables: { assessment: assessment.slug, after: { content: assessment } },
    pause: !mayRead,
    requestPolicy: 'network-only',
  });
  if (!mayRead || !sources) return null;
  const answer = data?.scoringComparison;
  if (answer?.__typename === 'NotFound') return null;
  return (
    <section className={`${styles.part} ${impactStyles.summary}`} aria-labelledby="impact-summary">
      <h2 id="impact-summary">On past attempts</h2>
      {!answer && fetching && <Loading what="the impact" />}
      {answer && answer.__typename !== 'ScoringComparison' && <p className={styles.soft}>{explainRefusal(answer)}</p>}
      {answer?.__typename === 'ScoringComparison' &&
        (answer.before.contentHash === answer.after.contentHash ? (
          <p className={styles.soft}>Every score stays as it is.</p>
        ) : isWithheld(answer.everybody.measures) ? (
          <p className={styles.soft}>What it would change is withheld: it would tell of fewer than five people.</p>
        ) : (
          <>
            <MomentsList
              measures={answer.everybody.measures}
              names={namesOf(assessment, sources.framework, locales.main)}
            />
            <p>
              <Link to="/insights/$slug" params={{ slug: assessment.slug }} search={{ view: 'compare' }}>
                See whose band and focus would change
              </Link>
            </p>
          </>
        ))}
    </section>
  );
}
