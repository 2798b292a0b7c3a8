import type { ReactNode } from 'react';
import type { ChangeClassification } from '../generated/graphql.ts';
import { Button } from '../ui/button.tsx';
import { Chip, type Tone } from '../ui/chip.tsx';
import styles from './semantic-changes.module.css';
import { showValue } from './show-value.ts';

export interface ShownChange {
  classification: ChangeClassification;
  sentence: string;
  path: string[];
  before?: unknown;
  after?: unknown;
}

const classes: Record<ChangeClassification, { label: string; tone: Tone; title: string }> = {
  COSMETIC: { label: 'Wording', tone: 'plain', title: 'Scores stay as they are.' },
  SCORING: { label: 'Scoring', tone: 'waiting', title: 'The same answers are scored otherwise.' },
  STRUCTURAL: { label: 'Structure', tone: 'problem', title: 'Respondents answer something else: trends break here.' },
};

interface Props {
  changes: readonly ShownChange[];
  /** puts the field back as it was */
  onRestore?: ((path: string[]) => void) | undefined;
  /** what stands under a change */
  below?: (change: ShownChange, index: number) => ReactNode;
}

/** What changed, in the subject's terms, with what it means for scores. */
export function SemanticChanges({ changes, onRestore, below }: Props) {
  return (
    <ul className={styles.list}>
      {changes.map((change, index) => {
        const { label, tone, title } = classes[change.classification];
        const texts = textsOf(change);
        return (
          <li key={`${change.path.join(' ')} ${change.sentence}`}>
            <span title={title}>
              <Chip tone={tone}>{label}</Chip>
            </span>
            <div className={styles.words}>
              <p>{change.sentence}</p>
              {texts && (
                <p className={styles.texts}>
                  <del>{texts.before}</del> <ins>{texts.after}</ins>
                </p>
              )}
            </div>
            {onRestore && change.path.length > 0 && (
              <Button look="quiet" onPress={() => onRestore(change.path)} aria-label={`Put back: ${change.sentence}`}>
                Put back
              </Button>
            )}
            {below?.(change, index)}
          </li>
        );
      })}
    </ul>
  );
}

const longestText = 400;

/** Texts are shown as they were and are; numbers stand in the sentence already. */
function textsOf({ before, after }: ShownChange) {
  if (typeof before !== 'string' && typeof after !== 'string') return null;
  const shorten = (value: unknown) => {
    const text = showValue(value);
    return text.length > longestText ? `${text.slice(0, longestText)} …` : text;
  };
  return { before: shorten(before), after: shorten(after) };
}
