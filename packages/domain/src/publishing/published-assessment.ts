import { z } from 'zod';
import {
  type Assessment,
  bandSchema,
  focusRuleSchema,
  orientationSchema,
  targetSchema,
} from '../content/assessment.ts';
import { keySchema } from '../content/key.ts';
import { localisedTextSchema } from '../content/localised-text.ts';
import { roleProfileId } from './freeze-assessment.ts';

/** What a publication of an assessment freezes beside its form and scoring model: texts, bands, profiles, focus rules. */
export const publishedAssessmentSchema = z.strictObject({
  schemaVersion: z.literal(1),
  slug: keySchema,
  title: localisedTextSchema,
  summary: localisedTextSchema,
  introduction: localisedTextSchema,
  estimatedMinutes: z.int().min(1),
  statedMinutes: z.int().min(1).max(600).optional(),
  bands: z.array(bandSchema),
  roleProfiles: z.array(
    z.strictObject({
      id: z.string(),
      role: keySchema,
      stage: keySchema,
      label: localisedTextSchema,
      basis: localisedTextSchema.optional(),
      targets: z.record(keySchema, targetSchema),
    }),
  ),
  orientation: orientationSchema.nullable(),
  focusRules: z.array(focusRuleSchema),
});
export type PublishedAssessment = z.infer<typeof publishedAssessmentSchema>;

/** Freezes the texts of an assessment; its form and its scoring model are frozen apart. */
export function freezeAssessmentTexts(assessment: Assessment, estimatedMinutes: number): PublishedAssessment {
  return {
    schemaVersion: 1,
    slug: assessment.slug,
    title: assessment.title,
    summary: assessment.summary,
    introduction: assessment.introduction,
    estimatedMinutes,
    ...(assessment.statedMinutes !== undefined && { statedMinutes: assessment.statedMinutes }),
    bands: assessment.bands,
    roleProfiles: assessment.roleProfiles.map(({ role, stage, label, basis, targets }) => ({
      id: roleProfileId(assessment.slug, role, stage),
      role,
      stage,
      label,
      ...(basis && { basis }),
      targets,
    })),
    orientation: assessment.orientation ?? null,
    focusRules: assessment.focusRules,
  };
}
