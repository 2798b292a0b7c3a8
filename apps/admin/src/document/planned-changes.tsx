import { ChangeVerdict, type Verdict } from './change-verdict.tsx';
import type { changesOfPlan, PlannedChange } from './changes-of-plan.ts';
import styles from './panels.module.css';
import { SemanticChanges } from './semantic-changes.tsx';

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
  return groups.map(({ name, title, changes }) => {
    const byPath = new Map(changes.map((change) => [change.path.join(' '), change]));
    return (
      <div key={name}>
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
