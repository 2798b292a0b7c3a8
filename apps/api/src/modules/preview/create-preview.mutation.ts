import { actorOf } from '../../auth/viewer.ts';
import { uuidIn } from '../../graphql/global-id.ts';
import { studio } from '../../graphql/studio-builder.ts';
import { viewerOf } from '../../graphql/studio-context.ts';
import { InvalidInput, NotFound } from '../../graphql/studio-errors.ts';
import { beginAct, recordAct } from '../audit/record-act.ts';
import { previewHeader } from './choose-content.ts';
import { makePreviewToken } from './preview-token.ts';

interface Preview {
  token: string;
  expiresAt: Date;
}

const PreviewType = studio.objectRef<Preview>('Preview').implement({
  description: `Lets its holder see unpublished content through the delivery API, with the header \`${previewHeader}\`.`,
  fields: (t) => ({
    token: t.exposeString('token', { description: 'The value of the header. Shown once, kept nowhere.' }),
    expiresAt: t.field({ type: 'DateTime', description: 'Until when.', resolve: ({ expiresAt }) => expiresAt }),
  }),
});

const CreatePreviewInput = studio.inputType('CreatePreviewInput', {
  description: 'What to show, and how long.',
  fields: (t) => ({
    release: t.id({ description: 'What would be live after this release; every draft when left out.' }),
    hours: t.int({ required: true, description: 'Until how many hours from now: 1 to 168.' }),
  }),
});

studio.mutationField('createPreview', (t) =>
  t.field({
    type: PreviewType,
    authScopes: { ability: 'content:preview' },
    description: 'Makes a token that shows drafts, or a release, through the delivery API.',
    errors: { union: { description: 'The token, or why there is none.' }, types: [InvalidInput, NotFound] },
    args: { input: t.arg({ type: CreatePreviewInput, required: true, description: 'What to show.' }) },
    resolve: async (_root, { input }, context) => {
      if (input.hours < 1 || input.hours > 168)
        throw new InvalidInput([{ path: ['hours'], message: 'A preview lasts 1 to 168 hours.' }]);
      const releaseId = input.release ? uuidIn(input.release, 'Release') : null;
      const release = releaseId && (await context.database.release.findUnique({ where: { id: releaseId } }));
      if (releaseId && !release) throw new NotFound('release');
      const act = beginAct(actorOf(viewerOf(context)));
      const expiresAt = new Date(act.at.getTime() + input.hours * 60 * 60 * 1000);
      const perspective = releaseId ? ({ kind: 'release', releaseId } as const) : ({ kind: 'draft' } as const);
      const what = release ? `the release "${release.title}"` : 'the drafts';
      await recordAct(context.database, act, [
        { action: 'preview.create', summary: `Made ${what} visible until ${expiresAt.toISOString()}` },
      ]);
      return { token: makePreviewToken(context.secret, perspective, expiresAt), expiresAt };
    },
  }),
);
