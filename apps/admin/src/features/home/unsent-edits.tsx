import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { documentPath } from '../../document/document-path.ts';
import { waitingEdits } from '../../document/open-drafts.ts';
import rowStyles from '../../document/panels.module.css';
import { graphql } from '../../generated/gql.ts';
import { Chip } from '../../ui/chip.tsx';
import styles from './home-screen.module.css';

const KeptDocument = graphql(`
  query UnsentEdits($id: ID!) {
    node(id: $id) { ... on Document { id kind key title } }
  }
`);

/** Documents whose edits lie in this browser alone: a conflict to decide, or what the server has not taken yet. */
export function UnsentEdits() {
  const [edits] = useState(waitingEdits);
  if (edits.length === 0) return null;
  return (
    <ul className={rowStyles.rows} aria-label="Edits in this browser">
      {edits.map((edit) => (
        <Unsent key={edit.id} {...edit} />
      ))}
    </ul>
  );
}

function Unsent({ id, isConflict }: { id: string; isConflict: boolean }) {
  const [{ data }] = useQuery({ query: KeptDocument, variables: { id } });
  const document = data?.node && 'kind' in data.node ? data.node : null;
  if (!document) return null;
  return (
    <li>
      <span className={styles.kind}>
        <Chip tone={isConflict ? 'problem' : 'waiting'}>{isConflict ? 'Conflict' : 'Not saved'}</Chip>
      </span>
      <span className={rowStyles.grow}>
        <Link {...documentPath(document.kind, document.key)}>{document.title}</Link>
        <br />
        <span className={rowStyles.soft}>
          {isConflict
            ? 'Somebody changed the same fields: decide which version stays.'
            : 'Your edits lie in this browser and are sent when you open it.'}
        </span>
      </span>
    </li>
  );
}
