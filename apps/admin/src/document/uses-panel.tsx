import { Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { graphql } from '../generated/gql.ts';
import { countOf } from '../ui/format.ts';
import { Empty, Failed, Loading } from '../ui/states.tsx';
import { fieldPath } from './document-path.ts';
import type { ShownDocument } from './document-query.ts';
import { groupReferences } from './group-references.ts';
import styles from './panels.module.css';

const Uses = graphql(`
  query UsesPanel($kind: ContentKind!, $key: String!) {
    document(kind: $kind, key: $key) { id usedBy { how path document { id kind key title state } } }
  }
`);

/** Every document that refers to it, each leading to the place where it does. */
export function UsesPanel({ shown }: { shown: ShownDocument }) {
  const [{ data, error }, reload] = useQuery({
    query: Uses,
    variables: { kind: shown.kind, key: shown.key },
  });
  if (error && !data) return <Failed what="Where it is used" retry={reload} />;
  if (!data?.document) return <Loading what="where it is used" />;
  if (data.document.usedBy.length === 0)
    return (
      <Empty title="Nothing refers to it yet">
        <p>What places a question or links to a guide appears here.</p>
      </Empty>
    );
  const documents = groupReferences(data.document.usedBy);
  return (
    <div className={`${styles.panel} ${styles.section}`}>
      <p>{countOf(documents.length, 'document refers', 'documents refer')} to it, as their drafts stand.</p>
      <ul className={styles.rows}>
        {documents.map(({ document, path, how }) => (
          <li key={document.id}>
            <Link {...fieldPath(document.kind, document.key, path)} className={styles.grow}>
              {document.title}
            </Link>
            <span className={styles.soft}>{how}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
