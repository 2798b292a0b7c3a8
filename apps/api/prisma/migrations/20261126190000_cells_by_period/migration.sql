-- Cells are made anew: what was submitted so far is noted by the worker, which finds it by its missing counted_attempt.
DROP TABLE "insight_change";

-- DropTable
DROP TABLE "insight_cell";

-- CreateTable
CREATE TABLE "counted_attempt" (
    "attempt_id" UUID NOT NULL,
    "form_id" UUID NOT NULL,
    "scoring_model_id" UUID NOT NULL,
    "origin" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "submitted_on" DATE NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "counted_attempt_pkey" PRIMARY KEY ("attempt_id")
);

-- CreateTable
CREATE TABLE "insight_answer_cell" (
    "form_id" UUID NOT NULL,
    "origin" TEXT NOT NULL,
    "breadth" SMALLINT NOT NULL,
    "period" TEXT NOT NULL,
    "combination" TEXT NOT NULL,
    "n" INTEGER NOT NULL,
    "co_occurrences" BYTEA NOT NULL,
    "answers" BYTEA NOT NULL,

    CONSTRAINT "insight_answer_cell_pkey" PRIMARY KEY ("form_id","origin","breadth","period","combination")
);

-- CreateTable
CREATE TABLE "insight_score_cell" (
    "form_id" UUID NOT NULL,
    "origin" TEXT NOT NULL,
    "breadth" SMALLINT NOT NULL,
    "period" TEXT NOT NULL,
    "combination" TEXT NOT NULL,
    "scoring_model_id" UUID NOT NULL,
    "n" INTEGER NOT NULL,
    "scores" BYTEA NOT NULL,

    CONSTRAINT "insight_score_cell_pkey" PRIMARY KEY ("form_id","origin","breadth","period","combination","scoring_model_id")
);

-- CreateTable
CREATE TABLE "abandoned_attempt" (
    "form_id" UUID NOT NULL,
    "month" TEXT NOT NULL,
    "reached" INTEGER NOT NULL,
    "n" INTEGER NOT NULL,

    CONSTRAINT "abandoned_attempt_pkey" PRIMARY KEY ("form_id","month","reached")
);

-- CreateIndex
CREATE INDEX "counted_attempt_form_id_attempt_id_idx" ON "counted_attempt"("form_id", "attempt_id");

-- AddForeignKey
ALTER TABLE "counted_attempt" ADD CONSTRAINT "counted_attempt_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "attempt"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- CreateTable
CREATE TABLE "insight_change" (
    "attempt_id" UUID NOT NULL,
    "scoring_model_id" UUID NOT NULL,
    "sign" SMALLINT NOT NULL,
    "issued" BOOLEAN NOT NULL,
    "form_id" UUID NOT NULL,
    "origin" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "content_model_id" UUID NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "insight_change_pkey" PRIMARY KEY ("attempt_id","scoring_model_id")
);

-- CreateTable
CREATE TABLE "insight_epoch" (
    "id" SMALLINT NOT NULL DEFAULT 1,
    "epoch" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "insight_epoch_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "insight_change_form_id_month_idx" ON "insight_change"("form_id", "month");

-- What follows Prisma does not describe.

ALTER TABLE "counted_attempt" ADD CONSTRAINT "counted_attempt_origin_known" CHECK (origin IN ('respondent', 'import', 'simulated'));
ALTER TABLE "insight_answer_cell" ADD CONSTRAINT "insight_answer_cell_of_somebody" CHECK (n > 0);
ALTER TABLE "insight_answer_cell" ADD CONSTRAINT "insight_answer_cell_period_known" CHECK (period = '' OR period ~ '^[0-9]{4}-[0-9]{2}$');
ALTER TABLE "insight_score_cell" ADD CONSTRAINT "insight_score_cell_of_somebody" CHECK (n > 0);
ALTER TABLE "insight_score_cell" ADD CONSTRAINT "insight_score_cell_period_known" CHECK (period = '' OR period ~ '^[0-9]{4}-[0-9]{2}$');
ALTER TABLE "insight_change" ADD CONSTRAINT "insight_change_sign_known" CHECK (sign IN (1, -1));

ALTER TABLE "insight_epoch" ADD CONSTRAINT "insight_epoch_one_row" CHECK (id = 1);
INSERT INTO "insight_epoch" DEFAULT VALUES;

-- Counts are packed already; compressing them again takes longer than all the rest of a fold.
ALTER TABLE "insight_answer_cell" ALTER COLUMN co_occurrences SET STORAGE EXTERNAL, ALTER COLUMN answers SET STORAGE EXTERNAL;
ALTER TABLE "insight_score_cell" ALTER COLUMN scores SET STORAGE EXTERNAL;

-- Who is still under way, for the funnel and for tidying up.
CREATE INDEX "attempt_under_way" ON "attempt" ("form_id") WHERE submitted_at IS NULL;

GRANT SELECT ON "insight_epoch" TO yardstick_app;
GRANT UPDATE ("epoch") ON "insight_epoch" TO yardstick_app;
-- A derived copy: it is rewritten when cells are rebuilt, and goes with its attempt.
GRANT SELECT, INSERT, UPDATE, DELETE ON "counted_attempt", "insight_answer_cell", "insight_score_cell", "insight_change", "abandoned_attempt" TO yardstick_app;
