CREATE TABLE "installation" (
    "id" SMALLINT NOT NULL DEFAULT 1,
    "default_locale" TEXT NOT NULL,
    "locales" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "installation_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "document" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "schema_version" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "document_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "revision" (
    "document_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "schema_version" INTEGER NOT NULL,
    "author" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "revision_pkey" PRIMARY KEY ("document_id", "number")
);

CREATE TABLE "form" (
    "id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "structure_hash" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "form_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "scoring_model" (
    "id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "structure_hash" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "scoring_model_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "publication" (
    "id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "content_hash" TEXT NOT NULL,
    "locales" TEXT[],
    "form_id" UUID,
    "scoring_model_id" UUID,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "publication_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "live_publication" (
    "document_id" UUID NOT NULL,
    "publication_id" UUID NOT NULL,
    "first_published_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "live_publication_pkey" PRIMARY KEY ("document_id")
);

CREATE TABLE "attempt" (
    "id" UUID NOT NULL,
    "publication_id" UUID NOT NULL,
    "form_id" UUID NOT NULL,
    "origin" TEXT NOT NULL DEFAULT 'respondent',
    "locale" TEXT NOT NULL,
    "token_hash" BYTEA,
    "responses" JSONB NOT NULL DEFAULT '{}',
    "segments" JSONB NOT NULL DEFAULT '{}',
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "submitted_at" TIMESTAMPTZ(3),
    CONSTRAINT "attempt_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "outcome" (
    "attempt_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "form_id" UUID NOT NULL,
    "scoring_model_id" UUID NOT NULL,
    "publication_id" UUID NOT NULL,
    "algorithm_version" TEXT NOT NULL,
    "input_hash" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "scores" JSONB NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "outcome_pkey" PRIMARY KEY ("attempt_id", "id")
);

CREATE TABLE "norm_snapshot" (
    "id" UUID NOT NULL,
    "scoring_model_id" UUID NOT NULL,
    "content" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "norm_snapshot_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "document_kind_key_key" ON "document"("kind", "key");

CREATE UNIQUE INDEX "form_document_id_number_key" ON "form"("document_id", "number");

CREATE UNIQUE INDEX "form_document_id_hash_key" ON "form"("document_id", "hash");

CREATE UNIQUE INDEX "scoring_model_document_id_number_key" ON "scoring_model"("document_id", "number");

CREATE UNIQUE INDEX "scoring_model_document_id_hash_key" ON "scoring_model"("document_id", "hash");

CREATE UNIQUE INDEX "publication_document_id_number_key" ON "publication"("document_id", "number");

CREATE UNIQUE INDEX "outcome_attempt_id_scoring_model_id_algorithm_version_input_key" ON "outcome"("attempt_id", "scoring_model_id", "algorithm_version", "input_hash");

CREATE INDEX "live_publication_publication_id_idx" ON "live_publication"("publication_id");

CREATE INDEX "attempt_form_id_submitted_at_idx" ON "attempt"("form_id", "submitted_at");

CREATE INDEX "attempt_publication_id_idx" ON "attempt"("publication_id");

CREATE INDEX "outcome_scoring_model_id_idx" ON "outcome"("scoring_model_id");

CREATE INDEX "outcome_form_id_idx" ON "outcome"("form_id");

CREATE INDEX "outcome_publication_id_idx" ON "outcome"("publication_id");

CREATE INDEX "norm_snapshot_scoring_model_id_created_at_idx" ON "norm_snapshot"("scoring_model_id", "created_at");

ALTER TABLE "revision" ADD CONSTRAINT "revision_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "publication" ADD CONSTRAINT "publication_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "publication" ADD CONSTRAINT "publication_form_id_fkey" FOREIGN KEY ("form_id") REFERENCES "form"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "publication" ADD CONSTRAINT "publication_scoring_model_id_fkey" FOREIGN KEY ("scoring_model_id") REFERENCES "scoring_model"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "live_publication" ADD CONSTRAINT "live_publication_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "live_publication" ADD CONSTRAINT "live_publication_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "form" ADD CONSTRAINT "form_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "scoring_model" ADD CONSTRAINT "scoring_model_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "attempt" ADD CONSTRAINT "attempt_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "attempt" ADD CONSTRAINT "attempt_form_id_fkey" FOREIGN KEY ("form_id") REFERENCES "form"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "outcome" ADD CONSTRAINT "outcome_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "attempt"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE "outcome" ADD CONSTRAINT "outcome_form_id_fkey" FOREIGN KEY ("form_id") REFERENCES "form"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "outcome" ADD CONSTRAINT "outcome_scoring_model_id_fkey" FOREIGN KEY ("scoring_model_id") REFERENCES "scoring_model"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "outcome" ADD CONSTRAINT "outcome_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "norm_snapshot" ADD CONSTRAINT "norm_snapshot_scoring_model_id_fkey" FOREIGN KEY ("scoring_model_id") REFERENCES "scoring_model"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- What follows Prisma does not describe: rules that hold whatever the code does.

ALTER TABLE "installation" ADD CONSTRAINT "installation_single_row" CHECK (id = 1);

ALTER TABLE "installation" ADD CONSTRAINT "installation_default_locale_listed" CHECK (default_locale = ANY (locales));

ALTER TABLE "document" ADD CONSTRAINT "document_kind_known" CHECK (kind IN ('guide', 'framework', 'bank', 'question', 'assessment'));

ALTER TABLE "document" ADD CONSTRAINT "document_revision_positive" CHECK (revision >= 1);

ALTER TABLE "revision" ADD CONSTRAINT "revision_number_positive" CHECK (number >= 1);

ALTER TABLE "form" ADD CONSTRAINT "form_number_positive" CHECK (number >= 1);

ALTER TABLE "form" ADD CONSTRAINT "form_hash_is_sha256" CHECK (hash ~ '^[0-9a-f]{64}$');

ALTER TABLE "form" ADD CONSTRAINT "form_structure_hash_is_sha256" CHECK (structure_hash ~ '^[0-9a-f]{64}$');

ALTER TABLE "scoring_model" ADD CONSTRAINT "scoring_model_number_positive" CHECK (number >= 1);

ALTER TABLE "scoring_model" ADD CONSTRAINT "scoring_model_hash_is_sha256" CHECK (hash ~ '^[0-9a-f]{64}$');

ALTER TABLE "scoring_model" ADD CONSTRAINT "scoring_model_structure_hash_is_sha256" CHECK (structure_hash ~ '^[0-9a-f]{64}$');

ALTER TABLE "publication" ADD CONSTRAINT "publication_number_positive" CHECK (number >= 1);

ALTER TABLE "publication" ADD CONSTRAINT "publication_content_hash_is_sha256" CHECK (content_hash ~ '^[0-9a-f]{64}$');

ALTER TABLE "publication" ADD CONSTRAINT "publication_form_with_scoring_model" CHECK ((form_id IS NULL) = (scoring_model_id IS NULL));

ALTER TABLE "attempt" ADD CONSTRAINT "attempt_origin_known" CHECK (origin IN ('respondent', 'import', 'simulated'));

ALTER TABLE "attempt" ADD CONSTRAINT "attempt_token_hash_is_sha256" CHECK (token_hash IS NULL OR octet_length(token_hash) = 32);

ALTER TABLE "attempt" ADD CONSTRAINT "attempt_respondent_has_token" CHECK (origin <> 'respondent' OR token_hash IS NOT NULL);

ALTER TABLE "attempt" ADD CONSTRAINT "attempt_responses_are_an_object" CHECK (jsonb_typeof(responses) = 'object');

ALTER TABLE "attempt" ADD CONSTRAINT "attempt_segments_are_an_object" CHECK (jsonb_typeof(segments) = 'object');

ALTER TABLE "attempt" ADD CONSTRAINT "attempt_submitted_after_start" CHECK (submitted_at IS NULL OR submitted_at >= started_at);

ALTER TABLE "attempt" ADD CONSTRAINT "attempt_expires_after_start" CHECK (expires_at > started_at);

ALTER TABLE "outcome" ADD CONSTRAINT "outcome_reason_known" CHECK (reason IN ('issued', 'rescored'));

ALTER TABLE "outcome" ADD CONSTRAINT "outcome_input_hash_is_sha256" CHECK (input_hash ~ '^[0-9a-f]{64}$');

ALTER TABLE "outcome" ADD CONSTRAINT "outcome_scores_are_an_object" CHECK (jsonb_typeof(scores) = 'object');

-- One issued outcome an attempt, however many submissions race.
CREATE UNIQUE INDEX "outcome_one_issued_an_attempt" ON "outcome"("attempt_id") WHERE reason = 'issued';

-- The role that the server works with. What is published is append-only for it; outcomes end only with their attempt,
-- by the cascade of the foreign key, which runs with the rights of the table's owner.
GRANT USAGE ON SCHEMA public TO yardstick_app;
GRANT SELECT, INSERT, UPDATE ON "installation", "document" TO yardstick_app;
GRANT SELECT, INSERT ON "revision", "publication", "form", "scoring_model", "outcome", "norm_snapshot" TO yardstick_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON "live_publication" TO yardstick_app;
GRANT SELECT, INSERT, DELETE ON "attempt" TO yardstick_app;
GRANT UPDATE ("responses", "segments", "submitted_at") ON "attempt" TO yardstick_app;
