ALTER TABLE "attempt" ADD COLUMN "import_id" UUID;

CREATE TABLE "attempt_import" (
    "id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "publication_id" UUID NOT NULL,
    "assessment" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'running',
    "bytes_total" BIGINT NOT NULL,
    "bytes_read" BIGINT NOT NULL DEFAULT 0,
    "rows_read" INTEGER NOT NULL DEFAULT 0,
    "problem_count" INTEGER NOT NULL DEFAULT 0,
    "problems" JSONB NOT NULL DEFAULT '[]',
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT,
    "actor_name" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "undone_at" TIMESTAMPTZ(3),
    CONSTRAINT "attempt_import_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "attempt_import_document_id_sha256_idx" ON "attempt_import"("document_id", "sha256");

CREATE INDEX "attempt_import_publication_id_idx" ON "attempt_import"("publication_id");

CREATE INDEX "attempt_import_started_at_id_idx" ON "attempt_import"("started_at", "id");

ALTER TABLE "attempt_import" ADD CONSTRAINT "attempt_import_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "attempt_import" ADD CONSTRAINT "attempt_import_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- What follows Prisma does not describe.

-- Finds the attempts of an import; attempts of respondents are not in it and cost nothing.
CREATE INDEX "attempt_of_import" ON "attempt"("import_id") WHERE import_id IS NOT NULL;

-- Nothing is counted twice, whatever the code does.
CREATE UNIQUE INDEX "attempt_import_each_file_once" ON "attempt_import"("document_id", "sha256") WHERE state = 'imported';

ALTER TABLE "attempt" ADD CONSTRAINT "attempt_import_names_its_import" CHECK (import_id IS NULL OR origin = 'import');

ALTER TABLE "attempt_import" ADD CONSTRAINT "attempt_import_state_known" CHECK (state IN ('running', 'imported', 'refused', 'failed', 'undone'));

ALTER TABLE "attempt_import" ADD CONSTRAINT "attempt_import_sha256_is_one" CHECK (sha256 ~ '^[0-9a-f]{64}$');

ALTER TABLE "attempt_import" ADD CONSTRAINT "attempt_import_undone_when_undone" CHECK ((state = 'undone') = (undone_at IS NOT NULL));

GRANT SELECT, INSERT ON "attempt_import" TO yardstick_app;
GRANT UPDATE ("state", "bytes_read", "rows_read", "problem_count", "problems", "seen_at", "finished_at", "undone_at") ON "attempt_import" TO yardstick_app;
