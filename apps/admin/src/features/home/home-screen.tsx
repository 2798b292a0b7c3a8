import { Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { documentPath } from '../../document/document-path.ts';
import { DocumentStateChip } from '../../document/document-state.tsx';
import rowStyles from '../../document/panels.module.css';
import { graphql } from '../../generated/gql.ts';
import { countOf } from '../../ui/format.ts';
import { Moment } from '../../ui/moment.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import { AssessmentHealth } from './assessment-health.tsx';
import styles from './home-screen.module.css';
import { useHealth } from './use-health.ts';
import { WaitingList } from './waiting-list.tsx';

const Home = graphql(`
  query HomeScreen {
    assessments(first: 20) {
      edges {
        node {
          id kind key title state questionCount estimatedMinutes livePublication { id } updatedBy updatedAt lastSummary
          problems { severity }
        }
      }
    }
    changedGuides: guides(first: 8, order: LAST_CHANGE_DESC) {
      edges { node { id kind key title state updatedBy updatedAt lastSummary } }
    }
    changedQuestions: questions(first: 8, order: LAST_CHANGE_DESC) {
      edges { node { id kind key title state updatedBy updatedAt lastSummary } }
    }
  }
`);

/** What waits for somebody, how the assessments stand, and what changed lately. */
export function HomeScreen() {
  const heading = useScreen<HTMLHeadingElement>('Home');
  const [{ data, error }, reload] = useQuery({ query: Home });
  const { healthOf, isComing } = useHealth();
  return (
    <div className={styles.page}>
      <h1 ref={heading} tabIndex={-1}>
        Home
      </h1>
      <WaitingList />
      {error && !data && <Failed what="The overview" retry={reload} />}
      {!error && !data && <Loading what="the overview" />}
      {data && (
        <>
          <section aria-labelledby="assessments" className={styles.section}>
            <h2 id="assessments">Assessments</h2>
            {data.assessments.edges.length === 0 && (
              <Empty title="No assessment yet">
                <Link to="/assessments" search={{ new: true }}>
                  Begin one
                </Link>
              </Empty>
            )}
            <ul className={styles.cards}>
              {data.assessments.edges.map(({ node }) => {
                const errors = node.problems.filter(({ severity }) => severity === 'ERROR').length;
                const warnings = node.problems.length - errors;
                const own = healthOf.get(node.key);
                return (
                  <li key={node.id} className={styles.card}>
                    <Link to="/assessments/$slug" params={{ slug: node.key }} className={styles.title}>
                      {node.title}
                    </Link>
                    <p>
                      <DocumentStateChip state={node.state} />
                    </p>
                    <p className={styles.soft}>
                      {countOf(node.questionCount, 'question')}
                      {node.estimatedMinutes !== null && `, about ${countOf(node.estimatedMinutes, 'minute')}`}
                    </p>
                    <Link {...documentPath('ASSESSMENT', node.key, 'changes')}>
                      {node.problems.length === 0
                        ? 'Nothing to mend'
                        : `${errors > 0 ? `${errors} to mend` : ''}${errors > 0 && warnings > 0 ? ', ' : ''}${warnings > 0 ? `${warnings} worth a look` : ''}`}
                    </Link>
                    {own && <AssessmentHealth assessment={node.key} health={own} />}
                    {isComing && node.livePublication && <p className={styles.health}>&nbsp;</p>}
                  </li>
                );
              })}
            </ul>
          </section>
          <section aria-labelledby="lately" className={styles.section}>
            <h2 id="lately">Changed lately</h2>
            <ul className={rowStyles.rows}>
              {[...data.assessments.edges, ...data.changedGuides.edges, ...data.changedQuestions.edges]
                .map(({ node }) => node)
                .sort((one, other) => other.updatedAt.localeCompare(one.updatedAt))
                .slice(0, 10)
                .map((node) => (
                  <li key={node.id}>
                    <span className={rowStyles.grow}>
                      <Link {...documentPath(node.kind, node.key)}>{node.title}</Link>
                      <br />
                      <span className={rowStyles.soft}>{node.lastSummary}</span>
                    </span>
                    <DocumentStateChip state={node.state} />
                    <span className={rowStyles.soft}>
                      {node.updatedBy}, <Moment at={node.updatedAt} />
                    </span>
                  </li>
                ))}
            </ul>
          </section>
        </>
      )}
    </div>
  );
}
