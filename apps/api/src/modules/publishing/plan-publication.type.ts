import { studio } from '../../graphql/studio-builder.ts';
import { InvalidInput, NotFound } from '../../graphql/studio-errors.ts';
import { SemanticChangeType } from '../document/changes.type.ts';
import { documentIdIn } from '../document/document.type.ts';
import { DocumentNameType } from '../document/document-name.type.ts';
import { type PlannedChanges, type PublicationPlan, planPublication } from './plan-publication.ts';
import { PublicationSourceType } from './publication-source.type.ts';
import { ProblemType } from './publishing-errors.type.ts';

const ClassType = studio.enumType('PublicationClass', {
  description: 'What a publication of an assessment means for scores.',
  values: {
    NOTHING_NEW_TO_SCORE: { value: 'nothing-new-to-score', description: 'Scores are made as before.' },
    NEW_SCORING_MODEL: { value: 'new-scoring-model', description: 'The same form is scored otherwise.' },
    NEW_FORM: { value: 'new-form', description: 'Respondents answer something else; trends break.' },
  },
});

const PlannedChangesType = studio.objectRef<PlannedChanges>('PlannedChanges').implement({
  description: 'What changes in one document, compared with what is live.',
  fields: (t) => ({
    document: t.field({ type: DocumentNameType, description: 'The document.', resolve: ({ document }) => document }),
    changes: t.field({ type: [SemanticChangeType], description: 'Its changes.', resolve: ({ changes }) => changes }),
  }),
});

export const PublicationPlanType = studio.objectRef<PublicationPlan>('PublicationPlan').implement({
  description: 'What publishing a document would do now.',
  fields: (t) => ({
    revision: t.exposeInt('revision', { description: 'The revision that it would freeze.' }),
    sources: t.field({
      type: [PublicationSourceType],
      description: 'Of an assessment: the framework and questions that it would freeze, which `publish` takes.',
      resolve: ({ sources }) => sources,
    }),
    livePublication: t.exposeInt('livePublication', {
      nullable: true,
      description: 'Number of what is live, which `publish` takes; null when nothing is.',
    }),
    classification: t.field({
      type: ClassType,
      nullable: true,
      description: 'What it means for scores; null for a guide, and while errors stand against it.',
      resolve: (plan) => plan.classification,
    }),
    changes: t.field({
      type: [PlannedChangesType],
      description: 'Of the document itself, then of the framework and questions that it uses.',
      resolve: (plan) => plan.changes,
    }),
    problems: t.field({
      type: [ProblemType],
      description: 'What speaks against it, errors first.',
      resolve: (plan) => plan.problems,
    }),
    isPublishable: t.boolean({
      description: 'Whether no error stands against it.',
      resolve: ({ problems }) => problems.every(({ severity }) => severity === 'warning'),
    }),
  }),
});

interface Plan {
  documents: PublicationPlan[];
}

const PlanType = studio.objectRef<Plan>('Plan').implement({
  description: 'What publishing several documents together would do.',
  fields: (t) => ({
    documents: t.field({
      type: [PublicationPlanType],
      description: 'One for each document, in the order asked for.',
      resolve: ({ documents }) => documents,
    }),
  }),
});

const DocumentToPlan = studio.inputType('DocumentToPlan', {
  description: 'A document to plan for.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Id of a guide or an assessment.' }),
    revision: t.int({ description: 'The revision to publish; the newest when left out.' }),
  }),
});

studio.queryField('publicationPlan', (t) =>
  t.field({
    type: PlanType,
    authScopes: { ability: 'content:read' },
    complexity: 200,
    description: 'What publishing these documents together would do, and what speaks against it. Nothing is published.',
    errors: { union: { description: 'The plan, or why there is none.' }, types: [NotFound, InvalidInput] },
    args: { documents: t.arg({ type: [DocumentToPlan], required: true, description: 'The documents, at most 100.' }) },
    resolve: async (_root, { documents }, { database }) => {
      refuseUnusableItems('documents', documents);
      const toPin = documents.map(({ id, revision }) => ({ documentId: documentIdIn(id), revision }));
      return { documents: await planPublication(database, toPin) };
    },
  }),
);

/** Throws InvalidInput unless it is 1 to 100 documents, each once. */
export function refuseUnusableItems(field: string, items: readonly { id: string | number }[]): void {
  const isUsable =
    items.length > 0 && items.length <= 100 && new Set(items.map(({ id }) => documentIdIn(id))).size === items.length;
  if (!isUsable) throw new InvalidInput([{ path: [field], message: 'Name 1 to 100 documents, each once.' }]);
}
