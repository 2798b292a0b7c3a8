import { Link } from '@tanstack/react-router';
import type { Assessment, Placement } from '@yardstick/domain/content/assessment.ts';
import type { Framework } from '@yardstick/domain/content/framework.ts';
import { textIn } from '@yardstick/domain/content/localised-text.ts';
import type { Question } from '@yardstick/domain/content/question.ts';
import { Plus, X } from 'lucide-react';
import { memo, useCallback } from 'react';
import { documentPath } from '../../document/document-path.ts';
import { ActionMenu } from '../../ui/action-menu.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { LocalisedField } from '../../ui/localised-field.tsx';
import { SortableList } from '../../ui/sortable-list.tsx';
import styles from './assessment.module.css';
import { moveInto } from './move-into.ts';
import { competencyName, type Update } from './scoring-part.ts';

type Section = Assessment['sections'][number];

interface Props {
  section: Section;
  index: number;
  sectionCount: number;
  questions: ReadonlyMap<string, Question>;
  framework: Framework;
  update: Update;
  onPlace: (section: string) => void;
  main: string;
  beside: string | null;
  isReadOnly: boolean;
}

/** A section with its questions. Rendered anew only when it changes itself: an assessment may have hundreds of questions. */
export const SectionEditor = memo(function SectionEditor(props: Props) {
  const { section, index, sectionCount, questions, framework, update, onPlace, main, beside, isReadOnly } = props;
  const put = useCallback(
    (change: (section: Section) => Section, group?: string) =>
      update(
        (current) => ({
          ...current,
          sections: current.sections.map((one) => (one.key === section.key ? change(one) : one)),
        }),
        group,
      ),
    [update, section.key],
  );
  const shift = (by: number) =>
    update((current) => {
      const sections = current.sections.filter(({ key }) => key !== section.key);
      sections.splice(index + by, 0, section);
      return { ...current, sections };
    });
  const title = textIn(section.title, [main]) || section.key;
  const nameOf = useCallback(
    ({ question }: Placement) => textIn(questions.get(question)?.prompt, [main]) || question,
    [questions, main],
  );
  const drawPlacement = useCallback(
    (placement: Placement) => {
      const question = questions.get(placement.question);
      return (
        <div className={styles.placement}>
          <Link {...documentPath('QUESTION', placement.question)} className={styles.prompt} draggable={false}>
            {nameOf(placement)}
          </Link>
          <span className={styles.soft}>{question ? subjectOf(question, framework, main) : 'not there any more'}</span>
          <label className={styles.required}>
            <input
              type="checkbox"
              checked={placement.required}
              disabled={isReadOnly}
              onChange={(event) => {
                const required = event.target.checked;
                put((one) => ({
                  ...one,
                  placements: one.placements.map((other) =>
                    other.question === placement.question ? { ...other, required } : other,
                  ),
                }));
              }}
            />
            Required
          </label>
          {!isReadOnly && (
            <IconButton
              label={`Remove ${nameOf(placement)}`}
              onPress={() =>
                put((one) => ({
                  ...one,
                  placements: one.placements.filter((other) => other.question !== placement.question),
                }))
              }
            >
              <X size={16} aria-hidden />
            </IconButton>
          )}
        </div>
      );
    },
    [questions, framework, main, nameOf, put, isReadOnly],
  );
  return (
    <section className={styles.section} aria-label={`Section ${title}`} data-field={`sections.${index}`}>
      <div className={styles.sectionHead}>
        <LocalisedField
          field={`sections.${index}.title`}
          label={`Section ${index + 1}`}
          value={section.title}
          onChange={(text) => put((one) => ({ ...one, title: text }), `section ${section.key}`)}
          locales={{ main, beside }}
          isReadOnly={isReadOnly}
        />
        {!isReadOnly && (
          <ActionMenu
            label={`More for section ${title}`}
            actions={[
              { id: 'up', label: 'Move up', isDisabled: index === 0, onAction: () => shift(-1) },
              { id: 'down', label: 'Move down', isDisabled: index === sectionCount - 1, onAction: () => shift(1) },
              {
                id: 'remove',
                label: 'Remove the section',
                isDanger: true,
                isDisabled: sectionCount === 1,
                onAction: () =>
                  update((current) => ({
                    ...current,
                    sections: current.sections.filter(({ key }) => key !== section.key),
                  })),
              },
            ]}
          />
        )}
      </div>
      <SortableList
        label={`Questions of ${title}`}
        items={section.placements}
        idOf={({ question }) => question}
        nameOf={nameOf}
        isReadOnly={isReadOnly}
        field={`sections.${index}.placements`}
        emptyText="No question yet: add one, or drag one here."
        onMove={(placements) => put((one) => ({ ...one, placements }))}
        onReceive={(ids, target, isAfter) => update((current) => moveInto(current, section.key, ids, target, isAfter))}
      >
        {drawPlacement}
      </SortableList>
      {!isReadOnly && (
        <div>
          <Button look="quiet" onPress={() => onPlace(section.key)}>
            <Plus size={16} aria-hidden /> Add questions
          </Button>
        </div>
      )}
    </section>
  );
});

/** Only questions of forced choice have no competency. */
const subjectOf = ({ competency }: Question, framework: Framework, locale: string) =>
  competency ? competencyName(framework, competency, locale) : 'Forced choice';
