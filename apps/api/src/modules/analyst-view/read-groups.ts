import { type AnswerCells, addAnswerCells } from '@yardstick/domain/statistics/answer-cells.ts';
import { addCells, type CoOccurrenceCells } from '@yardstick/domain/statistics/co-occurrence-cells.ts';
import { addScoreCells, type ScoreCells } from '@yardstick/domain/statistics/score-cells.ts';
import type { Database } from '../../db/client.ts';
import { cellLayoutsOf } from '../insight/cell-layouts.ts';
import { type CellsWanted, readAnswerCells, readScoreCells } from '../insight/read-cells.ts';
import { type Dimension, notAsked } from './dimensions-of-structure.ts';
import { type Structure, shownOrigins } from './list-structures.ts';

/** What is counted of one competency (empty: of all) of the people of one group. */
export interface Group {
  option: string;
  competency: string;
  scores: ScoreCells | null;
  answers: AnswerCells | null;
  /** of those who answered every question of the competency; null of all competencies together */
  cells: CoOccurrenceCells | null;
}

/** The groups of a dimension; people at forms that do not have it are one that is never shown. */
export async function readGroups(database: Database, structure: Structure, dimension: Dimension): Promise<Group[]> {
  const { forms, scoringModel } = structure;
  const without = forms.map(({ id }) => id).filter((id) => !dimension.formIds.includes(id));
  const groups = new Map<string, Group>();
  const groupOf = (option: string, competency: string) => {
    const name = JSON.stringify([option, competency]);
    const known = groups.get(name) ?? { option, competency, scores: null, answers: null, cells: null };
    groups.set(name, known);
    return known;
  };
  for (const formIds of [dimension.formIds, without].filter((ids) => ids.length > 0)) {
    const nameOf = (group: string) => (formIds === without ? notAsked : group);
    const wanted: CellsWanted = {
      formIds,
      origins: shownOrigins,
      months: null,
      filters: new Map(),
      competencies: [...cellLayoutsOf(scoringModel.content).keys()],
      groupBy: dimension.id === '' || formIds === without ? 'nothing' : { dimension: dimension.id },
    };
    for (const row of await readScoreCells(database, { ...wanted, scoringModelIds: [scoringModel.id] })) {
      const group = groupOf(nameOf(row.group), row.competency);
      if (group.scores) addScoreCells(group.scores, row.scores);
      else group.scores = row.scores;
    }
    const answers = await readAnswerCells(database, {
      ...wanted,
      model: scoringModel.content,
      withCoOccurrences: true,
    });
    for (const row of answers) {
      const group = groupOf(nameOf(row.group), row.competency);
      if (group.answers) addAnswerCells(group.answers, row.answers);
      else group.answers = row.answers;
      if (group.cells && row.cells) addCells(group.cells, row.cells);
      else group.cells ??= row.cells;
    }
  }
  return [...groups.values()];
}
