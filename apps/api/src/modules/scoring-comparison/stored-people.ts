import { z } from 'zod';

/** The JSON of `scoring_comparison.filter`: whose attempts are read, by ids. */
export const storedPeopleSchema = z.strictObject({
  formIds: z.array(z.string()),
  /** of the same structure, but without the segment questions that are asked for */
  otherFormIds: z.array(z.string()),
  origins: z.array(z.enum(['respondent', 'import', 'simulated'])),
  /** dimension → options, any of which will do; empty: no answer */
  filters: z.record(z.string(), z.array(z.string())),
  breakDownBy: z.string().nullable(),
  isVisible: z.boolean(),
  options: z.array(
    z.strictObject({
      id: z.string(),
      option: z.strictObject({ key: z.string().nullable(), label: z.string() }),
      isVisible: z.boolean(),
    }),
  ),
});
export type StoredPeople = z.infer<typeof storedPeopleSchema>;
