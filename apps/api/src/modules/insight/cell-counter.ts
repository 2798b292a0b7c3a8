import { type CellLayout, layOutCells } from '@yardstick/domain/statistics/cell-layout.ts';
import {
  addAttempt,
  type CoOccurrenceCells,
  createCells,
  removeAttempt,
} from '@yardstick/domain/statistics/co-occurrence-cells.ts';
import { readCells, readLightCells, writeCells, writeLightCells } from '@yardstick/domain/statistics/encode-cells.ts';
import {
  addScoredAttempt,
  createLightCells,
  type LightCells,
  removeScoredAttempt,
} from '@yardstick/domain/statistics/light-cells.ts';
import { toResponses } from '../attempt/stored-responses.ts';
import type { AssessmentPublication, FrozenScoringModel } from '../publishing/published-content.ts';
import { type Combination, combinationsOf } from './combinations.ts';
import type { CountedAttempt, OriginClass } from './counted-attempt.ts';

/** Which row of `insight_cell` it is. */
export interface CellKey extends Combination {
  formId: string;
  origin: OriginClass;
  day: string;
  /** empty for all questions of the form */
  competency: string;
  scoringModelId: string;
}

export interface CellBytes {
  coOccurrences: Uint8Array;
  light: Uint8Array;
}

export interface Cell {
  key: CellKey;
  cells: CoOccurrenceCells;
  light: LightCells;
}

/** An attempt with the publications of its form and of the scoring model that issued its outcome. */
export interface CountedWith {
  attempt: CountedAttempt;
  form: AssessmentPublication['form'];
  scoringModel: FrozenScoringModel;
}

export const nameOf = ({ formId, origin, breadth, day, combination, competency, scoringModelId }: CellKey): string =>
  [formId, origin, breadth, day, combination, competency, scoringModelId].join('|');

/** Every cell that an attempt belongs to. */
export function keysOfAttempt({ attempt, form, scoringModel }: CountedWith): CellKey[] {
  const common = { formId: form.id, scoringModelId: scoringModel.id, origin: attempt.origin, day: attempt.day };
  return combinationsOf(form.content, attempt.segments).flatMap((combination) =>
    [...layoutsOf(scoringModel).keys()].map((competency) => ({ ...common, ...combination, competency })),
  );
}

/** Counts an attempt in `cells` (by `nameOf`), or erases it there. Throws RangeError where it cannot have been counted. */
export function changeCells(cells: Map<string, Cell>, counted: CountedWith, change: 1 | -1): void {
  const responses = toResponses(counted.form.content, counted.attempt.responses);
  const { scores } = counted.attempt;
  for (const key of keysOfAttempt(counted)) {
    const cell = cells.get(nameOf(key)) ?? createCell(key, counted.scoringModel);
    const score =
      key.competency === ''
        ? scores.overall.score
        : (scores.competencies.find(({ competency }) => competency === key.competency)?.score ?? null);
    if (change === 1) {
      addAttempt(cell.cells, responses);
      addScoredAttempt(cell.light, responses, score);
    } else {
      removeAttempt(cell.cells, responses);
      removeScoredAttempt(cell.light, responses, score);
    }
    cells.set(nameOf(key), cell);
  }
}

export function decodeCell(key: CellKey, bytes: CellBytes, model: FrozenScoringModel): Cell {
  const layout = layoutOf(key, model);
  return { key, cells: readCells(bytes.coOccurrences, layout), light: readLightCells(bytes.light, layout) };
}

export function encodeCell({ cells, light }: Cell): CellBytes {
  return { coOccurrences: writeCells(cells), light: writeLightCells(light) };
}

function createCell(key: CellKey, model: FrozenScoringModel): Cell {
  const layout = layoutOf(key, model);
  return { key, cells: createCells(layout), light: createLightCells(layout) };
}

function layoutOf({ competency }: CellKey, model: FrozenScoringModel): CellLayout {
  const layout = layoutsOf(model).get(competency);
  if (!layout) throw new RangeError(`scoring model ${model.number} measures no ${competency}`);
  return layout;
}

const knownLayouts = new WeakMap<FrozenScoringModel, ReadonlyMap<string, CellLayout>>();

/** Of all questions, and of each competency that has any; nothing where no question is scored. */
function layoutsOf(model: FrozenScoringModel): ReadonlyMap<string, CellLayout> {
  const known = knownLayouts.get(model);
  if (known) return known;
  const { placements } = model.content;
  const competencies = [...new Set(placements.map(({ competency }) => competency))];
  const layouts = new Map(competencies.map((key) => [key, layOutCells(model.content, key)]));
  if (placements.length > 0) layouts.set('', layOutCells(model.content));
  knownLayouts.set(model, layouts);
  return layouts;
}
