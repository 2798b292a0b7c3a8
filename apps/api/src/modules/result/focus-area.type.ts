import type { Certainty, FocusArea } from '@yardstick/domain/scoring/focus-areas.ts';
import { builder } from '../../graphql/delivery-builder.ts';
import { CompetencyType, presentCompetency } from '../assessment/competency.type.ts';
import { GuideType, presentGuides } from '../guide/guide.type.ts';
import { findGuidesFor } from './find-guides-for.ts';
import type { Within } from './presented-result.ts';

const CertaintyEnum = builder.enumType('Certainty', {
  description: 'How sure a gap is.',
  values: {
    CLEAR: { value: 'clear' as Certainty, description: 'Larger than 1.96 standard errors of measurement.' },
    WITHIN_MEASUREMENT_ERROR: {
      value: 'within-measurement-error' as Certainty,
      description: 'Measurement error alone could explain it.',
    },
    UNKNOWN: {
      value: 'unknown' as Certainty,
      description: 'The measurement error is not known yet: too few people have taken it.',
    },
  },
});

export const FocusAreaType = builder.objectRef<Within<FocusArea>>('FocusArea').implement({
  description: 'A competency below the target of the role: where to focus next.',
  fields: (t) => ({
    competency: t.field({
      type: CompetencyType,
      description: 'The competency.',
      resolve: ({ item, assessment: { publication, preferred } }) =>
        presentCompetency(publication.form.content, item.competency, preferred),
    }),
    gap: t.float({ description: 'Points missing to the target.', resolve: ({ item }) => item.gap }),
    priority: t.float({
      description: "The gap times the role's share of weight for the competency.",
      resolve: ({ item }) => item.priority,
    }),
    share: t.float({ description: 'Its part of all priorities together, 0 to 1.', resolve: ({ item }) => item.share }),
    certainty: t.field({
      type: CertaintyEnum,
      description: 'Whether the gap is larger than measurement error.',
      resolve: ({ item }) => item.certainty,
    }),
    guides: t.field({
      type: [GuideType],
      description: 'Published guides that answer it, best first.',
      complexity: { field: 1, multiplier: 3 },
      resolve: ({ item, result, assessment }, _args, context) =>
        presentGuides(context, findGuidesFor(result, item.competency), assessment.locale),
    }),
  }),
});
