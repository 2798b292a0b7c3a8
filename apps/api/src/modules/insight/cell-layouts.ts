import type { ScoringModel } from '@yardstick/domain/publishing/scoring-model.ts';
import { type CellLayout, layOutCells } from '@yardstick/domain/statistics/cell-layout.ts';

/** What stands for all scored questions of a form, and for the overall, where competencies are named. */
export const wholeForm = '';

const knownLayouts = new WeakMap<ScoringModel, ReadonlyMap<string, CellLayout>>();

/**
 * The parts of a cell, in the order in which they are kept: of all scored questions, then of each competency by key.
 * The same for every scoring model of one form structure; none where no question is scored.
 */
export function cellLayoutsOf(model: ScoringModel): ReadonlyMap<string, CellLayout> {
  const known = knownLayouts.get(model);
  if (known) return known;
  const competencies = [...new Set(model.placements.map(({ competency }) => competency))].sort();
  const layouts = new Map<string, CellLayout>();
  if (competencies.length > 0) layouts.set(wholeForm, layOutCells(model));
  for (const competency of competencies) layouts.set(competency, layOutCells(model, competency));
  knownLayouts.set(model, layouts);
  return layouts;
}
