import { Link } from '@tanstack/react-router';
import type { Assessment } from '@yardstick/domain/content/assessment.ts';
import type { Framework } from '@yardstick/domain/content/framework.ts';
import { lazy, Suspense, useState } from 'react';
import { useQuery } from 'urql';
import { type ComparisonAnswer, explainRefusal, isWithheld } from '../../comparison/comparison-query.ts';
import { MomentsList } from '../../comparison/moments-list.tsx';
import { graphql } from '../../generated/gql.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Switch } from '../../ui/switch.tsx';
import impactStyles from './impact.module.css';
import { namesOf } from './measure-names.ts';
import styles from './scoring.module.css';
import { useImpact } from './use-impact.ts';

const WhoMovesDialog = lazy(async () => ({ default: (await import('./impact-dialog.tsx')).ImpactDialog }));

const Viewer = graphql(`
  query ImpactPanel { viewer { abilities { name } } }
`);

interface Props {
  assessment: Assessment;
  framework: Framework;
  locale: string;
}

/** What the scoring on the screen would make of past attempts, while it is being changed. */
export function ImpactPanel(props: Props) {
  const [{ data }] = useQuery({ query: Viewer });
  if (!data?.viewer?.abilities.some(({ name }) => name === 'insight:read')) return null;
  return <Impact {...props} />;
}

function Impact({ assessment, framework, locale }: Props) {
  const [isSimulated, setSimulated] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const { answer, isCurrent, hasFailed } = useImpact({ assessment: assessment.slug, content: assessment, isSimulated });
  const names = namesOf(assessment, framework, locale);
  return (
    <section className={styles.part} aria-labelledby="impact">
      <div className={styles.head}>
        <h2 id="impact">Impact on past attempts</h2>
        <span className={impactStyles.state} role="status">
          {answer && !isCurrent && 'counting …'}
        </span>
      </div>
      {hasFailed && <p className={styles.soft}>The server does not answer; these numbers may be old.</p>}
      {isSimulated && <Chip tone="waiting">Simulated attempts, no real people</Chip>}
      <div className={impactStyles.answer} data-old={!isCurrent || undefined}>
        {!answer && <p className={styles.soft}>Counting …</p>}
        {answer?.__typename === 'ScoringComparison' ? (
          <>
            <p className={styles.soft}>
              {answer.before.contentHash === answer.after.contentHash
                ? 'As it is live: move something to see what it would change.'
                : `Scoring model ${answer.before.model ?? '—'} → this draft`}
            </p>
            {isWithheld(answer.everybody.measures) ? (
              <Withheld />
            ) : (
              <MomentsList measures={answer.everybody.measures} names={names} />
            )}
          </>
        ) : (
          answer && <Refused answer={answer} />
        )}
      </div>
      <div className={impactStyles.tools}>
        <Button onPress={() => setOpen(true)} isDisabled={answer?.__typename !== 'ScoringComparison'}>
          See who moves
        </Button>
        <Switch isSelected={isSimulated} onChange={setSimulated}>
          Simulated
        </Switch>
      </div>
      {isOpen && (
        <Suspense>
          <WhoMovesDialog
            assessment={assessment}
            names={names}
            isSimulated={isSimulated}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </section>
  );
}

type Answered = Extract<ComparisonAnswer, { __typename: 'ScoringComparison' }>;

function Withheld() {
  return (
    <div className={impactStyles.few}>
      <p>Withheld: fewer than five people, or so few who skipped something that they would follow from it.</p>
      <p className={styles.soft}>
        If hardly anybody has answered yet, share the link, <Link to="/attempts">bring attempts in</Link>, or simulate
        some.
      </p>
    </div>
  );
}

const changed = { ADDED: 'is new', REMOVED: 'is gone', CHANGED: 'is another', MOVED: 'has moved' } as const;

function Refused({ answer }: { answer: Exclude<ComparisonAnswer, Answered> }) {
  return (
    <div className={impactStyles.few}>
      <p>{explainRefusal(answer)}</p>
      {answer.__typename === 'OtherStructure' && (
        <ul className={styles.soft}>
          {answer.differences.slice(0, 5).map(({ question, how }) => (
            <li key={question}>
              <code>{question}</code> {changed[how]}
            </li>
          ))}
          {answer.differences.length > 5 && <li>and {answer.differences.length - 5} more</li>}
        </ul>
      )}
      {answer.__typename === 'UnusableScoring' && (
        <ul className={styles.soft}>
          {answer.problems.slice(0, 5).map(({ message }) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
