-- CreateTable
CREATE TABLE "attempt_export" (
    "id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "assessment" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "columns" TEXT NOT NULL,
    "has_values" BOOLEAN NOT NULL,
    "origins" TEXT[],
    "from_month" TEXT,
    "to_month" TEXT,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "run_id" UUID,
    "rows_total" INTEGER,
    "rows_done" INTEGER NOT NULL DEFAULT 0,
    "rows_left_out" INTEGER NOT NULL DEFAULT 0,
    "bytes" BIGINT,
    "failure" TEXT,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT,
    "actor_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),

    CONSTRAINT "attempt_export_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "attempt_export_document_id_idx" ON "attempt_export"("document_id");

-- CreateIndex
CREATE INDEX "attempt_export_created_at_id_idx" ON "attempt_export"("created_at", "id");

-- AddForeignKey
ALTER TABLE "attempt_export" ADD CONSTRAINT "attempt_export_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- What follows Prisma does not describe.

ALTER TABLE "attempt_export" ADD CONSTRAINT "attempt_export_format_known" CHECK (format IN ('csv', 'parquet'));
ALTER TABLE "attempt_export" ADD CONSTRAINT "attempt_export_columns_known" CHECK (columns IN ('analysis', 'import'));
ALTER TABLE "attempt_export" ADD CONSTRAINT "attempt_export_state_known" CHECK (state IN ('queued', 'running', 'ready', 'failed', 'cancelled', 'expired'));
ALTER TABLE "attempt_export" ADD CONSTRAINT "attempt_export_origins_known" CHECK (origins IS NOT NULL AND origins <@ ARRAY['respondent', 'import', 'simulated'] AND cardinality(origins) > 0);
ALTER TABLE "attempt_export" ADD CONSTRAINT "attempt_export_months_known" CHECK (from_month ~ '^[0-9]{4}-[0-9]{2}$' AND to_month ~ '^[0-9]{4}-[0-9]{2}$');
ALTER TABLE "attempt_export" ADD CONSTRAINT "attempt_export_ready_has_a_file" CHECK (state <> 'ready' OR (bytes IS NOT NULL AND expires_at IS NOT NULL));

-- What is asked for stays as it was asked; what becomes of it is written by the worker.
GRANT SELECT, INSERT ON "attempt_export" TO yardstick_app;
GRANT UPDATE ("state", "run_id", "rows_total", "rows_done", "rows_left_out", "bytes", "failure", "seen_at", "finished_at", "expires_at") ON "attempt_export" TO yardstick_app;
