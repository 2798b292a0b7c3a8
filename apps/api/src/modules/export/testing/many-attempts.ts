import { asOwner } from '../../../testing/as-owner.ts';

/** Copies a counted attempt, whichever, so many times. */
export async function copyCountedAttempt(connectionString: string, count: number): Promise<void> {
  await asOwner(connectionString, (sql) =>
    sql.query(
      `WITH one AS (SELECT * FROM counted_attempt LIMIT 1),
            copied AS (
              INSERT INTO attempt (id, publication_id, form_id, origin, locale, token_hash, started_at, expires_at, submitted_at)
              SELECT gen_random_uuid(), publication_id, a.form_id, a.origin, a.locale, token_hash, started_at, expires_at, submitted_at
              FROM attempt a JOIN one ON one.attempt_id = a.id, generate_series(1, $1)
              RETURNING id
            )
       INSERT INTO counted_attempt
       SELECT copied.id, form_id, scoring_model_id, origin, locale, submitted_on, content FROM copied, one`,
      [count],
    ),
  );
}
