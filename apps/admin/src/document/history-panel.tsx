import { useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../generated/gql.ts';
import type { HistoryPanelQuery } from '../generated/graphql.ts';
import { Button } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { formatCount } from '../ui/format.ts';
import { Moment } from '../ui/moment.tsx';
import { Notice } from '../ui/notice.tsx';
import { NumberField } from '../ui/number-field.tsx';
import { Failed, Loading } from '../ui/states.tsx';
import { tell } from '../ui/toasts.tsx';
import type { ShownDocument } from './document-query.ts';
import { groupSittings } from './group-sittings.ts';
import styles from './panels.module.css';
import { SemanticChanges } from './semantic-changes.tsx';
import { useAct } from './use-act.ts';

const History = graphql(`
  query HistoryPanel($kind: ContentKind!, $key: String!, $after: String) {
    viewer { abilities { name } }
    document(kind: $kind, key: $key) {
      id
      revision
      livePublication { id number }
      history(first: 100, after: $after) {
        edges { node { number author createdAt summary } }
        pageInfo { hasNextPage endCursor }
      }
      publications(first: 50) {
        edges { node { id number revision publishedAt publishedBy isLive rolledBackTo } }
      }
    }
  }
`);
const Comparison = graphql(`
  query HistoryPanel_Compare($kind: ContentKind!, $key: String!, $from: Int!, $to: Int!) {
    document(kind: $kind, key: $key) {
      id
      changes(from: $from, to: $to) { sentence classification path before after }
    }
  }
`);
const Restore = graphql(`
  mutation HistoryPanel_Restore($input: RestoreRevisionInput!) {
    restoreRevision(input: $input) {
      __typename
      ... on SavedDraft { document { id revision content state } }
      ... on Error { message }
    }
  }
`);
const RollBack = graphql(`
  mutation HistoryPanel_RollBack($input: RollBackInput!) {
    rollBack(input: $input) { __typename ... on Published { publications { id number } } ... on Error { message } }
  }
`);

type Revision = NonNullable<HistoryPanelQuery['document']>['history']['edges'][number]['node'];

/** All that was ever saved and published: compare any two, put back all or a field, make an old publication live. */
export function HistoryPanel({ shown }: { shown: ShownDocument }) {
  const [after, setAfter] = useState<string | null>(null);
  const variables = { kind: shown.kind, key: shown.key };
  const [{ data, error }, reload] = useQuery({
    query: History,
    variables: { ...variables, after },
    requestPolicy: 'cache-and-network',
  });
  const [range, setRange] = useState<{ from: number; to: number } | null>(null);
  const rollBack = useAct(RollBack);
  const sittings = useMemo(
    () => groupSittings(data?.document?.history.edges.map(({ node }) => node) ?? []),
    [data?.document?.history],
  );
  if (error && !data) return <Failed what="The history" retry={reload} />;
  if (!data?.document) return <Loading what="the history" />;
  const { document } = data;
  const abilities = new Set(data.viewer?.abilities.map(({ name }) => name));
  const publishedAs = new Map(document.publications.edges.map(({ node }) => [node.revision, node]));

  const goBack = async (toPublication: number) => {
    const input = { document: shown.id, livePublication: document.livePublication?.number ?? null, toPublication };
    const answer = await rollBack.run({ input });
    if (answer?.__typename !== 'Published') return;
    tell(`What publication ${toPublication} was is live again.`);
    reload({ requestPolicy: 'network-only' });
  };

  return (
    <div className={styles.panel}>
      {document.publications.edges.length > 0 && (
        <section className={styles.section} aria-labelledby="publications">
          <h2 id="publications">Publications</h2>
          {rollBack.problem && <Notice kind="problem">{rollBack.problem}</Notice>}
          <ul className={styles.rows}>
            {document.publications.edges.map(({ node }) => (
              <li key={node.id}>
                <strong>Publication {node.number}</strong>
                <span className={styles.grow}>
                  {node.publishedBy ?? 'Yardstick'}, <Moment at={node.publishedAt} />
                  {node.rolledBackTo !== null && `, brought back publication ${node.rolledBackTo}`}
                </span>
                {node.isLive ? (
                  <Chip tone="good">Live</Chip>
                ) : (
                  abilities.has('content:publish') && (
                    <Button look="quiet" onPress={() => void goBack(node.number)}>
                      Roll back to it
                    </Button>
                  )
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className={styles.section} aria-labelledby="revisions">
        <h2 id="revisions">Revisions</h2>
        {document.revision > 1 && (
          <ChooseTwo newest={document.revision} onCompare={(from, to) => setRange({ from, to })} />
        )}
        <ol className={styles.rows}>
          {sittings.map((sitting) => (
            <Sitting
              key={sitting[0]?.number}
              sitting={sitting}
              publication={sitting.map(({ number }) => publishedAs.get(number)?.number).find((number) => number)}
              isShown={range?.to === sitting[0]?.number}
              onCompare={(from, to) => setRange({ from, to })}
              newest={document.revision}
            />
          ))}
        </ol>
        {document.history.pageInfo.hasNextPage && (
          <Button onPress={() => setAfter(document.history.pageInfo.endCursor ?? null)}>Older</Button>
        )}
        {after && <Button onPress={() => setAfter(null)}>Back to the newest</Button>}
      </section>
      {range && (
        <Compared
          shown={shown}
          range={range}
          revision={document.revision}
          canEdit={abilities.has('content:edit')}
          onRange={setRange}
        />
      )}
    </div>
  );
}

function ChooseTwo({ newest, onCompare }: { newest: number; onCompare: (from: number, to: number) => void }) {
  const [from, setFrom] = useState(newest - 1);
  const [to, setTo] = useState(newest);
  return (
    <div className={styles.inline}>
      <NumberField label="Compare revision" value={from} onChange={setFrom} minValue={1} maxValue={newest} />
      <NumberField label="with" value={to} onChange={setTo} minValue={1} maxValue={newest} />
      <Button
        isDisabled={from === to || Number.isNaN(from) || Number.isNaN(to)}
        onPress={() => onCompare(Math.min(from, to), Math.max(from, to))}
      >
        Compare
      </Button>
    </div>
  );
}

interface SittingProps {
  sitting: Revision[];
  publication: number | undefined;
  isShown: boolean;
  newest: number;
  onCompare: (from: number, to: number) => void;
}

function Sitting({ sitting, publication, isShown, newest, onCompare }: SittingProps) {
  const [last] = sitting;
  const first = sitting.at(-1);
  if (!last || !first) return null;
  return (
    <li className={isShown ? styles.chosen : undefined}>
      <span className={styles.grow}>
        <span className={styles.number}>
          {sitting.length > 1 ? `${formatCount(first.number)}–${formatCount(last.number)}` : formatCount(last.number)}
        </span>{' '}
        <strong>{last.author}</strong>, <Moment at={last.createdAt} />
        {sitting.length > 1 && <span className={styles.soft}> · {sitting.length} saves</span>}
        {publication && (
          <>
            {' '}
            <Chip tone="good">Publication {publication}</Chip>
          </>
        )}
        <br />
        <span className={styles.soft}>{last.summary}</span>
      </span>
      <Button look="quiet" onPress={() => onCompare(first.number - 1, last.number)}>
        What changed
      </Button>
      {last.number !== newest && (
        <Button look="quiet" onPress={() => onCompare(last.number, newest)}>
          Compare with now
        </Button>
      )}
    </li>
  );
}

interface ComparedProps {
  shown: ShownDocument;
  range: { from: number; to: number };
  revision: number;
  canEdit: boolean;
  onRange: (range: { from: number; to: number } | null) => void;
}

function Compared({ shown, range, revision, canEdit, onRange }: ComparedProps) {
  const [{ data, error }, reload] = useQuery({
    query: Comparison,
    variables: { kind: shown.kind, key: shown.key, ...range },
  });
  const restore = useAct(Restore);
  const putBack = async (path: string[] | null) => {
    const answer = await restore.run({ input: { id: shown.id, basedOn: revision, revision: range.from, path } });
    if (answer?.__typename !== 'SavedDraft') return;
    tell(path ? 'The field is as it was.' : `The draft is as revision ${range.from} was.`);
    onRange(null);
  };
  const canRestore = canEdit && range.from > 0;
  return (
    <section className={styles.section} aria-labelledby="compared">
      <h2 id="compared">
        From revision {range.from} to {range.to}
      </h2>
      {error && <Failed what="The comparison" retry={reload} />}
      {restore.problem && <Notice kind="problem">{restore.problem}</Notice>}
      {data?.document?.changes.length === 0 && <p>They mean the same.</p>}
      {data?.document && (
        <SemanticChanges
          changes={data.document.changes}
          onRestore={canRestore ? (path) => void putBack(path) : undefined}
        />
      )}
      {canRestore && (
        <div className={styles.actions}>
          <Button onPress={() => void putBack(null)}>Put the whole of revision {range.from} back</Button>
        </div>
      )}
    </section>
  );
}
