import { studio } from '../../graphql/studio-builder.ts';
import { InvalidInput, NotFound, OutOfDate } from '../../graphql/studio-errors.ts';
import { documentIdIn } from '../document/document.type.ts';
import { requestReview } from './request-review.ts';
import { ReviewNotOpen } from './review.errors.ts';
import { ReviewType } from './review.type.ts';

const RequestReviewInput = studio.inputType('RequestReviewInput', {
  description: 'What to send for review.',
  fields: (t) => ({
    document: t.id({ required: true, description: 'Id of the document.' }),
    revision: t.int({ required: true, description: 'Number of its newest revision, as you see it.' }),
    message: t.string({ description: 'What to look at.' }),
  }),
});

studio.mutationField('requestReview', (t) =>
  t.field({
    type: ReviewType,
    authScopes: { ability: 'content:edit' },
    description: 'Sends the newest revision of a document for review, in place of an older one that waits.',
    errors: {
      union: { description: 'The review, or why none was requested.' },
      types: [NotFound, OutOfDate, InvalidInput, ReviewNotOpen],
    },
    args: { input: t.arg({ type: RequestReviewInput, required: true, description: 'What to send.' }) },
    resolve: (_root, { input }, context) =>
      requestReview(context, { ...input, documentId: documentIdIn(input.document) }),
  }),
);
