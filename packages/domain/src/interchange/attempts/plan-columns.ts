import { type Form, type FormPlacement, placementsOf } from '../../publishing/form.ts';
import type { ScoringModel } from '../../publishing/scoring-model.ts';
import { printable } from '../format-problems.ts';
import { nearestName } from '../nearest-name.ts';
import { type AttemptProblem, quote } from './attempt-problem.ts';
import { createOptionLookup, type FindOption } from './option-lookup.ts';

export type AttemptColumn = { name: string } & (
  | { kind: 'question'; placement: string; isMultiple: boolean; findOption: FindOption }
  | { kind: 'segment'; segment: string; findOption: FindOption }
  | { kind: 'submitted-at' }
  | { kind: 'locale' }
);

export interface ColumnPlan {
  /** in the order of the file */
  columns: AttemptColumn[];
  /** names of questions that have no column: everybody skipped them */
  questionsWithoutColumn: string[];
}

/** Understands the header of a file of attempts at a form; problems are all in row 1. */
export function planColumns(
  { form, scoringModel }: { form: Form; scoringModel: ScoringModel },
  header: readonly string[],
): ColumnPlan | { problems: AttemptProblem[] } {
  const known = nameColumns(form, scoringModel);
  const problems: AttemptProblem[] = [];
  const columns: AttemptColumn[] = [];
  const taken = new Map<string, string>();
  const columnOf = (name: string): AttemptColumn | { fault: string } => {
    const column = known.get(name);
    if (!column) return { fault: describeUnknown(name, header.length, known) };
    if (column === 'ambiguous') {
      const asked = placementsOf(form).filter(({ question }) => question.key === name);
      return { fault: `several banks have it; write ${asked.map(({ question }) => longName(question)).join(' or ')}` };
    }
    const earlier = taken.get(identityOf(column));
    if (earlier !== undefined) return { fault: `this column stands twice (as ${quote(earlier)} before); remove one` };
    taken.set(identityOf(column), name);
    return { ...column, name };
  };
  header.forEach((cell, place) => {
    const name = cell.trim();
    const column = columnOf(name);
    if ('fault' in column)
      problems.push({ row: 1, column: printable(name) || `column ${place + 1}`, message: column.fault });
    else columns.push(column);
  });
  if (problems.length > 0) return { problems };
  const asked = placementsOf(form);
  const missing = asked.filter(({ id }) => !taken.has(`question ${id}`));
  if (missing.length === asked.length) {
    const message = `no column is a question; name at least one by its key, such as ${quote(asked[0]?.question.key ?? '')}`;
    return { problems: [{ row: 1, column: null, message }] };
  }
  return { columns, questionsWithoutColumn: missing.map(({ question }) => longName(question)) };
}

const longName = ({ bank, key }: FormPlacement['question']) => `${bank}/${key}`;

/** Every name that a header may have. `locale` is the locale even where a question has that key: it has a longer name too. */
function nameColumns(form: Form, model: ScoringModel): Map<string, AttemptColumn | 'ambiguous'> {
  const known = new Map<string, AttemptColumn | 'ambiguous'>();
  const values = new Map<string, Readonly<Record<string, number>>>([
    ...model.placements.map(({ placement, values }) => [placement, values] as const),
    ...(model.orientation?.placements ?? []).map(({ placement, poles }) => [placement, poles] as const),
  ]);
  for (const { id, question } of placementsOf(form)) {
    const options = question.options.map((option) => ({ ...option, value: values.get(id)?.[option.id] }));
    const column: AttemptColumn = {
      name: question.key,
      kind: 'question',
      placement: id,
      isMultiple: question.type === 'multiple-choice',
      findOption: createOptionLookup(options),
    };
    known.set(question.key, known.has(question.key) ? 'ambiguous' : column);
    known.set(longName(question), column);
  }
  for (const { id, key, options } of form.segments) {
    const name = `segment:${key}`;
    const findOption = createOptionLookup(options.map((option) => ({ ...option, value: undefined })));
    known.set(name, { name, kind: 'segment', segment: id, findOption });
  }
  known.set('submitted_at', { name: 'submitted_at', kind: 'submitted-at' });
  known.set('locale', { name: 'locale', kind: 'locale' });
  return known;
}

function identityOf(column: AttemptColumn): string {
  if (column.kind === 'question') return `question ${column.placement}`;
  return column.kind === 'segment' ? `segment ${column.segment}` : column.kind;
}

function describeUnknown(name: string, columnCount: number, known: ReadonlyMap<string, unknown>): string {
  if (name === '') return 'the column has no name; name it or remove it';
  const separator = columnCount === 1 ? /[;\t]/.exec(name)?.[0] : undefined;
  if (separator) {
    const separatorName = separator === ';' ? 'semicolons' : 'tabs';
    return `the columns are separated by ${separatorName}; save the file with commas between them`;
  }
  const sameLetters = name.toLowerCase().replaceAll(/\s/g, '');
  const nearest = known.has(sameLetters) ? sameLetters : nearestName(name, known.keys() as Iterable<string>);
  const what = `${quote(name)} is no question, segment, submitted_at or locale`;
  return nearest
    ? `${what}; did you mean ${quote(nearest)}?`
    : `${what}; remove the column, or name it as the form does`;
}
