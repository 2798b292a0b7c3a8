import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../generated/gql.ts';
import type { HistoryPanel_RevisionsQuery } from '../generated/graphql.ts';
import { Button } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { formatCount } from '../ui/format.ts';
import { Moment } from '../ui/moment.tsx';
import { MoreRows } from '../ui/more-rows.tsx';
import { Notice } from '../ui/notice.tsx';
import { NumberField } from '../ui/number-field.tsx';
import { Failed, Loading } from '../ui/states.tsx';
import { tell } from '../ui/toasts.tsx';
import { usePages } from '../ui/use-pages.ts';
import { useStable } from '../ui/use-stable.ts';
import type { ShownDocument } from './document-query.ts';
import { groupSittings } from './group-sittings.ts';
import styles from './panels.module.css';
import { SemanticChanges } from './semantic-changes.tsx';
import { UnpublishDialog } from './unpublish-dialog.tsx';
import { useAct } from './use-act.ts';

const Abilities = graphql(`
  query HistoryPanel { viewer { abilities { name } } }
`);
const Revisions = graphql(`
  query HistoryPanel_Revisions($kind: ContentKind!, $key: String!, $after: String) {
    document(kind: $kind, key: $key) {
      id
      history(first: 50, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        edges { node { number author createdAt summary } }
      }
    }
  }
`);
const Publications = graphql(`
  query HistoryPanel_Publications($kind: ContentKind!, $key: String!, $after: String) {
    document(kind: $kind, key: $key) {
      id
      publications(first: 20, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
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

type Revision = NonNullable<HistoryPanel_RevisionsQuery['document']>['history']['edges'][number]['node'];

interface Range {
  from: number;
  to: number;
}

/** All that was ever saved and published: compare any two, put back all or a field, make an old publication live. */
export function HistoryPanel({ shown }: { shown: ShownDocument }) {
  const { id, kind, key, revision } = shown;
  const live = shown.livePublication?.number ?? null;
  const [{ data }] = useQuery({ query: Abilities });
  const revisions = usePages(Revisions, { kind, key }, ({ document }) => document?.history);
  const publications = usePages(Publications, { kind, key }, ({ document }) => document?.publications);
  const [range, setRange] = useState<Range | null>(null);
  const [comparedIn, setComparedIn] = useState<number | null>(null);
  const [isUnpublishing, setUnpublishing] = useState(false);
  const rollBack = useAct(RollBack);
  const sittings = useMemo(() => groupSittings(revisions.items), [revisions.items]);
  const known = useRef({ revision, live });
  const renew = useStable(() => void Promise.all([revisions.reload(), publications.reload()]));
  useEffect(() => {
    if (known.current.revision === revision && known.current.live === live) return;
    known.current = { revision, live };
    renew();
  }, [revision, live, renew]);
  if (revisions.hasFailed && revisions.items.length === 0) return <Failed what="The history" retry={revisions.retry} />;
  if (revisions.items.length === 0) return <Loading what="the history" />;
  const abilities = new Set(data?.viewer?.abilities.map(({ name }) => name));
  const publishedAs = new Map(publications.items.map((publication) => [publication.revision, publication.number]));
  /** `place` is the newest revision of the sitting under which it is shown; null: under the choice of any two. */
  const compare = (next: Range | null, place: number | null) => {
    const isShown = range?.from === next?.from && range?.to === next?.to && place === comparedIn;
    setRange(isShown ? null : next);
    setComparedIn(place);
  };
  const compared = range && (
    <Compared
      shown={shown}
      range={range}
      revision={revision}
      canEdit={abilities.has('content:edit')}
      onDone={() => setRange(null)}
    />
  );

  const goBack = async (toPublication: number) => {
    const answer = await rollBack.run({ input: { document: id, livePublication: live, toPublication } });
    if (answer?.__typename !== 'Published') return;
    tell(`What publication ${toPublication} was is live again.`);
    renew();
  };

  return (
    <div className={styles.panel}>
      {(publications.items.length > 0 || publications.hasFailed) && (
        <section className={styles.section} aria-labelledby="publications">
          <h2 id="publications">Publications</h2>
          {rollBack.problem && <Notice kind="problem">{rollBack.problem}</Notice>}
          <ul className={styles.rows}>
            {publications.items.map((publication) => (
              <li key={publication.id}>
                <strong>Publication {publication.number}</strong>
                <span className={styles.grow}>
                  {publication.publishedBy ?? 'Yardstick'}, <Moment at={publication.publishedAt} />
                  {publication.rolledBackTo !== null && `, brought back publication ${publication.rolledBackTo}`}
                </span>
                {publication.isLive && <Chip tone="good">Live</Chip>}
                {abilities.has('content:publish') &&
                  (publication.isLive ? (
                    <Button look="quiet" onPress={() => setUnpublishing(true)}>
                      Unpublish …
                    </Button>
                  ) : (
                    <Button
                      look="quiet"
                      isDisabled={rollBack.isRunning}
                      onPress={() => void goBack(publication.number)}
                    >
                      {live === null ? 'Make it live again' : 'Roll back to it'}
                    </Button>
                  ))}
              </li>
            ))}
          </ul>
          <MoreRows pages={publications} what="The publications" label="Earlier publications" isStreamed={false} />
        </section>
      )}
      <section className={styles.section} aria-labelledby="revisions">
        <h2 id="revisions">Revisions</h2>
        {revision > 1 && <ChooseTwo newest={revision} onCompare={(from, to) => compare({ from, to }, null)} />}
        {comparedIn === null && compared}
        <ol className={styles.rows}>
          {sittings.map((sitting) => {
            const newest = sitting[0]?.number ?? 0;
            const isShown = range !== null && comparedIn === newest;
            return (
              <Sitting
                key={newest}
                sitting={sitting}
                publication={sitting.map(({ number }) => publishedAs.get(number)).find((number) => number)}
                shownRange={isShown ? range : null}
                onCompare={(from, to) => compare({ from, to }, newest)}
                newest={revision}
              >
                {isShown && compared}
              </Sitting>
            );
          })}
        </ol>
        <MoreRows pages={revisions} what="The history" label="Older" />
      </section>
      {isUnpublishing && <UnpublishDialog document={shown} onClose={() => setUnpublishing(false)} />}
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
  /** what is compared below it now */
  shownRange: Range | null;
  newest: number;
  onCompare: (from: number, to: number) => void;
  children: ReactNode;
}

function Sitting({ sitting, publication, shownRange, newest, onCompare, children }: SittingProps) {
  const [last] = sitting;
  const first = sitting.at(-1);
  if (!last || !first) return null;
  const comparing = (from: number, to: number) => ({
    onPress: () => onCompare(from, to),
    'aria-expanded': shownRange?.from === from && shownRange.to === to,
  });
  return (
    <li className={shownRange ? styles.chosen : undefined}>
      <span className={`${styles.grow} ${styles.sitting}`}>
        <span className={styles.number}>
          {sitting.length > 1 ? `${formatCount(first.number)}–${formatCount(last.number)}` : formatCount(last.number)}
        </span>
        <span>
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
      </span>
      <Button look="quiet" {...comparing(first.number - 1, last.number)}>
        What changed
      </Button>
      {last.number !== newest && (
        <Button look="quiet" {...comparing(last.number, newest)}>
          Compare with now
        </Button>
      )}
      {children}
    </li>
  );
}

interface ComparedProps {
  shown: ShownDocument;
  range: Range;
  revision: number;
  canEdit: boolean;
  onDone: () => void;
}

function Compared({ shown, range, revision, canEdit, onDone }: ComparedProps) {
  const [{ data, error, fetching }, reload] = useQuery({
    query: Comparison,
    variables: { kind: shown.kind, key: shown.key, ...range },
  });
  const restore = useAct(Restore);
  const putBack = async (path: string[] | null) => {
    const answer = await restore.run({ input: { id: shown.id, basedOn: revision, revision: range.from, path } });
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
