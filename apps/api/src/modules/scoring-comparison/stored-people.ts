import { z } from 'zod';

const monthsSchema = z.strictObject({ from: z.string(), to: z.string() });

/** The JSON of `scoring_comparison.filter`: whose attempts are asked about, by ids, and whom they could be told apart from. */
export const storedPeopleSchema = z.strictObject({
  /** all of the structure */
  formIds: z.array(z.string()),
  /** those with the segment questions of the newest */
  alikeFormIds: z.array(z.string()),
  /** of everybody whom they could be told apart from */
  origins: z.array(z.enum(['respondent', 'import', 'simulated'])),
  /** whole periods; null: all time */
  months: monthsSchema.nullable(),
  /** all that can be told apart; none: time is not asked about */
  periods: z.array(monthsSchema),
  /** dimension → options, any of which will do; empty: no answer */
  filters: z.record(z.string(), z.array(z.string())),
  breakDownBy: z.string().nullable(),
  /** options of the only dimension that is asked about, which are told of together only */
  pooled: z.array(z.string()),
  /** whether all that the filter leaves may be shown */
  isVisible: z.boolean(),
  /** of the dimension that is broken down by */
  options: z.array(
    z.strictObject({
      id: z.string(),
      option: z.strictObject({ key: z.string().nullable(), label: z.string() }),
      isVisible: z.boolean(),
    }),
  ),
});
export type StoredPeople = z.infer<typeof storedPeopleSchema>;
