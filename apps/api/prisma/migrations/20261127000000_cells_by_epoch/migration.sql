-- AlterTable
ALTER TABLE "insight_answer_cell" ADD COLUMN     "epoch" BIGINT NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "insight_score_cell" ADD COLUMN     "epoch" BIGINT NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "insight_epoch" ADD COLUMN     "dropped" BIGINT NOT NULL DEFAULT 0;

-- CreateIndex
CREATE INDEX "insight_answer_cell_form_id_epoch_idx" ON "insight_answer_cell"("form_id", "epoch");

-- CreateIndex
CREATE INDEX "insight_score_cell_form_id_epoch_idx" ON "insight_score_cell"("form_id", "epoch");

-- What follows Prisma does not describe.

GRANT UPDATE ("epoch", "dropped") ON "insight_epoch" TO yardstick_app;
