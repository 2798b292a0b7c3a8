import { type QuestionType, questionTypes } from '@yardstick/domain/content/question.ts';
import { useState } from 'react';
import type { CompetencyChoice } from '../../document/list-competencies.ts';
import { keyFrom, useNewDocument } from '../../document/new-document.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { questionTypeLabels } from './question-types.ts';
import { type BankChoice, competenciesOfAll } from './use-question-choices.ts';

const agreement = ['Strongly disagree', 'Disagree', 'Neither', 'Agree', 'Strongly agree'];

interface Props {
  banks: readonly BankChoice[];
  competencies: readonly CompetencyChoice[];
  /** the language that every text is written in */
  locale: string;
  onClose: () => void;
}

/** Begins a question with sensible options for its type. */
export function NewQuestion({ banks, competencies, locale, onClose }: Props) {
  const [prompt, setPrompt] = useState('');
  const [key, setKey] = useState<string | null>(null);
  const [bank, setBank] = useState<string | null>(null);
  const [type, setType] = useState<QuestionType>('single-choice');
  const [competency, setCompetency] = useState<string | null>(null);
  const question = useNewDocument('QUESTION');
  const chosenBank = bank ?? banks[0]?.id ?? '';
  const chosenKey = key ?? keyFrom(prompt);
  const measurable = competenciesOfAll(
    competencies,
    banks.filter(({ id }) => id === chosenBank),
  );
  // Of another bank's framework it is none of this one's.
  const chosenCompetency = measurable.some(({ id }) => id === competency) ? competency : null;
  const begin = () =>
    question.begin({
      key: chosenKey,
      bank: chosenBank,
      position: 0,
      type,
      ...(chosenCompetency && type !== 'forced-choice' ? { competency: chosenCompetency } : {}),
      prompt: { [locale]: prompt },
      reversed: false,
      options: optionsFor(type, locale),
    });
  return (
    <Dialog title="New question" onClose={onClose}>
      <TextArea label="Prompt" value={prompt} onChange={setPrompt} autoFocus isRequired />
      <Select label="Question bank" choices={banks} value={chosenBank} onChange={setBank} />
      <Select
        label="Type"
        choices={questionTypes.map((id) => ({ id, label: questionTypeLabels[id] }))}
        value={type}
        onChange={setType}
      />
      {type !== 'forced-choice' && (
        <Select label="Competency" choices={measurable} value={chosenCompetency} onChange={setCompetency} />
      )}
      <TextField
        label="Key"
        value={chosenKey}
        onChange={setKey}
        hint="Its identity for good: lower-case letters, digits and hyphens."
      />
      {question.problem && <Notice kind="problem">{question.problem}</Notice>}
      <DialogActions>
        <Button onPress={onClose}>Cancel</Button>
        <Button
          look="main"
          onPress={() => void begin()}
          isDisabled={prompt.trim() === '' || chosenKey === '' || chosenBank === ''}
          isRunning={question.isRunning}
        >
          Begin
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function optionsFor(type: QuestionType, locale: string) {
  const option = (index: number, text: string, value: number) => ({
    key: String.fromCharCode(97 + index),
    label: { [locale]: text },
    value,
  });
  if (type === 'likert') return agreement.map((text, index) => option(index, text, index + 1));
  if (type === 'forced-choice') return [option(0, 'One', 1), option(1, 'The other', -1)];
  return [option(0, 'First', 0), option(1, 'Second', 1)];
}
