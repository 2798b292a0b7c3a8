import type { Form } from '@yardstick/domain/publishing/form.ts';
import { type ExportColumn, nameQuestions, type ReadCell, segmentKeysOf } from './export-columns.ts';
import { prepareAnswer, prepareValue } from './read-answer.ts';
import type { Part } from './read-counted.ts';
import { prepareCompetency, prepareDuration, prepareOverall } from './read-score.ts';

const about: ExportColumn[] = [
  column('row', 'integer', () => (chunk, place) => chunk.before + place + 1),
  column('form', 'integer', ({ form }) => always(form.number)),
  column('scoring_model', 'integer', ({ scoringModel }) => always(scoringModel.number)),
  column('origin', 'text', () => (chunk, place) => chunk.origins[place] ?? null),
  column('locale', 'text', () => (chunk, place) => chunk.locales[place] ?? null),
  column('submitted_on', 'day', () => (chunk, place) => chunk.days[place] ?? null),
  column('duration_seconds', 'integer', prepareDuration),
];

/** Everything that is known of an attempt, as columns over all forms of an assessment; the newest form comes first. */
export function planAnalysisColumns(forms: readonly Form[], hasValues: boolean): ExportColumn[] {
  const questions = nameQuestions(forms, new Set(about.map(({ name }) => name)));
  const competencies = new Set(forms.flatMap((form) => form.competencies.map(({ key }) => key)));
  return [
    ...about,
    ...segmentKeysOf(forms).map((key) => column(`segment:${key}`, 'text', (part) => prepareSegment(part, key))),
    column('overall_score', 'number', (part) => prepareOverall(part).score),
    column('overall_band', 'text', (part) => prepareOverall(part).band),
    column('overall_missing', 'text', (part) => prepareOverall(part).missing),
    ...[...competencies].flatMap((key) => [
      column(`score:${key}`, 'number', (part) => prepareCompetency(part, key)?.score ?? null),
      column(`band:${key}`, 'text', (part) => prepareCompetency(part, key)?.band ?? null),
      column(`missing:${key}`, 'text', (part) => prepareCompetency(part, key)?.missing ?? null),
    ]),
    ...questions.map((asked) => column(asked.name, 'text', (part) => prepareAnswer(part, asked, ({ key }) => key))),
    ...(hasValues
      ? questions.map((asked) => column(`value:${asked.name}`, 'integer', (part) => prepareValue(part, asked)))
      : []),
  ];
}

/** A reader of the answer to a segment question; null where the form does not ask it. */
export function prepareSegment({ form, layout }: Part, key: string): ReadCell | null {
  const place = form.content.segments.findIndex((segment) => segment.key === key);
  if (place < 0) return null;
  const keys = form.content.segments[place]?.options.map((option) => option.key) ?? [];
  return ({ content }, attempt) => keys[(content[attempt * layout.byteLength + place] ?? 0) - 1] ?? null;
}

function column(name: string, type: ExportColumn['type'], prepare: ExportColumn['prepare']): ExportColumn {
  return { name, type, prepare };
}

const always = (value: number) => () => value;
