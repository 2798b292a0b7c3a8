import { studio } from '../../graphql/studio-builder.ts';
import { filterFields } from '../insight/insight-filter.type.ts';

export const ScoringChoiceInput = studio.inputType('ScoringChoice', {
  description: 'A scoring of an assessment: exactly one of these.',
  fields: (t) => ({
    model: t.int({ description: 'Number of a scoring model that was published.' }),
    draft: t.boolean({ description: 'true: the newest revision of the assessment and of all that it is made of.' }),
    content: t.field({
      type: 'JSON',
      description: 'The assessment as somebody is editing it, unsaved, with the newest revisions of all else.',
    }),
  }),
});

export const ComparisonFilterInput = studio.inputType('ComparisonFilter', {
  description:
    'Whose answers are scored in both ways, whatever they were scored by before; everything that is given must apply.',
  fields: filterFields,
});

/** What both the immediate comparison and the one of every attempt are asked with. */
export const breakDownDescription = 'Key of a segment question, or "locale": the same for each of its options, too.';
