import type { ChangesPanelQuery } from '../generated/graphql.ts';
import type { ShownDocument } from './document-query.ts';
import type { ShownChange } from './semantic-changes.tsx';

type Plan = Extract<ChangesPanelQuery['publicationPlan'], { documents: unknown }>['documents'][number];
type Live = NonNullable<ChangesPanelQuery['document']>['livePublication'];

/** One change of one document, with what it takes to put it back as it is live. */
export interface PlannedChange extends ShownChange {
  /** tells it from all others of the plan */
  id: string;
  document: string;
  /** the revision that the plan holds, and the one that is live; null where nothing of it is live */
  revision: number;
  live: number | null;
}

/** Documents of different kinds may have the same key. */
export const nameOfDocument = ({ kind, key }: { kind: string; key: string }) => `${kind.toLowerCase()} ${key}`;

/** The changes of a plan document by document; the document itself comes first. */
export function changesOfPlan(
  shown: Pick<ShownDocument, 'id' | 'kind' | 'key'>,
  plan: Pick<Plan, 'changes' | 'revision' | 'sources'>,
  live: Pick<NonNullable<Live>, 'revision' | 'sources'> | null | undefined,
) {
  return plan.changes
    .filter(({ changes }) => changes.length > 0)
    .map(({ document, changes }) => {
      const name = nameOfDocument(document);
      const isItself = name === nameOfDocument(shown);
      const source = plan.sources.find((one) => nameOfDocument(one.document) === name);
      const pinned = live?.sources.find((one) => nameOfDocument(one.document) === name);
      return {
        name,
        title: isItself ? 'In this document' : `In “${source?.document.title ?? document.key}”`,
        changes: changes.map(
          (change): PlannedChange => ({
            ...change,
            id: `${name} ${change.path.join(' ')} ${change.sentence}`,
            document: isItself ? shown.id : (source?.document.id ?? ''),
            revision: isItself ? plan.revision : (source?.revision ?? 0),
            live: (isItself ? live?.revision : pinned?.revision) ?? null,
          }),
        ),
      };
    });
}
