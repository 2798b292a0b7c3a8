import { studio } from '../../graphql/studio-builder.ts';
import { DocumentInterface } from '../document/document.type.ts';
import { ProblemType } from '../publishing/publishing-errors.type.ts';
import { findDraftProblems } from './find-draft-problems.ts';

studio.interfaceField(DocumentInterface, 'problems', (t) =>
  t.field({
    type: [ProblemType],
    complexity: { field: 500, multiplier: 10 },
    description:
      'What speaks against publishing the draft, errors first; of a question, bank or framework what the assessments ' +
      'that use it find in it. For screens of one document: it is worked out for each.',
    resolve: (row, _args, context) => findDraftProblems(context, row),
  }),
);
