import type { Guide } from '@yardstick/domain/content/guide.ts';
import { ChosenDocuments } from '../../document/chosen-documents.tsx';
import type { Editor } from '../../document/editor.ts';
import { type CompetencyChoice, listCompetencies } from '../../document/list-competencies.ts';
import { Problems } from '../../document/problems.tsx';
import { useFrameworks } from '../../document/use-frameworks.ts';
import { useTitles } from '../../document/use-titles.ts';
import { LocalisedField } from '../../ui/localised-field.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import styles from './guide.module.css';

/** What a guide is about, where it stands beside, and what is to be mended. */
export function GuideSettings({ editor }: { editor: Editor<Guide> }) {
  const { content: guide, change, locales, isReadOnly } = editor;
  const frameworks = useFrameworks();
  const assessmentTitle = useTitles('ASSESSMENT', guide.assessments);
  const guideTitle = useTitles('GUIDE', guide.related);
  const lists = [
    { field: 'assessments', kind: 'ASSESSMENT', title: 'Assessments it belongs to', titleOf: assessmentTitle },
    { field: 'related', kind: 'GUIDE', title: 'To read next', titleOf: guideTitle },
  ] as const;
  const { competencies: developed } = guide;
  // Before they are here, none is known to be gone.
  const competencies = choicesFor(frameworks.state === 'ready' ? developed : [], listCompetencies(frameworks.items));
  return (
    <div className={styles.fields}>
      <LocalisedField
        field="title"
        label="Title"
        value={guide.title}
        onChange={(title) => change({ ...guide, title }, 'title')}
        locales={locales}
        isReadOnly={isReadOnly}
      />
      <LocalisedField
        field="summary"
        label="Summary"
        value={guide.summary}
        onChange={(summary) => change({ ...guide, summary }, 'summary')}
        locales={locales}
        isMultiline
        isReadOnly={isReadOnly}
      />
      <fieldset className={styles.choices} data-field="competencies">
        <legend>
          <h2>Competencies it develops</h2>
        </legend>
        {frameworks.hasFailed ? (
          <Failed what="The competencies" retry={frameworks.retry} isTrying={frameworks.isLoading} />
        ) : (
          frameworks.isLoading && <Loading what="the competencies" />
        )}
        {competencies.map(({ id, label }) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={developed.includes(id)}
              disabled={isReadOnly}
              onChange={({ target }) =>
                change({
                  ...guide,
                  competencies: target.checked ? [...developed, id] : developed.filter((other) => other !== id),
                })
              }
            />
            {label}
          </label>
        ))}
      </fieldset>
      {lists.map(({ field, kind, title, titleOf }) => (
        <section key={field} className={styles.choices} data-field={field} aria-label={title}>
          <h2>{title}</h2>
          <ChosenDocuments
            kind={kind}
            label={title}
            keys={guide[field]}
            titleOf={titleOf}
            without={kind === 'GUIDE' ? [guide.slug] : []}
            isReadOnly={isReadOnly}
            onChange={(keys) => change({ ...guide, [field]: keys })}
          />
        </section>
      ))}
      {editor.problems.length > 0 && <Problems problems={editor.problems} />}
    </div>
  );
}

/** Whole competencies. What a guide names besides, a part of one or one that is gone, can be taken out. */
function choicesFor(developed: readonly string[], all: readonly CompetencyChoice[]) {
  const offered = all.filter(({ id, isPart }) => !isPart || developed.includes(id));
  const gone = developed.filter((id) => !all.some((one) => one.id === id));
  return [...offered, ...gone.map((id) => ({ id, label: `${id} (gone)` }))];
}
