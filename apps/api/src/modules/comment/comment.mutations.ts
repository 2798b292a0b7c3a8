import { uuidIn } from '../../graphql/global-id.ts';
import { studio } from '../../graphql/studio-builder.ts';
import { InvalidInput, NotFound } from '../../graphql/studio-errors.ts';
import { documentIdIn } from '../document/document.type.ts';
import { deleteComment, editComment, resolveComment } from './change-comment.ts';
import { CommentType } from './comment.type.ts';
import { addComment, answerComment } from './write-comment.ts';

const scope = { authScopes: { ability: 'content:comment' } } as const;
const commentId = (id: string | number) => uuidIn(id, 'Comment');
const idField = { required: true, description: 'Id of the comment.' } as const;
const bodyField = { required: true, description: 'The text, plain, at most 10,000 characters.' } as const;

const AddCommentInput = studio.inputType('AddCommentInput', {
  description: 'A remark to hang on a field.',
  fields: (t) => ({
    document: t.id({ required: true, description: 'Id of the document.' }),
    path: t.stringList({
      description: 'The field, outermost first, entries of lists by their key; the whole document when left out.',
    }),
    body: t.string(bodyField),
  }),
});

const CommentTextInput = studio.inputType('CommentTextInput', {
  description: 'A comment and a text.',
  fields: (t) => ({ comment: t.id(idField), body: t.string(bodyField) }),
});

const ResolveCommentInput = studio.inputType('ResolveCommentInput', {
  description: 'A comment and whether it is dealt with.',
  fields: (t) => ({
    comment: t.id(idField),
    isResolved: t.boolean({ required: true, description: 'True: dealt with; false: open again.' }),
  }),
});

const CommentInput = studio.inputType('CommentInput', {
  description: 'Which comment.',
  fields: (t) => ({ comment: t.id(idField) }),
});

studio.mutationFields((t) => ({
  addComment: t.field({
    type: CommentType,
    ...scope,
    description: 'Hangs a remark on a field of a document.',
    errors: { union: { description: 'The remark, or why there is none.' }, types: [NotFound, InvalidInput] },
    args: { input: t.arg({ type: AddCommentInput, required: true, description: 'The remark.' }) },
    resolve: (_root, { input }, context) => addComment(context, { ...input, documentId: documentIdIn(input.document) }),
  }),
  answerComment: t.field({
    type: CommentType,
    ...scope,
    description: 'Answers a remark.',
    errors: { union: { description: 'The answer, or why there is none.' }, types: [NotFound, InvalidInput] },
    args: { input: t.arg({ type: CommentTextInput, required: true, description: 'The answer.' }) },
    resolve: (_root, { input }, context) =>
      answerComment(context, { commentId: commentId(input.comment), body: input.body }),
  }),
  editComment: t.field({
    type: CommentType,
    ...scope,
    description: 'Rewords a remark of your own.',
    errors: { union: { description: 'The remark, or why it stays.' }, types: [NotFound, InvalidInput] },
    args: { input: t.arg({ type: CommentTextInput, required: true, description: 'The new text.' }) },
    resolve: (_root, { input }, context) =>
      editComment(context, { commentId: commentId(input.comment), body: input.body }),
  }),
  resolveComment: t.field({
    type: CommentType,
    ...scope,
    description: 'Marks a remark as dealt with, or as open again.',
    errors: { union: { description: 'The remark, or why it stays.' }, types: [NotFound] },
    args: { input: t.arg({ type: ResolveCommentInput, required: true, description: 'Which and how.' }) },
    resolve: (_root, { input }, context) =>
      resolveComment(context, { commentId: commentId(input.comment), isResolved: input.isResolved }),
  }),
  deleteComment: t.field({
    type: CommentType,
    ...scope,
    description: 'Deletes a remark of your own with its answers.',
    errors: { union: { description: 'The remark as it was, or why it stays.' }, types: [NotFound] },
    args: { input: t.arg({ type: CommentInput, required: true, description: 'Which comment.' }) },
    resolve: (_root, { input }, context) => deleteComment(context, commentId(input.comment)),
  }),
}));
