import { studio } from '../../graphql/studio-builder.ts';
import { StudioError } from '../../graphql/studio-error.type.ts';
import { InvalidInput, NotFound } from '../../graphql/studio-errors.ts';
import { InsightFilterInput } from '../insight/insight-filter.type.ts';
import { freezeNorm } from './freeze-norm.ts';
import { NormGroupTooSmall } from './norm.errors.ts';
import { NormSnapshotType } from './norm-snapshot.type.ts';

studio.objectType(NormGroupTooSmall, {
  name: 'NormGroupTooSmall',
  interfaces: [StudioError],
  description:
    'Fewer than 100 people of the group have an overall score, or how they score may not be told, so that nobody can be ' +
    'compared with them.',
});

const FreezeNormInput = studio.inputType('FreezeNormInput', {
  description: 'A group to freeze.',
  fields: (t) => ({
    assessment: t.string({ required: true, description: 'Key of the assessment.' }),
    filter: t.field({ type: InsightFilterInput, description: 'Who is in the group; everybody when left out.' }),
    group: t.field({
      type: 'JSON',
      required: true,
      description: 'Who that is, in words that respondents read: locale → text, the default locale among them.',
    }),
  }),
});

studio.mutationField('freezeNorm', (t) =>
  t.field({
    type: NormSnapshotType,
    authScopes: { ability: 'content:publish' },
    description:
      'Freezes the scores of a group of at least 100 people. From then on results under its scoring model show percentiles.',
    errors: {
      union: { description: 'The norm snapshot, or why there is none.' },
      types: [NotFound, InvalidInput, NormGroupTooSmall],
    },
    args: { input: t.arg({ type: FreezeNormInput, required: true, description: 'The group.' }) },
    resolve: (_root, { input }, context) => freezeNorm(context, input),
  }),
);
