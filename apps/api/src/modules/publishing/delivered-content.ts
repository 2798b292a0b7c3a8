import type { PageInfoShape } from '@pothos/plugin-relay';
import type { Database } from '../../db/client.ts';
import { asUuid } from '../../graphql/global-id.ts';
import type { PageArguments } from '../../graphql/page-newest-first.ts';
import { pageOf } from './page-of-live.ts';
import {
  type AssessmentPublication,
  type FrozenForm,
  findFrozenForm,
  findLiveAssessment,
  findLiveGuides,
  type LiveGuide,
  liveGuideOf,
  readAssessmentPublication,
} from './published-content.ts';

export interface DeliveredPage<T> {
  pageInfo: PageInfoShape;
  edges: { cursor: string; node: T }[];
  totalCount: () => Promise<number>;
}

/** What the delivery schema shows: one choice a request, so that no field can mix what is published with what is not. */
export interface DeliveredContent {
  /** how it was chosen */
  perspective: Perspective;
  findAssessment(where: { slug: string } | { documentId: string }): Promise<AssessmentPublication | null>;
  /** in the order asked for; what is not there is left out */
  findGuides(slugs: readonly string[]): Promise<LiveGuide[]>;
  findGuide(documentId: string): Promise<LiveGuide | null>;
  findForm(id: string): Promise<FrozenForm | null>;
  pageOfGuides(args: PageArguments): Promise<DeliveredPage<LiveGuide>>;
  pageOfAssessments(args: PageArguments): Promise<DeliveredPage<AssessmentPublication>>;
}

export type Perspective = { kind: 'published' } | { kind: 'draft' } | { kind: 'release'; releaseId: string };

/** What is published, as every frontend sees it. */
export function publishedContent(database: Database): DeliveredContent {
  return {
    perspective: { kind: 'published' },
    findAssessment: (where) => findLiveAssessment(database, where),
    findGuides: (slugs) => findLiveGuides(database, slugs),
    findGuide: async (documentId) => {
      const row = await database.livePublication.findFirst({
        where: { documentId: asUuid(documentId), document: { kind: 'guide' } },
        include: { publication: true },
      });
      return row && liveGuideOf(row);
    },
    findForm: (id) => findFrozenForm(database, asUuid(id)),
    pageOfGuides: (args) => pageOf({ kind: 'guide', args, database, present: liveGuideOf }),
    pageOfAssessments: (args) =>
      pageOf({
        kind: 'assessment',
        args,
        database,
        present: (row) => readAssessmentPublication(database, row.publicationId),
      }),
  };
}
