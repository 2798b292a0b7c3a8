import type { Guide } from '@yardstick/domain/content/guide.ts';
import { useQuery } from 'urql';
import type { Editor } from '../../document/editor.ts';
import { Problems } from '../../document/problems.tsx';
import { graphql } from '../../generated/gql.ts';
import { LocalisedField } from '../../ui/localised-field.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import styles from './guide.module.css';

const Choices = graphql(`
  query GuideSettings {
    frameworks(first: 50) { edges { node { id key title competencies { key name } } } }
    assessments(first: 100) { edges { node { id key title } } }
    guides(first: 100) { edges { node { id key title } } }
  }
`);

/** What a guide is about, where it stands beside, and what is to be mended. */
export function GuideSettings({ editor }: { editor: Editor<Guide> }) {
  const { content: guide, change, locales, isReadOnly } = editor;
  const [{ data, error }, reload] = useQuery({ query: Choices });
  if (error && !data) return <Failed what="What it can be about" retry={reload} />;
  if (!data) return <Loading what="what it can be about" />;
  const competencies = data.frameworks.edges.flatMap(({ node }) =>
    node.competencies.map(({ key, name }) => ({ id: `${node.key}/${key}`, label: name })),
  );
  const lists = [
    { field: 'competencies', title: 'Competencies it develops', choices: competencies },
    {
      field: 'assessments',
      title: 'Assessments it belongs to',
      choices: data.assessments.edges.map(({ node }) => ({ id: node.key, label: node.title })),
    },
    {
      field: 'related',
      title: 'To read next',
      choices: data.guides.edges
        .filter(({ node }) => node.key !== guide.slug)
        .map(({ node }) => ({ id: node.key, label: node.title })),
    },
  ] as const;
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
      {lists.map(({ field, title, choices }) => (
        <fieldset key={field} className={styles.choices} data-field={field}>
          <legend>
            <h2>{title}</h2>
          </legend>
          {choices.map(({ id, label }) => (
            <label key={id}>
              <input
                type="checkbox"
                checked={guide[field].includes(id)}
                disabled={isReadOnly}
                onChange={(event) =>
                  change({
                    ...guide,
                    [field]: event.target.checked
                      ? [...guide[field], id]
                      : guide[field].filter((other) => other !== id),
                  })
                }
              />
              {label}
            </label>
          ))}
        </fieldset>
      ))}
      {editor.problems.length > 0 && <Problems problems={editor.problems} />}
    </div>
  );
}
