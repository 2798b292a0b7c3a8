import { useQuery } from 'urql';
import { graphql } from '../generated/gql.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Failed, Loading } from '../ui/states.tsx';
import { tell } from '../ui/toasts.tsx';
import type { ShownDocument } from './document-query.ts';
import styles from './panels.module.css';
import { SemanticChanges } from './semantic-changes.tsx';
import { useAct } from './use-act.ts';

const Comparison = graphql(`
  query ComparedRevisions($kind: ContentKind!, $key: String!, $from: Int!, $to: Int!) {
    document(kind: $kind, key: $key) {
      id
      changes(from: $from, to: $to) { sentence classification path before after }
    }
  }
`);
const Restore = graphql(`
  mutation ComparedRevisions_Restore($input: RestoreRevisionInput!) {
    restoreRevision(input: $input) {
      __typename
      ... on SavedDraft { document { id revision content state } }
      ... on Error { message }
    }
  }
`);

/** Two revisions: the first is 0 where there was nothing before. */
export interface Range {
  from: number;
  to: number;
}

interface Props {
  shown: ShownDocument;
  range: Range;
  canEdit: boolean;
  onDone: () => void;
}

/** What changed from one revision to another; all of it or a field can be put back. */
export function ComparedRevisions({ shown, range, canEdit, onDone }: Props) {
  const [{ data, error, fetching }, reload] = useQuery({
    query: Comparison,
    variables: { kind: shown.kind, key: shown.key, ...range },
  });
  const restore = useAct(Restore);
  const putBack = async (path: string[] | null) => {
    const answer = await restore.run({ input: { id: shown.id, basedOn: shown.revision, revision: range.from, path } });
    if (answer?.__typename !== 'SavedDraft') return;
    tell(path ? 'The field is as it was.' : `The draft is as revision ${range.from} was.`);
    onDone();
  };
  const canRestore = canEdit && range.from > 0;
  return (
    <section className={styles.compared} aria-labelledby="compared">
      <h3 id="compared">
        {range.from === 0 ? `Begun with revision ${range.to}` : `From revision ${range.from} to ${range.to}`}
      </h3>
      {error && <Failed what="The comparison" retry={reload} />}
      {fetching && !data && <Loading what="the comparison" />}
      {restore.problem && <Notice kind="problem">{restore.problem}</Notice>}
      {data?.document?.changes.length === 0 && <p>They mean the same.</p>}
      {data?.document && (
        <SemanticChanges
          changes={data.document.changes}
          onRestore={canRestore ? (path) => void putBack(path) : undefined}
        />
      )}
      <div className={styles.actions}>
        {canRestore && <Button onPress={() => void putBack(null)}>Put the whole of revision {range.from} back</Button>}
        <Button look="quiet" onPress={onDone}>
          Close
        </Button>
      </div>
    </section>
  );
}
