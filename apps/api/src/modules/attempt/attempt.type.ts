import { chooseLocale } from '@yardstick/domain/content/choose-locale.ts';
import { placementsOf } from '@yardstick/domain/publishing/form.ts';
import type { Attempt } from '../../generated/prisma/client.ts';
import type { RequestContext } from '../../graphql/context.ts';
import { builder } from '../../graphql/delivery-builder.ts';
import { AssessmentType } from '../assessment/assessment.type.ts';
import { FormType, OptionType, PlacementType, SegmentOptionType, SegmentType } from '../assessment/form.type.ts';
import { readInstallation } from '../installation/read-installation.ts';
import { type AssessmentPublication, readAssessmentPublication } from '../publishing/published-content.ts';
import { findAttempt } from './find-attempt.ts';
import { isAnswered, type StoredResponse, storedResponsesSchema, storedSegmentsSchema } from './stored-responses.ts';

/** An attempt with the publication it was started under, read in its own locale. */
export interface PresentedAttempt {
  attempt: Attempt;
  publication: AssessmentPublication;
  preferred: readonly string[];
}

export async function presentAttempt({ database }: RequestContext, attempt: Attempt): Promise<PresentedAttempt> {
  const publication = await readAssessmentPublication(database, attempt.publicationId);
  const { defaultLocale } = await readInstallation(database);
  return { attempt, publication, ...chooseLocale(attempt.locale, publication.locales, defaultLocale) };
}

const ResponseType = builder
  .objectRef<{ of: PresentedAttempt; placement: string; stored: StoredResponse }>('Response')
  .implement({
    description: 'The saved answer to one placement.',
    fields: (t) => ({
      placement: t.field({
        type: PlacementType,
        description: 'What it answers.',
        resolve: ({ of, placement }) => placementOf(of, placement),
      }),
      options: t.field({
        type: [OptionType],
        description: 'The chosen options; none when skipped.',
        resolve: ({ of, placement, stored }) => {
          const { item, form, preferred } = placementOf(of, placement);
          return item.question.options
            .filter(({ id }) => stored.options.includes(id))
            .map((option) => ({ item: option, form, preferred }));
        },
      }),
      skipped: t.boolean({
        description: 'Whether the respondent passed it over on purpose.',
        resolve: ({ stored }) => stored.skipped ?? false,
      }),
      durationMs: t.int({
        nullable: true,
        description: 'Time spent on it in milliseconds, as the frontend measured it.',
        resolve: ({ stored }) => stored.durationMs ?? null,
      }),
    }),
  });

function placementOf({ publication, preferred }: PresentedAttempt, id: string) {
  const form = publication.form.content;
  const item = placementsOf(form).find((placement) => placement.id === id);
  if (!item) throw new Error(`placement ${id} is not part of form ${publication.form.id}`);
  return { item, form, preferred };
}

const SegmentResponse = builder
  .objectRef<{ of: PresentedAttempt; segment: string; option: string }>('SegmentResponse')
  .implement({
    description: 'The saved answer to one segment question.',
    fields: (t) => ({
      segment: t.field({
        type: SegmentType,
        description: 'What it answers.',
        resolve: ({ of, segment }) => segmentOf(of, segment),
      }),
      option: t.field({
        type: SegmentOptionType,
        description: 'The chosen option.',
        resolve: ({ of, segment, option }) => {
          const { item, ...rest } = segmentOf(of, segment);
          const chosen = item.options.find(({ id }) => id === option);
          if (!chosen) throw new Error(`segment ${segment} has no option ${option}`);
          return { ...rest, item: chosen };
        },
      }),
    }),
  });

function segmentOf({ publication, preferred }: PresentedAttempt, id: string) {
  const form = publication.form.content;
  const item = form.segments.find((segment) => segment.id === id);
  if (!item) throw new Error(`segment ${id} is not part of form ${publication.form.id}`);
  return { item, form, preferred };
}

export const AttemptType = builder.objectRef<PresentedAttempt>('Attempt').implement({
  description: "One person's sitting of one form. Only its token opens it.",
  fields: (t) => ({
    id: t.id({ description: 'Its id, which opens nothing.', resolve: ({ attempt }) => attempt.id }),
    form: t.field({
      type: FormType,
      description: 'The form that it answers, as it was when the attempt was started.',
      resolve: ({ publication, preferred }) => ({ form: publication.form, preferred }),
    }),
    assessment: t.field({
      type: AssessmentType,
      description: 'The assessment, as it was when the attempt was started.',
      resolve: ({ publication, attempt, preferred }) => ({ publication, locale: attempt.locale, preferred }),
    }),
    startedAt: t.field({
      type: 'DateTime',
      description: 'When it was started.',
      resolve: ({ attempt }) => attempt.startedAt,
    }),
    submittedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was submitted; null while under way.',
      resolve: ({ attempt }) => attempt.submittedAt,
    }),
    expiresAt: t.field({
      type: 'DateTime',
      description: 'Until when it takes responses. A submitted attempt keeps its result.',
      resolve: ({ attempt }) => attempt.expiresAt,
    }),
    answeredCount: t.int({
      description: 'How many placements have an answer.',
      resolve: ({ attempt }) => Object.values(storedResponsesSchema.parse(attempt.responses)).filter(isAnswered).length,
    }),
    placementCount: t.int({
      description: 'How many placements the form has.',
      resolve: ({ publication }) => placementsOf(publication.form.content).length,
    }),
    responses: t.field({
      type: [ResponseType],
      description: 'What has been saved so far, in the order of the form.',
      resolve: (of) => {
        const stored = storedResponsesSchema.parse(of.attempt.responses);
        return placementsOf(of.publication.form.content).flatMap(({ id }) => {
          const response = stored[id];
          return response ? [{ of, placement: id, stored: response }] : [];
        });
      },
    }),
    segments: t.field({
      type: [SegmentResponse],
      description: 'The segment questions that have been answered.',
      resolve: (of) =>
        Object.entries(storedSegmentsSchema.parse(of.attempt.segments)).map(([segment, option]) => ({
          of,
          segment,
          option,
        })),
    }),
  }),
});

builder.queryField('attempt', (t) =>
  t.field({
    type: AttemptType,
    nullable: true,
    authScopes: { public: true },
    description: 'The attempt that a token opens; null for any other text.',
    args: { token: t.arg.string({ required: true, description: 'The token that starting it gave.' }) },
    resolve: async (_root, { token }, context) => {
      const attempt = await findAttempt(context.database, token);
      return attempt && presentAttempt(context, attempt);
    },
  }),
);
