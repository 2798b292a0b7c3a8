-- DropIndex
DROP INDEX "insight_answer_cell_form_id_epoch_idx";

-- DropIndex
DROP INDEX "insight_score_cell_form_id_epoch_idx";

-- CreateIndex
CREATE INDEX "insight_answer_cell_form_id_breadth_epoch_idx" ON "insight_answer_cell"("form_id", "breadth", "epoch");

-- CreateIndex
CREATE INDEX "insight_score_cell_form_id_breadth_epoch_idx" ON "insight_score_cell"("form_id", "breadth", "epoch");
