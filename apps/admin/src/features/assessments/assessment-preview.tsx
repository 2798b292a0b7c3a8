import type { Assessment } from '@yardstick/domain/content/assessment.ts';
import { textIn } from '@yardstick/domain/content/localised-text.ts';
import { useState } from 'react';
import type { Editor } from '../../document/editor.ts';
import { QuestionPreview } from '../../question-preview/question-preview.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { Switch } from '../../ui/switch.tsx';
import styles from './assessment.module.css';
import { useSources } from './use-sources.ts';

/** The whole taking as respondents meet it, section by section. */
export function AssessmentPreview({ editor }: { editor: Editor<Assessment> }) {
  const { content: assessment, locales: shown } = editor;
  const sources = useSources(assessment.slug, assessment.framework);
  const [isNarrow, setNarrow] = useState(false);
  const locales = shown.beside ? [shown.beside, shown.main] : [shown.main];
  if (sources === 'failed') return <Failed what="The questions" retry={() => location.reload()} />;
  if (!sources) return <Loading what="the questions" />;
  return (
    <div className={styles.taking} style={isNarrow ? { maxWidth: '22rem' } : undefined}>
      <Switch isSelected={isNarrow} onChange={setNarrow}>
        As on a telephone
      </Switch>
      <p>{textIn(assessment.summary, locales)}</p>
      {assessment.sections.map((section) => (
        <section key={section.key} className={styles.fields} aria-label={textIn(section.title, locales)}>
          <h2>{textIn(section.title, locales)}</h2>
          {section.placements.map(({ question: key }) => {
            const question = sources.questions.get(key);
            return question && <QuestionPreview key={key} question={question} locales={locales} />;
          })}
        </section>
      ))}
      {assessment.segments.map((segment) => (
        <QuestionPreview key={segment.key} question={segment} locales={locales} />
      ))}
    </div>
  );
}
