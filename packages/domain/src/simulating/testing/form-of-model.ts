import { stableId } from '../../publishing/content-hash.ts';
import type { Form, FormPlacement } from '../../publishing/form.ts';
import type { ScoringModel } from '../../publishing/scoring-model.ts';

const text = { en: 'Text' };

interface Extras {
  /** segment key → option keys */
  segments?: Record<string, readonly string[]>;
  /** placements that may be skipped */
  optional?: readonly string[];
}

/** A form with the placements and options of the model under the same ids. */
export function formOfModel(model: ScoringModel, { segments = {}, optional = [] }: Extras = {}): Form {
  const placements = [
    ...model.placements.map(({ placement, multiple, values }) => ({
      placement,
      type: multiple ? ('multiple-choice' as const) : ('likert' as const),
      options: Object.keys(values),
    })),
    ...(model.orientation?.placements ?? []).map(({ placement, poles }) => ({
      placement,
      type: 'forced-choice' as const,
      options: Object.keys(poles),
    })),
  ].map(
    ({ placement, type, options }): FormPlacement => ({
      id: placement,
      required: !optional.includes(placement),
      question: {
        id: stableId(placement),
        key: 'question',
        bank: 'bank',
        type,
        prompt: text,
        options: options.map((id) => ({ id, key: 'option', label: text })),
      },
    }),
  );
  return {
    schemaVersion: 1,
    assessment: 'simulated',
    competencies: [],
    sections: [{ id: stableId('section'), key: 'all', title: text, placements }],
    segments: Object.entries(segments).map(([id, options]) => ({
      id,
      key: 'segment',
      prompt: text,
      options: options.map((option) => ({ id: option, key: 'option', label: text })),
    })),
  };
}
