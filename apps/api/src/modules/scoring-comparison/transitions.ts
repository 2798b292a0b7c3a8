import { z } from 'zod';

const countSchema = z.int().min(0);
const momentSchema = z.number().nullable();

/** Rows: before; columns: after. A cell is null where it may not be shown, or is empty. */
const matrixSchema = z.strictObject({
  /** keys; null: none */
  before: z.array(z.string().nullable()),
  after: z.array(z.string().nullable()),
  cells: z.array(z.array(countSchema.nullable())),
  /** people outside the diagonal; null where a cell is hidden */
  changed: countSchema.nullable(),
});
export type TransitionMatrix = z.infer<typeof matrixSchema>;

const measureSchema = z.strictObject({
  /** null: the overall */
  competency: z.string().nullable(),
  /** with a score both ways; null where it would tell of few who have one way only, or none */
  n: countSchema.nullable(),
  /** each null where it may not be told */
  meanBefore: momentSchema,
  meanAfter: momentSchema,
  standardDeviationBefore: momentSchema,
  standardDeviationAfter: momentSchema,
  correlation: momentSchema,
  meanAbsoluteChange: momentSchema,
  bands: matrixSchema,
});
export type MeasureTransitions = z.infer<typeof measureSchema>;

/** In the place of moments that may not be told. */
export const noMoments = {
  meanBefore: null,
  meanAfter: null,
  standardDeviationBefore: null,
  standardDeviationAfter: null,
  correlation: null,
  meanAbsoluteChange: null,
} satisfies Partial<MeasureTransitions>;

const focusSchema = z.strictObject({
  roleProfile: z.string(),
  role: z.string(),
  stage: z.string(),
  firstFocus: matrixSchema,
});
export type FocusTransitions = z.infer<typeof focusSchema>;

const groupSchema = z.strictObject({
  n: countSchema,
  measures: z.array(measureSchema),
  focus: z.array(focusSchema),
});
export type GroupTransitions = z.infer<typeof groupSchema>;

const movedSchema = z.strictObject({ id: z.string(), before: z.number(), after: z.number() });

/** The JSON of `scoring_comparison.result`: only what may be shown, but for the attempts that move most. */
export const transitionsSchema = z.strictObject({
  everybody: groupSchema.nullable(),
  /** in the order of the options; null: may not be shown */
  groups: z.array(
    z.strictObject({
      option: z.strictObject({ key: z.string().nullable(), label: z.string() }),
      people: groupSchema.nullable(),
    }),
  ),
  /** for those who may export single attempts */
  mostMoved: z.array(movedSchema),
});
export type Transitions = z.infer<typeof transitionsSchema>;
