import { uuidIn } from '../../graphql/global-id.ts';
import { studio } from '../../graphql/studio-builder.ts';
import { InvalidInput, NotFound, OutOfDate } from '../../graphql/studio-errors.ts';
import { documentIdIn } from '../document/document.type.ts';
import { NeedsConfirmation, NotPublishable } from '../publishing/publishing.errors.ts';
import { addToRelease, cancelRelease, createRelease, removeFromRelease, renameRelease } from './change-release.ts';
import { publishRelease } from './publish-release.ts';
import { ReleaseType } from './release.type.ts';
import { scheduleRelease, unscheduleRelease } from './schedule-release.ts';

const scope = { authScopes: { ability: 'content:publish' } } as const;
const releaseIn = (id: string | number) => uuidIn(id, 'Release');
const releaseField = { required: true, description: 'Id of the release.' } as const;
const titleField = { required: true, description: 'What it is called, at most 200 characters.' } as const;
const documentField = { required: true, description: 'Id of the guide or assessment.' } as const;
const warningsField = { description: 'Whether to go on although warnings stand against it.' } as const;
const result = { description: 'The release as it is now, or why nothing was done.' };

const CreateReleaseInput = studio.inputType('CreateReleaseInput', {
  description: 'The release to begin.',
  fields: (t) => ({ title: t.string(titleField) }),
});
const RenameReleaseInput = studio.inputType('RenameReleaseInput', {
  description: 'A release and its new title.',
  fields: (t) => ({ release: t.id(releaseField), title: t.string(titleField) }),
});
const AddToReleaseInput = studio.inputType('AddToReleaseInput', {
  description: 'What to put in.',
  fields: (t) => ({
    release: t.id(releaseField),
    document: t.id(documentField),
    revision: t.int({ required: true, description: 'The revision to publish.' }),
  }),
});
const RemoveFromReleaseInput = studio.inputType('RemoveFromReleaseInput', {
  description: 'What to take out.',
  fields: (t) => ({ release: t.id(releaseField), document: t.id(documentField) }),
});
const ReleaseInput = studio.inputType('ReleaseInput', {
  description: 'Which release.',
  fields: (t) => ({ release: t.id(releaseField) }),
});
const PublishReleaseInput = studio.inputType('PublishReleaseInput', {
  description: 'Which release.',
  fields: (t) => ({ release: t.id(releaseField), acceptWarnings: t.boolean(warningsField) }),
});
const ScheduleReleaseInput = studio.inputType('ScheduleReleaseInput', {
  description: 'Which release, and when.',
  fields: (t) => ({
    release: t.id(releaseField),
    localTime: t.string({
      required: true,
      description:
        'As clocks in the time zone show it, such as `2026-12-01T09:00`; of an hour that comes twice the first.',
    }),
    timeZone: t.string({ required: true, description: 'IANA name, such as `Europe/Berlin`.' }),
    acceptWarnings: t.boolean(warningsField),
  }),
});

studio.mutationFields((t) => ({
  createRelease: t.field({
    type: ReleaseType,
    ...scope,
    description: 'Begins a release that holds nothing yet.',
    errors: { union: result, types: [InvalidInput] },
    args: { input: t.arg({ type: CreateReleaseInput, required: true, description: 'The release.' }) },
    resolve: (_root, { input }, context) => createRelease(context, input.title),
  }),
  renameRelease: t.field({
    type: ReleaseType,
    ...scope,
    description: 'Calls an open release something else.',
    errors: { union: result, types: [NotFound, OutOfDate, InvalidInput] },
    args: { input: t.arg({ type: RenameReleaseInput, required: true, description: 'Which, and how.' }) },
    resolve: (_root, { input }, context) => renameRelease(context, releaseIn(input.release), input.title),
  }),
  addToRelease: t.field({
    type: ReleaseType,
    ...scope,
    description:
      'Puts a document into an open release with everything that it uses now; again, to bring it up to date.',
    errors: { union: result, types: [NotFound, OutOfDate, InvalidInput] },
    args: { input: t.arg({ type: AddToReleaseInput, required: true, description: 'What to put in.' }) },
    resolve: (_root, { input }, context) =>
      addToRelease(context, {
        releaseId: releaseIn(input.release),
        documentId: documentIdIn(input.document),
        revision: input.revision,
      }),
  }),
  removeFromRelease: t.field({
    type: ReleaseType,
    ...scope,
    description: 'Takes a document out of an open release.',
    errors: { union: result, types: [NotFound, OutOfDate] },
    args: { input: t.arg({ type: RemoveFromReleaseInput, required: true, description: 'What to take out.' }) },
    resolve: (_root, { input }, context) =>
      removeFromRelease(context, { releaseId: releaseIn(input.release), documentId: documentIdIn(input.document) }),
  }),
  publishRelease: t.field({
    type: ReleaseType,
    ...scope,
    description: 'Publishes everything that a release holds now, all or none.',
    errors: { union: result, types: [NotFound, OutOfDate, InvalidInput, NotPublishable, NeedsConfirmation] },
    args: { input: t.arg({ type: PublishReleaseInput, required: true, description: 'Which release.' }) },
    resolve: (_root, { input }, context) =>
      publishRelease(context, { releaseId: releaseIn(input.release), acceptWarnings: input.acceptWarnings ?? false }),
  }),
  scheduleRelease: t.field({
    type: ReleaseType,
    ...scope,
    description: 'Has a release published by itself at a moment; again, to choose another.',
    errors: { union: result, types: [NotFound, OutOfDate, InvalidInput, NotPublishable, NeedsConfirmation] },
    args: { input: t.arg({ type: ScheduleReleaseInput, required: true, description: 'Which release, and when.' }) },
    resolve: (_root, { input }, context) =>
      scheduleRelease(context, {
        ...input,
        releaseId: releaseIn(input.release),
        acceptWarnings: input.acceptWarnings ?? false,
      }),
  }),
  unscheduleRelease: t.field({
    type: ReleaseType,
    ...scope,
    description: 'Takes a schedule back; the release is open again.',
    errors: { union: result, types: [NotFound, OutOfDate] },
    args: { input: t.arg({ type: ReleaseInput, required: true, description: 'Which release.' }) },
    resolve: (_root, { input }, context) => unscheduleRelease(context, releaseIn(input.release)),
  }),
  cancelRelease: t.field({
    type: ReleaseType,
    ...scope,
    description: 'Gives a release up.',
    errors: { union: result, types: [NotFound, OutOfDate] },
    args: { input: t.arg({ type: ReleaseInput, required: true, description: 'Which release.' }) },
    resolve: (_root, { input }, context) => cancelRelease(context, releaseIn(input.release)),
  }),
}));
