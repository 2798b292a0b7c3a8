CREATE TABLE "insight_cell" (
    "form_id" UUID NOT NULL,
    "origin" TEXT NOT NULL,
    "breadth" SMALLINT NOT NULL,
    "day" DATE NOT NULL,
    "combination" TEXT NOT NULL,
    "competency" TEXT NOT NULL,
    "scoring_model_id" UUID NOT NULL,
    "co_occurrences" BYTEA NOT NULL,
    "light" BYTEA NOT NULL,
    CONSTRAINT "insight_cell_pkey" PRIMARY KEY ("form_id", "origin", "breadth", "day", "combination", "competency", "scoring_model_id")
);

CREATE TABLE "insight_change" (
    "attempt_id" UUID NOT NULL,
    "erased" JSONB,
    CONSTRAINT "insight_change_pkey" PRIMARY KEY ("attempt_id")
);

-- What follows Prisma does not describe.

ALTER TABLE "insight_cell" ADD CONSTRAINT "insight_cell_origin_known" CHECK (origin IN ('real', 'simulated'));

-- Everything submitted so far is still to be counted.
INSERT INTO "insight_change" ("attempt_id") SELECT "id" FROM "attempt" WHERE "submitted_at" IS NOT NULL;

-- The queue makes its tables after the migrations, so the body cannot be checked yet.
SET LOCAL check_function_bodies = off;

-- Unlike enqueue_job it waits for nobody while such a job is pending, so that submissions do not queue for one row.
CREATE FUNCTION enqueue_job_once(task text, run_at timestamptz) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT graphile_worker.add_job(identifier => task, run_at => run_at, job_key => task)
  WHERE NOT EXISTS (
    SELECT FROM graphile_worker.jobs WHERE key = task AND locked_at IS NULL AND attempts < max_attempts
  );
$$;

REVOKE ALL ON FUNCTION enqueue_job_once(text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION enqueue_job_once(text, timestamptz) TO yardstick_app;

GRANT SELECT, INSERT, UPDATE, DELETE ON "insight_cell" TO yardstick_app;
-- Locking a row FOR UPDATE takes the right to update it.
GRANT SELECT, INSERT, UPDATE, DELETE ON "insight_change" TO yardstick_app;
