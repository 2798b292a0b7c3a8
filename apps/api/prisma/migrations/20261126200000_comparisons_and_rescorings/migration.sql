-- CreateTable
CREATE TABLE "rescoring" (
    "id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "assessment" TEXT NOT NULL,
    "scoring_model_id" UUID NOT NULL,
    "model" INTEGER NOT NULL,
    "comparison_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "reached" UUID,
    "attempts_total" INTEGER NOT NULL,
    "attempts_done" INTEGER NOT NULL DEFAULT 0,
    "outcomes_added" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT,
    "actor_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "rescoring_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scoring_comparison" (
    "id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "assessment" TEXT NOT NULL,
    "structure_hash" TEXT NOT NULL,
    "before_model" JSONB NOT NULL,
    "after_model" JSONB NOT NULL,
    "before_hash" TEXT NOT NULL,
    "after_hash" TEXT NOT NULL,
    "before_number" INTEGER,
    "after_number" INTEGER,
    "filter" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "run_id" UUID,
    "attempts_total" INTEGER,
    "attempts_done" INTEGER NOT NULL DEFAULT 0,
    "result" JSONB,
    "failure" TEXT,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT,
    "actor_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "seen_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "scoring_comparison_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "rescoring_document_id_idx" ON "rescoring"("document_id");

-- CreateIndex
CREATE INDEX "rescoring_created_at_id_idx" ON "rescoring"("created_at", "id");

-- CreateIndex
CREATE INDEX "scoring_comparison_document_id_idx" ON "scoring_comparison"("document_id");

-- CreateIndex
CREATE INDEX "scoring_comparison_created_at_idx" ON "scoring_comparison"("created_at");

-- AddForeignKey
ALTER TABLE "rescoring" ADD CONSTRAINT "rescoring_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "scoring_comparison" ADD CONSTRAINT "scoring_comparison_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- What follows Prisma does not describe.

ALTER TABLE "scoring_comparison" ADD CONSTRAINT "scoring_comparison_state_known" CHECK (state IN ('queued', 'running', 'done', 'cancelled', 'failed'));
ALTER TABLE "scoring_comparison" ADD CONSTRAINT "scoring_comparison_done_has_a_result" CHECK ((state = 'done') = (result IS NOT NULL));
ALTER TABLE "rescoring" ADD CONSTRAINT "rescoring_state_known" CHECK (state IN ('queued', 'running', 'done', 'cancelled', 'failed'));

-- One at a time for each scoring model; a second would only find everything done.
CREATE UNIQUE INDEX "rescoring_one_under_way" ON "rescoring" ("scoring_model_id") WHERE state IN ('queued', 'running');

-- What is asked for stays as it was asked; what becomes of it is written by the worker.
GRANT SELECT, INSERT, DELETE ON "scoring_comparison" TO yardstick_app;
GRANT UPDATE ("state", "run_id", "attempts_total", "attempts_done", "result", "failure", "started_at", "seen_at", "finished_at") ON "scoring_comparison" TO yardstick_app;
GRANT SELECT, INSERT ON "rescoring" TO yardstick_app;
GRANT UPDATE ("state", "reached", "attempts_done", "outcomes_added", "failure", "seen_at", "finished_at") ON "rescoring" TO yardstick_app;
