import type { Assessment } from '@yardstick/domain/content/assessment.ts';
import type { Question } from '@yardstick/domain/content/question.ts';
import { Plus, X } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { countOf } from '../../ui/format.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { LocalisedField } from '../../ui/localised-field.tsx';
import styles from './scoring.module.css';
import type { ScoringPart } from './scoring-part.ts';

const poles = ['positive', 'negative'] as const;
const labels = { positive: 'Positive end', negative: 'Negative end' };

/** The two ends between which forced-choice questions place a person. */
export function OrientationEditor(props: ScoringPart & { questions: ReadonlyMap<string, Question> }) {
  const { assessment, update, locales, isReadOnly, questions } = props;
  const { orientation } = assessment;
  const count = assessment.sections
    .flatMap(({ placements }) => placements)
    .filter(({ question }) => questions.get(question)?.type === 'forced-choice').length;
  const begin = () =>
    update((current) => ({
      ...current,
      orientation: { positive: { key: 'one', name: {} }, negative: { key: 'other', name: {} } },
    }));
  const remove = () => update(({ orientation: _, ...others }) => others);
  const rename = (pole: (typeof poles)[number], name: Record<string, string>) =>
    update((current) => {
      const { orientation: now } = current;
      return now ? ({ ...current, orientation: { ...now, [pole]: { ...now[pole], name } } } as Assessment) : current;
    }, `orientation ${pole}`);
  return (
    <section data-field="orientation" className={styles.part} aria-labelledby="orientation-title">
      <div className={styles.head}>
        <h2 id="orientation-title">Orientation</h2>
        {orientation && !isReadOnly && (
          <IconButton label="Remove the orientation" onPress={remove}>
            <X size={16} aria-hidden />
          </IconButton>
        )}
      </div>
      <p className={styles.soft}>
        {count === 0
          ? 'No forced-choice question is placed: nobody is told a lean.'
          : `${countOf(count, 'forced-choice question tells', 'forced-choice questions tell')} a lean within the person. It is never added to a score.`}
      </p>
      {orientation && (
        <div className={styles.poles}>
          {poles.map((pole) => (
            <LocalisedField
              key={pole}
              label={`${labels[pole]} (${orientation[pole].key})`}
              value={orientation[pole].name}
              onChange={(name) => rename(pole, name)}
              locales={locales}
              isReadOnly={isReadOnly}
              field={`orientation.${pole}.name`}
            />
          ))}
        </div>
      )}
      {!orientation && !isReadOnly && (
        <div>
          <Button onPress={begin}>
            <Plus size={16} aria-hidden /> Name the two ends
          </Button>
        </div>
      )}
    </section>
  );
}
