import type { Problem } from '@yardstick/domain/publishing/problem.ts';
import { studio } from '../../graphql/studio-builder.ts';
import type { StudioContext } from '../../graphql/studio-context.ts';
import { DocumentInterface } from '../document/document.type.ts';
import { PublicationPlanType } from '../publishing/plan-publication.type.ts';
import { ProblemType } from '../publishing/publishing-errors.type.ts';
import { inTrash } from './read-release-items.ts';
import { isClosed, type ReleaseItemRow, releasePlans } from './release-plans.ts';

const planOf = async (item: ReleaseItemRow, context: StudioContext) =>
  isClosed(item) ? null : ((await releasePlans(context).load(item.releaseId)).get(item.documentId) ?? null);

async function problemsOf(item: ReleaseItemRow, context: StudioContext): Promise<Problem[]> {
  if (isClosed(item)) return [];
  if (item.document.trashedAt) return [inTrash(item.document)];
  return (await planOf(item, context))?.problems ?? [];
}

export const ReleaseItemType = studio.objectRef<ReleaseItemRow>('ReleaseItem').implement({
  description: 'A document in a release, and whether it is ready.',
  fields: (t) => ({
    document: t.field({ type: DocumentInterface, description: 'The document.', resolve: ({ document }) => document }),
    revision: t.exposeInt('revision', { description: 'The revision that will be published.' }),
    livePublication: t.exposeInt('livePublication', {
      nullable: true,
      description: 'Number of the publication that was live when it was put in; null when none was.',
    }),
    hasNewerDraft: t.exposeBoolean('hasNewerDraft', {
      description: 'Whether it, or something that it uses, was saved since it was put in.',
    }),
    isOutOfDate: t.boolean({
      description:
        'Whether it was published otherwise since it was put in: put it in again. Never so once all is done.',
      resolve: (item) => !isClosed(item) && (item.document.live?.publication.number ?? null) !== item.livePublication,
    }),
    problems: t.field({
      type: [ProblemType],
      description: 'What speaks against publishing it with the others now, errors first; nothing once all is done.',
      resolve: (item, _args, context) => problemsOf(item, context),
    }),
    plan: t.field({
      type: PublicationPlanType,
      nullable: true,
      description: 'What publishing it with the others would do now; null in the trash, and once all is done.',
      resolve: (item, _args, context) => planOf(item, context),
    }),
  }),
});
