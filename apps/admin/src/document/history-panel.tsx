import { useEffect, useRef } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../generated/gql.ts';
import { Failed, Loading } from '../ui/states.tsx';
import { usePages } from '../ui/use-pages.ts';
import { useStable } from '../ui/use-stable.ts';
import type { ShownDocument } from './document-query.ts';
import styles from './panels.module.css';
import { PublicationList, Publications } from './publication-list.tsx';
import { RevisionList, Revisions } from './revision-list.tsx';

const Abilities = graphql(`
  query HistoryPanel { viewer { abilities { name } } }
`);

/** All that was ever saved and published: compare any two, put back all or a field, make an old publication live. */
export function HistoryPanel({ shown }: { shown: ShownDocument }) {
  const { kind, key, revision } = shown;
  const live = shown.livePublication?.number ?? null;
  const [{ data }] = useQuery({ query: Abilities });
  const revisions = usePages(Revisions, { kind, key }, ({ document }) => document?.history);
  const publications = usePages(Publications, { kind, key }, ({ document }) => document?.publications);
  const known = useRef({ revision, live });
  const renew = useStable(() => void Promise.all([revisions.reload(), publications.reload()]));
  useEffect(() => {
    if (known.current.revision === revision && known.current.live === live) return;
    known.current = { revision, live };
    renew();
  }, [revision, live, renew]);
  if (revisions.hasFailed && revisions.items.length === 0)
    return <Failed what="The history" retry={revisions.retry} isTrying={revisions.isLoading} />;
  if (revisions.items.length === 0) return <Loading what="the history" />;
  const abilities = new Set(data?.viewer?.abilities.map(({ name }) => name));
  const publishedAs = new Map(publications.items.map((publication) => [publication.revision, publication.number]));
  return (
    <div className={styles.panel}>
      {(publications.items.length > 0 || publications.hasFailed) && (
        <PublicationList
          shown={shown}
          publications={publications}
          canPublish={abilities.has('content:publish')}
          renew={renew}
        />
      )}
      <RevisionList
        shown={shown}
        revisions={revisions}
        publishedAs={publishedAs}
        canEdit={abilities.has('content:edit')}
      />
    </div>
  );
}
