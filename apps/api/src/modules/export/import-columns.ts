import { createOptionLookup } from '@yardstick/domain/interchange/attempts/option-lookup.ts';
import type { Form } from '@yardstick/domain/publishing/form.ts';
import type { ScoringModel } from '@yardstick/domain/publishing/scoring-model.ts';
import { prepareSegment } from './analysis-columns.ts';
import { type ExportColumn, nameQuestions, segmentKeysOf } from './export-columns.ts';
import { prepareAnswer } from './read-answer.ts';

/** What a question may not be called in the header of a file to import. */
const reserved = new Set(['locale']);

export interface ImportTarget {
  /** of the publication that takes imports now */
  form: Form;
  scoringModel: ScoringModel;
}

/**
 * The columns of a file that an import takes. A segment question that only earlier forms ask has a column, too: rather is
 * it refused there, and can be removed, than lost here.
 */
export function planImportColumns(target: ImportTarget, forms: readonly Form[]): ExportColumn[] {
  return [
    { name: 'submitted_at', type: 'text', prepare: () => (chunk, place) => `${chunk.days[place]}T00:00:00Z` },
    { name: 'locale', type: 'text', prepare: () => (chunk, place) => chunk.locales[place] ?? null },
    ...segmentKeysOf([target.form, ...forms]).map(
      (key): ExportColumn => ({
        name: `segment:${key}`,
        type: 'text',
        prepare: (part) => prepareSegment(part, key),
      }),
    ),
    ...nameQuestions([target.form], reserved).map((asked): ExportColumn => {
      const nameOption = unambiguousNames(target, asked);
      return { name: asked.name, type: 'text', prepare: (part) => prepareAnswer(part, asked, nameOption) };
    }),
  ];
}

/** The key of an option, with `key:` before it where an import could take it for the value of another. */
function unambiguousNames({ form, scoringModel }: ImportTarget, { bank, key }: { bank: string; key: string }) {
  const placement = form.sections
    .flatMap(({ placements }) => placements)
    .find(({ question }) => question.bank === bank && question.key === key);
  const values = scoringModel.placements.find((scored) => scored.placement === placement?.id)?.values;
  const poles = scoringModel.orientation?.placements.find((orienting) => orienting.placement === placement?.id)?.poles;
  const find = createOptionLookup(
    (placement?.question.options ?? []).map((option) => ({ ...option, value: (values ?? poles)?.[option.id] })),
  );
  return (option: { id: string; key: string }) => {
    const found = find(option.key);
    return 'id' in found && found.id === option.id ? option.key : `key:${option.key}`;
  };
}
