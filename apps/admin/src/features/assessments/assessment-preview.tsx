import type { Assessment } from '@yardstick/domain/content/assessment.ts';
import { textIn } from '@yardstick/domain/content/localised-text.ts';
import { useEffect, useRef, useState } from 'react';
import type { Editor } from '../../document/editor.ts';
import { QuestionPreview } from '../../question-preview/question-preview.tsx';
import { Button } from '../../ui/button.tsx';
import { formatCount } from '../../ui/format.ts';
import { Switch } from '../../ui/switch.tsx';
import styles from './assessment.module.css';
import { Introduction } from './introduction.tsx';
import { takingSteps } from './taking-steps.ts';
import { useSources } from './use-sources.tsx';

/** The whole taking as respondents meet it: a step at a time, or all of it on one page. */
export function AssessmentPreview({ editor }: { editor: Editor<Assessment> }) {
  const { content: assessment, locales: shown } = editor;
  const { sources, instead } = useSources(assessment.slug, assessment.framework);
  const [isNarrow, setNarrow] = useState(false);
  const [isWhole, setWhole] = useState(false);
  const [place, setPlace] = useState(0);
  const step = useRef<HTMLElement>(null);
  const isFirst = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every step begins at its top
  useEffect(() => {
    if (!isFirst.current) step.current?.focus();
    isFirst.current = false;
  }, [place]);
  const locales = shown.beside ? [shown.beside, shown.main] : [shown.main];
  if (!sources) return instead;
  const steps = takingSteps(assessment, sources.questions);
  const current = steps[Math.min(place, steps.length - 1)];
  const introduction = <Introduction assessment={assessment} revision={editor.revision} locales={locales} />;
  return (
    <div className={styles.fields}>
      <div className={styles.switches}>
        <Switch isSelected={isNarrow} onChange={setNarrow}>
          As on a telephone
        </Switch>
        <Switch isSelected={isWhole} onChange={setWhole}>
          All on one page
        </Switch>
      </div>
      <div className={isNarrow ? styles.phone : styles.taking}>
        {isWhole && introduction}
        {isWhole &&
          assessment.sections.map((section) => (
            <section key={section.key} className={styles.fields} aria-label={textIn(section.title, locales)}>
              <h2>{textIn(section.title, locales)}</h2>
              {section.placements.map(({ question: key }) => {
                const question = sources.questions.get(key);
                return question && <QuestionPreview key={key} question={question} locales={locales} />;
              })}
            </section>
          ))}
        {isWhole &&
          assessment.segments.map((segment) => (
            <QuestionPreview key={segment.key} question={segment} locales={locales} />
          ))}
        {!isWhole && current && (
          <section ref={step} tabIndex={-1} aria-label="The step" className={styles.step}>
            <p className={styles.soft} role="status">
              {current.kind === 'introduction'
                ? 'Before it begins'
                : `Step ${formatCount(place)} of ${formatCount(steps.length - 1)}`}
              {current.kind === 'question' && ` · ${textIn(current.section, locales)}`}
              {current.kind === 'segment' && ' · About you, optional'}
            </p>
            {/* All of them stay, so that answers are there on the way back. */}
            {steps.map((one, index) => (
              <div key={one.key} hidden={index !== place}>
                {one.kind === 'introduction' ? (
                  introduction
                ) : (
                  <QuestionPreview question={one.question} locales={locales} />
                )}
              </div>
            ))}
            <div className={styles.steps}>
              <Button isDisabled={place === 0} onPress={() => setPlace(place - 1)}>
                Back
              </Button>
              {place < steps.length - 1 ? (
                <Button look="main" onPress={() => setPlace(place + 1)}>
                  {place === 0 ? 'Begin' : 'Next'}
                </Button>
              ) : (
                <Button look="main" onPress={() => setPlace(0)}>
                  Begin again
                </Button>
              )}
            </div>
          </section>
        )}
      </div>
    </div>
  );
}
