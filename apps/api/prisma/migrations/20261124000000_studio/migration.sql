-- AlterTable
ALTER TABLE "document" ADD COLUMN     "trashed_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "installation" ADD COLUMN     "requires_approval" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "publication" ADD COLUMN     "act_id" UUID,
ADD COLUMN     "published_by" TEXT,
ADD COLUMN     "rolled_back_to" INTEGER;

-- AlterTable
ALTER TABLE "revision" ADD COLUMN     "act_id" UUID,
ADD COLUMN     "author_id" TEXT;

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" UUID NOT NULL,
    "act_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT,
    "actor_name" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "document_id" UUID,
    "document_kind" TEXT,
    "document_key" TEXT,
    "revision_before" INTEGER,
    "revision_after" INTEGER,
    "summary" TEXT NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_user" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "role" TEXT NOT NULL DEFAULT 'viewer',
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_session" (
    "id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "user_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_account" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_rate_limit" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "last_request" BIGINT NOT NULL,

    CONSTRAINT "staff_rate_limit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_key" (
    "id" UUID NOT NULL,
    "person_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "start" TEXT NOT NULL,
    "key_hash" BYTEA NOT NULL,
    "abilities" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "invited_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "publication_source" (
    "publication_id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,

    CONSTRAINT "publication_source_pkey" PRIMARY KEY ("publication_id","document_id")
);

-- CreateTable
CREATE TABLE "release" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "scheduled_for" TIMESTAMPTZ(3),
    "time_zone" TEXT,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_at" TIMESTAMPTZ(3),
    "failure" JSONB,

    CONSTRAINT "release_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "release_item" (
    "release_id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "live_publication" INTEGER,
    "sources" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "release_item_pkey" PRIMARY KEY ("release_id","document_id")
);

-- CreateTable
CREATE TABLE "review" (
    "id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'requested',
    "message" TEXT NOT NULL DEFAULT '',
    "requested_by_id" TEXT NOT NULL,
    "requested_by_name" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_by_id" TEXT,
    "decided_by_name" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "decision_note" TEXT,

    CONSTRAINT "review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "comment" (
    "id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "parent_id" UUID,
    "path" TEXT[],
    "body" TEXT NOT NULL,
    "author_id" TEXT NOT NULL,
    "author_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "edited_at" TIMESTAMPTZ(3),
    "resolved_at" TIMESTAMPTZ(3),
    "resolved_by_name" TEXT,

    CONSTRAINT "comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook" (
    "id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "events" TEXT[],
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "secret_version" INTEGER NOT NULL DEFAULT 1,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhook_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_delivery" (
    "id" UUID NOT NULL,
    "webhook_id" UUID NOT NULL,
    "event" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "response_status" INTEGER,
    "error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_tried_at" TIMESTAMPTZ(3),
    "next_try_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "replay_of_id" UUID,

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "audit_entry_at_id_idx" ON "audit_entry"("at", "id");

-- CreateIndex
CREATE INDEX "audit_entry_document_id_at_idx" ON "audit_entry"("document_id", "at");

-- CreateIndex
CREATE INDEX "audit_entry_act_id_idx" ON "audit_entry"("act_id");

-- CreateIndex
CREATE UNIQUE INDEX "staff_user_email_key" ON "staff_user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "staff_session_token_key" ON "staff_session"("token");

-- CreateIndex
CREATE INDEX "staff_session_user_id_idx" ON "staff_session"("user_id");

-- CreateIndex
CREATE INDEX "staff_account_user_id_idx" ON "staff_account"("user_id");

-- CreateIndex
CREATE INDEX "staff_verification_identifier_idx" ON "staff_verification"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "staff_rate_limit_key_key" ON "staff_rate_limit"("key");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_key_hash_key" ON "api_key"("key_hash");

-- CreateIndex
CREATE INDEX "api_key_person_id_idx" ON "api_key"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_email_idx" ON "invitation"("email");

-- CreateIndex
CREATE INDEX "publication_source_document_id_idx" ON "publication_source"("document_id");

-- CreateIndex
CREATE INDEX "release_state_scheduled_for_idx" ON "release"("state", "scheduled_for");

-- CreateIndex
CREATE INDEX "release_item_document_id_idx" ON "release_item"("document_id");

-- CreateIndex
CREATE INDEX "review_document_id_requested_at_idx" ON "review"("document_id", "requested_at");

-- CreateIndex
CREATE INDEX "review_state_requested_at_idx" ON "review"("state", "requested_at");

-- CreateIndex
CREATE INDEX "comment_document_id_created_at_idx" ON "comment"("document_id", "created_at");

-- CreateIndex
CREATE INDEX "comment_parent_id_idx" ON "comment"("parent_id");

-- CreateIndex
CREATE INDEX "webhook_delivery_webhook_id_created_at_idx" ON "webhook_delivery"("webhook_id", "created_at");

-- CreateIndex
CREATE INDEX "revision_act_id_idx" ON "revision"("act_id");

-- AddForeignKey
ALTER TABLE "staff_session" ADD CONSTRAINT "staff_session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "staff_user"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "staff_account" ADD CONSTRAINT "staff_account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "staff_user"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "staff_user"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "publication_source" ADD CONSTRAINT "publication_source_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "publication_source" ADD CONSTRAINT "publication_source_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "release_item" ADD CONSTRAINT "release_item_release_id_fkey" FOREIGN KEY ("release_id") REFERENCES "release"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "release_item" ADD CONSTRAINT "release_item_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "comment"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_webhook_id_fkey" FOREIGN KEY ("webhook_id") REFERENCES "webhook"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE "staff_user" ADD CONSTRAINT "staff_user_role_known" CHECK (role IN ('viewer', 'analyst', 'editor', 'publisher', 'administrator'));

ALTER TABLE "invitation" ADD CONSTRAINT "invitation_role_known" CHECK (role IN ('viewer', 'analyst', 'editor', 'publisher', 'administrator'));

ALTER TABLE "api_key" ADD CONSTRAINT "api_key_key_hash_is_sha256" CHECK (octet_length(key_hash) = 32);

ALTER TABLE "invitation" ADD CONSTRAINT "invitation_token_hash_is_sha256" CHECK (octet_length(token_hash) = 32);

ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_actor_kind_known" CHECK (actor_kind IN ('person', 'api-key', 'system'));

ALTER TABLE "review" ADD CONSTRAINT "review_state_known" CHECK (state IN ('requested', 'approved', 'returned', 'withdrawn'));

ALTER TABLE "release" ADD CONSTRAINT "release_state_known" CHECK (state IN ('open', 'scheduled', 'published', 'cancelled'));

ALTER TABLE "release" ADD CONSTRAINT "release_scheduled_has_moment" CHECK (state <> 'scheduled' OR (scheduled_for IS NOT NULL AND time_zone IS NOT NULL));

ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_state_known" CHECK (state IN ('pending', 'delivered', 'failed'));

-- A document waits for one review at a time.
CREATE UNIQUE INDEX "review_one_requested_a_document" ON "review"("document_id") WHERE state = 'requested';

-- Full-text search over everything that a draft says, in every locale.
CREATE INDEX "document_full_text" ON "document" USING gin (jsonb_to_tsvector('simple'::regconfig, content, '["string"]'::jsonb));

-- The server's role may queue a job within its own transaction and do nothing else to the queue.
-- The queue makes its tables after the migrations, so the bodies cannot be checked yet.
SET LOCAL check_function_bodies = off;

CREATE FUNCTION enqueue_job(task text, payload json, run_at timestamptz, job_key text) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT graphile_worker.add_job(identifier => task, payload => payload, run_at => run_at, job_key => job_key);
$$;

CREATE FUNCTION remove_job(job_key text) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT graphile_worker.remove_job(job_key);
$$;

REVOKE ALL ON FUNCTION enqueue_job(text, json, timestamptz, text) FROM PUBLIC;
REVOKE ALL ON FUNCTION remove_job(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION enqueue_job(text, json, timestamptz, text) TO yardstick_app;
GRANT EXECUTE ON FUNCTION remove_job(text) TO yardstick_app;

GRANT SELECT, INSERT, UPDATE, DELETE ON "staff_user", "staff_session", "staff_account", "staff_verification", "staff_rate_limit", "api_key" TO yardstick_app;
GRANT SELECT, INSERT, UPDATE ON "invitation", "release", "webhook", "webhook_delivery", "review" TO yardstick_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON "release_item", "comment" TO yardstick_app;
GRANT DELETE ON "webhook", "webhook_delivery" TO yardstick_app;
-- What was done and what was frozen stays as it was written.
GRANT SELECT, INSERT ON "audit_entry", "publication_source" TO yardstick_app;
