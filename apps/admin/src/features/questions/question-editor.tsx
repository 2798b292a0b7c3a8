import type { Question } from '@yardstick/domain/content/question.ts';
import { useState } from 'react';
import { useQuery } from 'urql';
import type { Editor } from '../../document/editor.ts';
import { Problems } from '../../document/problems.tsx';
import { graphql } from '../../generated/gql.ts';
import { QuestionPreview } from '../../question-preview/question-preview.tsx';
import { LocalisedField } from '../../ui/localised-field.tsx';
import { Select } from '../../ui/select.tsx';
import { Failed } from '../../ui/states.tsx';
import { Switch } from '../../ui/switch.tsx';
import { OptionList } from './option-list.tsx';
import styles from './question-editor.module.css';
import { QuestionStatistics } from './question-statistics.tsx';
import { questionTypeLabels } from './question-types.ts';

const Bank = graphql(`
  query QuestionEditor($bank: String!) {
    document(kind: BANK, key: $bank) {
      id
      ... on QuestionBank { framework { id key competencies { key name children { key name } } } }
    }
  }
`);
const none = ' none';

/** Prompt, help, options with their values, keying and competency, with what the respondent sees beside it. */
export function QuestionEditor({ editor }: { editor: Editor<Question> }) {
  const { content: question, change, locales, isReadOnly } = editor;
  const [{ data, error }, reload] = useQuery({ query: Bank, variables: { bank: question.bank } });
  const [isNarrow, setNarrow] = useState(false);
  const set = <Field extends keyof Question>(field: Field, value: Question[Field]) =>
    change({ ...question, [field]: value }, field);
  const framework = data?.document && 'framework' in data.document ? data.document.framework : null;
  const competencies = (framework?.competencies ?? []).flatMap(({ key, name, children }) => [
    { id: key, label: name },
    ...children.map((child) => ({ id: child.key, label: `${name} › ${child.name}` })),
  ]);
  // What is chosen is told by its key until its name is here, and where its framework has it no more.
  const { competency } = question;
  const isForcedChoice = question.type === 'forced-choice';
  const unnamed = competency && !competencies.some(({ id }) => id === competency) ? competency : null;
  const setCompetency = (id: string) => {
    const { competency: _, ...others } = question;
    change(id === none ? others : { ...others, competency: id });
  };
  return (
    <div className={styles.columns}>
      <div className={styles.fields}>
        <LocalisedField
          field="prompt"
          label="Prompt"
          value={question.prompt}
          onChange={(prompt) => set('prompt', prompt)}
          locales={locales}
          isMultiline
          isReadOnly={isReadOnly}
        />
        <LocalisedField
          field="help"
          label="Help (optional)"
          value={question.help}
          onChange={(help) => {
            const { help: _, ...others } = question;
            change(Object.keys(help).length > 0 ? { ...others, help } : others, 'help');
          }}
          locales={locales}
          isMultiline
          rows={1}
          isReadOnly={isReadOnly}
        />
        <div className={styles.row} data-field="competency">
          <p className={styles.fact}>
            <span className={styles.factLabel}>Type</span>
            {questionTypeLabels[question.type]}
          </p>
          {/* A forced choice measures none; one that it has all the same can be taken away. */}
          {(!isForcedChoice || competency) && (
            <Select
              label="Competency"
              choices={[
                { id: none, label: 'None' },
                ...competencies,
                ...(unnamed ? [{ id: unnamed, label: unnamed }] : []),
              ]}
              value={competency ?? none}
              onChange={setCompetency}
              isDisabled={isReadOnly}
            />
          )}
          {!isForcedChoice && (
            <Switch
              isSelected={question.reversed}
              onChange={(reversed) => set('reversed', reversed)}
              isDisabled={isReadOnly}
            >
              Reverse-keyed: a high value means less
            </Switch>
          )}
        </div>
        {error && !data && <Failed what="The names of competencies" retry={reload} />}
        <OptionList
          question={question}
          onChange={(options, group) => change({ ...question, options }, group)}
          locales={locales}
          isReadOnly={isReadOnly}
        />
        {editor.problems.length > 0 && (
          <section aria-labelledby="question-problems" className={styles.problems}>
            <h2 id="question-problems">To mend</h2>
            <Problems problems={editor.problems} />
          </section>
        )}
      </div>
      <aside className={styles.side} aria-label="As the respondent sees it, and how it does">
        <div className={styles.previewHead}>
          <h2>As the respondent sees it</h2>
          <Switch isSelected={isNarrow} onChange={setNarrow}>
            Narrow
          </Switch>
        </div>
        <div className={isNarrow ? styles.phone : styles.wide}>
          <QuestionPreview question={question} locales={[locales.main]} />
        </div>
        {locales.beside && (
          <div className={isNarrow ? styles.phone : styles.wide} lang={locales.beside}>
            <QuestionPreview question={question} locales={[locales.beside, locales.main]} />
          </div>
        )}
        <QuestionStatistics bank={question.bank} question={question.key} />
      </aside>
    </div>
  );
}
