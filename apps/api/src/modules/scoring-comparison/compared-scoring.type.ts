import { studio } from '../../graphql/studio-builder.ts';

/** One of two scorings that are compared, as it is named to people. */
export interface ComparedScoring {
  /** null where it is not frozen */
  number: number | null;
  hash: string;
}

export const ComparedScoringType = studio.objectRef<ComparedScoring>('ComparedScoring').implement({
  description: 'One of two scorings that are compared.',
  fields: (t) => ({
    model: t.exposeInt('number', {
      nullable: true,
      description:
        'Number of the scoring model, also of a draft that would freeze to it; null while it is no model yet.',
    }),
    contentHash: t.exposeString('hash', {
      description: 'SHA-256 over its canonical JSON: two of the same hash score everything alike.',
    }),
  }),
});

/** An option that people are broken down by. */
export interface ComparedOption {
  /** null: no answer */
  key: string | null;
  label: string;
}

export const ComparedOptionType = studio.objectRef<ComparedOption>('ComparedOption').implement({
  description: 'An option that people are broken down by.',
  fields: (t) => ({
    key: t.exposeString('key', { nullable: true, description: 'Its key, or the locale; null: no answer.' }),
    label: t.exposeString('label', { description: 'Its label in the default locale of the installation.' }),
  }),
});
