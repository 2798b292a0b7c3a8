import { Link } from '@tanstack/react-router';
import type { ReactNode, SyntheticEvent } from 'react';
import { documentPath } from '../../document/document-path.ts';
import { DocumentStateChip } from '../../document/document-state.tsx';
import type { QuestionsScreenQuery } from '../../generated/graphql.ts';
import { countOf, formatCount } from '../../ui/format.ts';
import { Moment } from '../../ui/moment.tsx';
import { labelOfType } from './question-types.ts';

export type ListedQuestion = QuestionsScreenQuery['questions']['edges'][number]['node'];

interface Context {
  competencyName: (key: string, bank: string) => string;
  bankName: (key: string) => string;
}

interface QuestionColumn {
  id: string;
  label: string;
  width: number | `${number}fr`;
  minWidth?: number;
  /** whether it can be put in order by it; its id is the order then */
  isSortable?: boolean;
  isLoud?: boolean;
  show: (question: ListedQuestion, context: Context) => ReactNode;
}

/** What the table of questions can show beside the prompt. */
export const questionColumns = [
  {
    id: 'competency',
    label: 'Competency',
    width: '1fr',
    minWidth: 150,
    show: ({ competencyKey, bankKey }, { competencyName }) =>
      competencyKey ? competencyName(competencyKey, bankKey) : '—',
  },
  { id: 'type', label: 'Type', width: 130, show: ({ type }) => labelOfType(type) },
  {
    id: 'bank',
    label: 'Bank',
    width: 160,
    show: ({ bankKey }, { bankName }) => bankName(bankKey),
  },
  { id: 'options', label: 'Options', width: 80, show: ({ optionCount }) => formatCount(optionCount) },
  { id: 'keying', label: 'Keying', width: 90, show: ({ reversed }) => (reversed ? 'Reversed' : 'Straight') },
  { id: 'state', label: 'State', width: 110, isLoud: true, show: ({ state }) => <DocumentStateChip state={state} /> },
  {
    id: 'uses',
    label: 'Used in',
    width: 130,
    show: ({ key, usedByCount }) => <UsedIn question={key} count={usedByCount} />,
  },
  { id: 'key', label: 'Key', width: 220, show: ({ key }) => <code>{key}</code> },
  { id: 'author', label: 'Changed by', width: 120, show: ({ updatedBy }) => updatedBy },
  {
    id: 'LAST_CHANGE',
    label: 'Changed',
    width: 140,
    isSortable: true,
    show: ({ updatedAt }) => <Moment at={updatedAt} />,
  },
] as const satisfies readonly QuestionColumn[];

/** Leads to the assessments that place a question: nothing else does. */
function UsedIn({ question, count }: { question: string; count: number }) {
  if (count === 0) return '—';
  // The row around it is pressed, too, and would open the question.
  const stop = (event: SyntheticEvent) => event.stopPropagation();
  return (
    <Link
      {...documentPath('QUESTION', question, 'uses')}
      onPointerDown={stop}
      onClick={stop}
      onKeyDown={(event) => event.key === 'Enter' && stop(event)}
    >
      {countOf(count, 'assessment')}
    </Link>
  );
}

export type QuestionColumnId = (typeof questionColumns)[number]['id'];

const usual: readonly QuestionColumnId[] = ['competency', 'type', 'options', 'state', 'uses', 'LAST_CHANGE'];

/** The columns that an address names, such as `type.state`; the usual ones where it names none. */
export function readColumns(text: string | undefined): QuestionColumnId[] {
  const named = text?.split('.') ?? usual;
  return questionColumns.map(({ id }) => id).filter((id) => named.includes(id));
}

/** What an address says of columns; nothing for the usual ones. */
export function writeColumns(columns: readonly QuestionColumnId[]): string | undefined {
  const text = columns.join('.');
  return text === usual.join('.') ? undefined : text || 'none';
}

export const columnsOf = (ids: readonly QuestionColumnId[]): readonly QuestionColumn[] =>
  questionColumns.filter(({ id }) => ids.includes(id));
