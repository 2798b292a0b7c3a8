import { useQuery } from 'urql';
import { graphql } from '../../generated/gql.ts';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import styles from './home-screen.module.css';

const Home = graphql(`
  query HomeScreen {
    guides(first: 1) { totalCount }
    questions(first: 1) { totalCount }
    reviews(states: [REQUESTED], first: 10) {
      totalCount
      edges { node { id message requestedBy requestedAt document { key title } } }
    }
    assessments(first: 20) {
      edges { node { id key title state questionCount estimatedMinutes updatedBy updatedAt } }
    }
  }
`);

const states: Record<string, string> = {
  NEVER_PUBLISHED: 'Draft',
  CHANGED: 'Changed since published',
  PUBLISHED: 'Published',
  TRASHED: 'In the trash',
};

/** What there is, and what waits for somebody. */
export function HomeScreen() {
  const heading = useScreen<HTMLHeadingElement>('Home');
  const [{ data, fetching, error }, reload] = useQuery({ query: Home });
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        Home
      </h1>
      {error && !data && <Failed what="The overview" retry={reload} />}
      {fetching && !data && <Loading what="the overview" />}
      {data && (
        <>
          <section aria-labelledby="assessments" className={styles.section}>
            <h2 id="assessments">Assessments</h2>
            {data.assessments.edges.length === 0 && <Empty title="No assessment yet" />}
            <ul className={styles.rows}>
              {data.assessments.edges.map(({ node }) => (
                <li key={node.id} className={styles.row}>
                  <span className={styles.title}>{node.title}</span>
                  <span>{states[node.state] ?? node.state}</span>
                  <span className={styles.soft}>
                    {node.questionCount} questions, about {node.estimatedMinutes} minutes
                  </span>
                  <span className={styles.soft}>
                    {node.updatedBy}, {when.format(new Date(node.updatedAt))}
                  </span>
                </li>
              ))}
            </ul>
            <p className={styles.soft}>
              {count.format(data.questions.totalCount)} questions and {count.format(data.guides.totalCount)} guides.
            </p>
          </section>
          <section aria-labelledby="reviews" className={styles.section}>
            <h2 id="reviews">Waiting for review</h2>
            {data.reviews.totalCount === 0 && <p className={styles.soft}>Nothing waits.</p>}
            <ul className={styles.rows}>
              {data.reviews.edges.map(({ node }) => (
                <li key={node.id} className={styles.row}>
                  <span className={styles.title}>{node.document.title}</span>
                  <span>{node.message}</span>
                  <span className={styles.soft}>
                    {node.requestedBy}, {when.format(new Date(node.requestedAt))}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        </>
      )}
    </>
  );
}

const count = new Intl.NumberFormat();
const when = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
