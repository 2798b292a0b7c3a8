import type { Assessment } from '@yardstick/domain/content/assessment.ts';
import { wordFor } from '@yardstick/domain/content/count-words.ts';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { Editor } from '../../document/editor.ts';
import { Button } from '../../ui/button.tsx';
import { formatCount } from '../../ui/format.ts';
import { LocalisedField } from '../../ui/localised-field.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { useSettled } from '../../ui/use-settled.ts';
import { useStable } from '../../ui/use-stable.ts';
import styles from './assessment.module.css';
import { CoverageMatrix } from './coverage-matrix.tsx';
import { EstimatedMinutes } from './estimated-minutes.tsx';
import { IntroductionEditor } from './introduction-editor.tsx';
import { PlaceQuestions } from './place-questions.tsx';
import { SectionEditor } from './section-editor.tsx';
import { SegmentList } from './segment-list.tsx';
import { useSources } from './use-sources.tsx';

/** What the assessment asks: texts, sections with their questions, segments, and how well competencies are covered. */
export function ComposeView({ editor }: { editor: Editor<Assessment> }) {
  const { content: assessment, locales, isReadOnly } = editor;
  const { sources, instead } = useSources(assessment.slug, assessment.framework);
  // What is worked out from all of it follows when typing pauses.
  const read = useSettled(assessment);
  const [placingIn, setPlacingIn] = useState<string | null>(null);
  const update = useStable((change: (assessment: Assessment) => Assessment, group?: string) =>
    editor.change(change(assessment), group),
  );
  const place = useStable(setPlacingIn);
  if (!sources) return instead;
  const set = <Field extends keyof Assessment>(field: Field, value: Assessment[Field]) =>
    update((current) => ({ ...current, [field]: value }), field);
  const count = assessment.sections.reduce((sum, { placements }) => sum + placements.length, 0);
  return (
    <div className={styles.columns}>
      <div className={styles.fields}>
        <LocalisedField
          field="title"
          label="Title"
          value={assessment.title}
          onChange={(title) => set('title', title)}
          locales={locales}
          isReadOnly={isReadOnly}
        />
        <LocalisedField
          field="summary"
          label="Summary"
          value={assessment.summary}
          onChange={(summary) => set('summary', summary)}
          locales={locales}
          isMultiline
          isReadOnly={isReadOnly}
        />
        <IntroductionEditor
          value={assessment.introduction}
          update={update}
          main={locales.main}
          beside={locales.beside}
          isReadOnly={isReadOnly}
        />
        {assessment.sections.map((section, index) => (
          <SectionEditor
            key={section.key}
            section={section}
            index={index}
            sectionCount={assessment.sections.length}
            questions={sources.questions}
            framework={sources.framework}
            update={update}
            onPlace={place}
            main={locales.main}
            beside={locales.beside}
            isReadOnly={isReadOnly}
          />
        ))}
        {!isReadOnly && (
          <div>
            <Button
              onPress={() =>
                update((current) => ({
                  ...current,
                  sections: [...current.sections, { key: freeKey(current), title: {}, placements: [] }],
                }))
              }
            >
              <Plus size={16} aria-hidden /> Add a section
            </Button>
          </div>
        )}
        <SegmentList
          segments={assessment.segments}
          onChange={(segments, group) => update((current) => ({ ...current, segments }), group)}
          locales={locales}
          isReadOnly={isReadOnly}
        />
      </div>
      <aside className={styles.side} aria-label="Overview">
        <section className={styles.card} aria-labelledby="length">
          <h2 id="length">Length</h2>
          <p className={styles.big}>
            {formatCount(count)} <small>{wordFor(count, 'question')}</small> ·{' '}
            <EstimatedMinutes assessment={read} sources={sources} locale={locales.main} />
          </p>
          <NumberField
            label="Minutes that respondents are told"
            value={assessment.statedMinutes ?? Number.NaN}
            minValue={1}
            maxValue={600}
            isReadOnly={isReadOnly}
            onChange={(minutes) =>
              update(({ statedMinutes: _, ...others }) =>
                Number.isNaN(minutes) ? others : { ...others, statedMinutes: minutes },
              )
            }
          />
        </section>
        <CoverageMatrix assessment={read} sources={sources} locale={locales.main} />
      </aside>
      {placingIn && (
        <PlaceQuestions
          assessment={assessment}
          framework={sources.framework}
          onClose={() => setPlacingIn(null)}
          onPlace={(questions) => {
            sources.know(questions);
            update((current) => ({
              ...current,
              sections: current.sections.map((section) =>
                section.key === placingIn
                  ? {
                      ...section,
                      placements: [
                        ...section.placements,
                        ...questions.map(({ bank, key }) => ({
                          question: `${bank}/${key}`,
                          weight: 1,
                          required: true,
                        })),
                      ],
                    }
                  : section,
              ),
            }));
            setPlacingIn(null);
          }}
        />
      )}
    </div>
  );
}

function freeKey({ sections }: Assessment): string {
  const taken = new Set(sections.map(({ key }) => key));
  let number = sections.length + 1;
  while (taken.has(`section-${number}`)) number += 1;
  return `section-${number}`;
}
