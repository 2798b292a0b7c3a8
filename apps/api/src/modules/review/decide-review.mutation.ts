import { uuidIn } from '../../graphql/global-id.ts';
import { studio } from '../../graphql/studio-builder.ts';
import { InvalidInput, NotFound } from '../../graphql/studio-errors.ts';
import { decideReview } from './decide-review.ts';
import { OwnWork, ReviewNotOpen } from './review.errors.ts';
import { ReviewType } from './review.type.ts';

const DecideReviewInput = studio.inputType('DecideReviewInput', {
  description: 'A review and what you say.',
  fields: (t) => ({
    review: t.id({ required: true, description: 'Id of the review.' }),
    note: t.string({ description: 'What to say; needed to return it.' }),
  }),
});

studio.mutationField('approveReview', (t) =>
  t.field({
    type: ReviewType,
    authScopes: { ability: 'content:review' },
    description: 'Approves what somebody else wrote and sent for review.',
    errors: {
      union: { description: 'The review, or why it was not approved.' },
      types: [NotFound, InvalidInput, ReviewNotOpen, OwnWork],
    },
    args: { input: t.arg({ type: DecideReviewInput, required: true, description: 'The review.' }) },
    resolve: (_root, { input }, context) =>
      decideReview(context, { reviewId: uuidIn(input.review, 'Review'), decision: 'approved', note: input.note }),
  }),
);

studio.mutationField('returnReview', (t) =>
  t.field({
    type: ReviewType,
    authScopes: { ability: 'content:review' },
    description: 'Gives it back with a note on what should change.',
    errors: {
      union: { description: 'The review, or why it was not returned.' },
      types: [NotFound, InvalidInput, ReviewNotOpen],
    },
    args: { input: t.arg({ type: DecideReviewInput, required: true, description: 'The review.' }) },
    resolve: (_root, { input }, context) =>
      decideReview(context, { reviewId: uuidIn(input.review, 'Review'), decision: 'returned', note: input.note }),
  }),
);

studio.mutationField('withdrawReview', (t) =>
  t.field({
    type: ReviewType,
    authScopes: { ability: 'content:edit' },
    description: 'Takes a document back from review.',
    errors: {
      union: { description: 'The review, or why it was not withdrawn.' },
      types: [NotFound, InvalidInput, ReviewNotOpen],
    },
    args: { input: t.arg({ type: DecideReviewInput, required: true, description: 'The review.' }) },
    resolve: (_root, { input }, context) =>
      decideReview(context, { reviewId: uuidIn(input.review, 'Review'), decision: 'withdrawn', note: input.note }),
  }),
);
