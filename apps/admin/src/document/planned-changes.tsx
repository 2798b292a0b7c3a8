import type { ChangesPanelQuery } from '../generated/graphql.ts';
import { ChangeVerdict, type Verdict } from './change-verdict.tsx';
import type { ShownDocument } from './document-query.ts';
import styles from './panels.module.css';
import { SemanticChanges, type ShownChange } from './semantic-changes.tsx';

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

/** The changes of a plan document by document; the document itself comes first. */
export function changesOfPlan(shown: Pick<ShownDocument, 'id' | 'key'>, plan: Plan, live: Live | undefined) {
  return plan.changes
    .filter(({ changes }) => changes.length > 0)
    .map(({ document, changes }) => {
      const isItself = document.key === shown.key;
      const source = plan.sources.find((one) => one.document.key === document.key);
      const pinned = live?.sources.find((one) => one.document.key === document.key);
      return {
        key: document.key,
        title: isItself ? 'In this document' : `In “${source?.document.title ?? document.key}”`,
        kind: document.kind,
        isItself,
        changes: changes.map(
          (change): PlannedChange => ({
            ...change,
            id: `${document.key} ${change.path.join(' ')} ${change.sentence}`,
            document: isItself ? shown.id : (source?.document.id ?? ''),
            revision: isItself ? plan.revision : (source?.revision ?? 0),
            live: (isItself ? live?.revision : pinned?.revision) ?? null,
          }),
        ),
      };
    });
}

interface Props {
  groups: ReturnType<typeof changesOfPlan>;
  /** puts a field back as it is live; undefined for those who may not */
  onPutBack: ((change: PlannedChange) => void) | undefined;
  /** what a reviewer has said so far; undefined where nothing waits for their word */
  verdicts: Readonly<Record<string, Verdict>> | undefined;
  onDecide: (change: PlannedChange, verdict: Verdict) => void;
}

/** Every change that would go live, to be put back by its author and accepted or returned by a reviewer. */
export function PlannedChanges({ groups, onPutBack, verdicts, onDecide }: Props) {
  return groups.map(({ key, title, changes }) => {
    const byPath = new Map(changes.map((change) => [change.path.join(' '), change]));
    return (
      <div key={key}>
        <h3 className={styles.of}>{title}</h3>
        <SemanticChanges
          changes={changes}
          onRestore={
            onPutBack && changes.some(({ live }) => live !== null)
              ? (path) => {
                  const change = byPath.get(path.join(' '));
                  if (change) onPutBack(change);
                }
              : undefined
          }
          below={(_, index) => {
            const change = changes[index];
            return (
              verdicts &&
              change && (
                <ChangeVerdict
                  sentence={change.sentence}
                  verdict={verdicts[change.id]}
                  onDecide={(verdict) => onDecide(change, verdict)}
                />
              )
            );
          }}
        />
      </div>
    );
  });
}
