import type { Bundle } from '@yardstick/domain/content/bundle.ts';
import { guideSchema } from '@yardstick/domain/content/guide.ts';
import { findReferences, type Reference } from '@yardstick/domain/publishing/find-references.ts';
import { publishedAssessmentSchema } from '@yardstick/domain/publishing/published-assessment.ts';
import { actorOf } from '../../auth/viewer.ts';
import type { Database } from '../../db/client.ts';
import type { Document } from '../../generated/prisma/client.ts';
import { type StudioContext, viewerOf } from '../../graphql/studio-context.ts';
import { InvalidInput } from '../../graphql/studio-errors.ts';
import { beginAct, recordAct } from '../audit/record-act.ts';
import { emitEvent } from '../webhook/emit-event.ts';
import { claimDocument, publishingTransaction } from './claim-publishing.ts';
import { WouldBreakReferences } from './publishing.errors.ts';

interface Unpublishing {
  documentId: string;
  /** number of the publication that the caller sees as live */
  livePublication: number;
  acceptBrokenReferences: boolean;
}

/**
 * Takes a document away from frontends. Attempts under way finish on their form, and results stay readable. Throws
 * NotFound, OutOfDate and, unless that is accepted, WouldBreakReferences.
 */
export async function unpublish(context: StudioContext, request: Unpublishing): Promise<Document> {
  const { documentId, livePublication, acceptBrokenReferences } = request;
  const act = beginAct(actorOf(viewerOf(context)));
  return context.database.$transaction(async (transaction) => {
    const document = await claimDocument(transaction, { documentId, livePublication });
    const references = await findPublishedReferences(transaction, document);
    if (references.length > 0 && !acceptBrokenReferences) throw new WouldBreakReferences(references);
    await transaction.livePublication.delete({ where: { documentId } });
    await recordAct(transaction, act, [
      { action: 'document.unpublish', summary: `Unpublished publication ${livePublication}`, document },
    ]);
    await emitEvent(transaction, {
      type: 'publication.unpublished',
      payload: {
        kind: document.kind,
        key: document.key,
        publication: livePublication,
        unpublishedAt: act.at.toISOString(),
      },
    });
    return document;
  }, publishingTransaction);
}

/** Every place in what is live that leads to a document. Two statements at most. */
export async function findPublishedReferences(
  database: Pick<Database, 'livePublication'>,
  { kind, key }: Pick<Document, 'kind' | 'key'>,
): Promise<Reference[]> {
  if (kind !== 'guide' && kind !== 'assessment')
    throw new InvalidInput([{ path: ['document'], message: 'Only guides and assessments are published.' }]);
  const live = await database.livePublication.findMany({
    where: { NOT: { document: { kind, key } } },
    include: { publication: { select: { content: true } }, document: { select: { kind: true } } },
  });
  const contents = (wanted: string) =>
    live.filter(({ document }) => document.kind === wanted).map(({ publication }) => publication.content);
  return findReferences(
    {
      ...nothing,
      guides: contents('guide').map((content) => guideSchema.parse(content)),
      assessments: contents('assessment').map((content) => ({
        ...emptyAssessment,
        ...publishedAssessmentSchema.pick({ slug: true, introduction: true, focusRules: true }).strip().parse(content),
      })),
    },
    { kind, key },
  );
}

const nothing: Bundle = {
  defaultLocale: 'en',
  locales: ['en'],
  guides: [],
  frameworks: [],
  banks: [],
  questions: [],
  assessments: [],
};

/** What a publication does not hold, because its form and scoring model do, and what refers to nothing. */
const emptyAssessment: Omit<Bundle['assessments'][number], 'slug' | 'introduction' | 'focusRules'> = {
  title: {},
  summary: {},
  framework: '',
  competencies: [],
  sections: [],
  segments: [],
  bands: [],
  roleProfiles: [],
};
