import type { Assessment } from '@yardstick/domain/content/assessment.ts';
import { type Framework, topLevelCompetency } from '@yardstick/domain/content/framework.ts';
import type { Question } from '@yardstick/domain/content/question.ts';
import { useState } from 'react';
import { graphql } from '../../generated/gql.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { countOf } from '../../ui/format.ts';
import { MoreRows } from '../../ui/more-rows.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { usePages } from '../../ui/use-pages.ts';
import { useSettled } from '../../ui/use-settled.ts';
import styles from './assessment.module.css';

const Choices = graphql(`
  query PlaceQuestions($filter: QuestionFilter, $after: String) {
    questions(filter: $filter, first: 50, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { id key title competencyKey bank { id framework { id key } } content } }
    }
  }
`);

interface Props {
  assessment: Assessment;
  framework: Framework;
  onPlace: (questions: Question[]) => void;
  onClose: () => void;
}

/** Questions of the banks, to be placed in a section; those that are placed already are not offered. */
export function PlaceQuestions({ assessment, framework, onPlace, onClose }: Props) {
  const [words, setWords] = useState('');
  const text = useSettled(words).trim();
  const [chosen, setChosen] = useState<ReadonlyMap<string, Question>>(new Map());
  const pages = usePages(Choices, { filter: text ? { text } : {} }, (data) => data.questions);
  const placed = new Set(assessment.sections.flatMap(({ placements }) => placements.map(({ question }) => question)));
  const fits = (competency: string | null | undefined) => !competency || topLevelCompetency(framework, competency);
  // Another framework may have a competency of the same key.
  const offered = pages.items.filter(
    ({ key, competencyKey, bank }) =>
      !placed.has(key) && bank?.framework?.key === framework.slug && fits(competencyKey),
  );
  const toggle = (key: string, question: Question) => {
    const next = new Map(chosen);
    if (!next.delete(key)) next.set(key, question);
    setChosen(next);
  };
  return (
    <Dialog title="Add questions" size="large" onClose={onClose}>
      <TextField label="Words in prompt, help or key" value={words} onChange={setWords} autoFocus />
      <div className={styles.choices}>
        {offered.map(({ id, key, title, competencyKey, content }) => (
          <label key={id} className={styles.choice}>
            <input type="checkbox" checked={chosen.has(key)} onChange={() => toggle(key, content as Question)} />
            <span>
              {title} <span className={styles.soft}>{competencyKey ?? 'no competency'}</span>
            </span>
          </label>
        ))}
        {!pages.isLoading && !pages.hasFailed && offered.length === 0 && (
          <p>No question that is not placed already has these words.</p>
        )}
        <MoreRows pages={pages} what="The questions" label="More" />
      </div>
      <DialogActions>
        <Button onPress={onClose}>Cancel</Button>
        <Button look="main" isDisabled={chosen.size === 0} onPress={() => onPlace([...chosen.values()])}>
          Add {countOf(chosen.size, 'question')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
