import { placementsOf } from '@yardstick/domain/publishing/form.ts';
import { layOutRow } from '@yardstick/domain/scoring/row-layout.ts';
import { describeQuestions } from '@yardstick/domain/statistics/describe-questions.ts';
import { quantileOf } from '@yardstick/domain/statistics/describe-scores.ts';
import { keysOf } from '@yardstick/domain/statistics/question-key.ts';
import { histogramsOf, type ScoreCells, summariseScoreCells } from '@yardstick/domain/statistics/score-cells.ts';
import type { Database } from '../../db/client.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import { wholeForm } from '../insight/cell-layouts.ts';
import { readCrossings } from '../insight/read-cells.ts';
import { countAnswers, countSkipped } from './count-answers.ts';
import { crossDimensions, listDimensions } from './dimensions-of-structure.ts';
import { type JudgedDimension, placeOf, type ScoredQuestion } from './judged-dimension.ts';
import { type Structure, shownOrigins } from './list-structures.ts';
import { type Group, readGroups } from './read-groups.ts';
import { findVisibleGroups, findVisibleStatistics } from './visible-options.ts';

/** The rows of the three tables that the views show. */
export interface AnalystRows {
  cells: Prisma.AnalystCellCreateManyInput[];
  questions: Prisma.AnalystQuestionCreateManyInput[];
  options: Prisma.AnalystOptionCreateManyInput[];
}

/** Everything that analysts may see of a structure: of everybody, and of the groups of each dimension. */
export async function describeStructure(database: Database, structure: Structure, asOf: Date): Promise<AnalystRows> {
  const { assessment, forms, scoringModel } = structure;
  const dimensions = listDimensions(structure);
  const crossings = await readCrossings(database, { formIds: forms.map(({ id }) => id), origins: shownOrigins });
  const visibleGroups = findVisibleGroups(crossDimensions(structure, dimensions, crossings), dimensions.length - 1);
  const numbers = forms.map(({ number }) => number).sort((a, b) => a - b);
  const about = { assessment, structure: numbers[0] as number, forms: numbers.join(', '), asOf };
  const questions = listScoredQuestions(structure);
  const rows: AnalystRows = { cells: [], questions: [], options: [] };
  let everybody: readonly Group[] = [];
  for (const [place, dimension] of dimensions.entries()) {
    const visible = visibleGroups[place] ?? new Set();
    const groups = await readGroups(database, structure, dimension);
    if (place === 0) everybody = groups;
    const listed = [...new Set([...dimension.options.keys(), ...visible])];
    const judged: JudgedDimension = { dimension, groups, visible, listed };
    const scored = { ...about, scoringModel: scoringModel.number };
    rows.cells.push(...describeScores(structure, judged).map((row) => ({ ...scored, ...row })));
    rows.questions.push(...describeQuestionRows(structure, judged, questions).map((row) => ({ ...scored, ...row })));
    rows.options.push(...countAnswers(judged, everybody, questions).map((row) => ({ ...about, ...row })));
  }
  return rows;
}

function describeScores({ scoringModel }: Structure, { dimension, groups, visible, listed }: JudgedDimension) {
  const measured = [wholeForm, ...scoringModel.content.competencies.map(({ key }) => key)];
  return measured.flatMap((competency) => {
    const own = groups.filter((group) => group.competency === competency);
    const scored = own.map(({ option, scores }) => ({ option, n: scores ? summariseScoreCells(scores).n : 0 }));
    const shown = findVisibleStatistics(scored, visible);
    return listed.map((option) => {
      const scores = own.find((group) => group.option === option)?.scores;
      const place = { ...placeOf(dimension, option), competency };
      return scores && shown.has(option)
        ? { ...place, suppressed: false, ...summariseGroup(scores) }
        : { ...place, suppressed: true };
    });
  });
}

function summariseGroup(scores: ScoreCells) {
  const { all } = histogramsOf(scores);
  return {
    ...summariseScoreCells(scores),
    p25: quantileOf(all, 0.25),
    median: quantileOf(all, 0.5),
    p75: quantileOf(all, 0.75),
  };
}

function describeQuestionRows(
  { scoringModel }: Structure,
  { dimension, groups, visible, listed }: JudgedDimension,
  questions: readonly ScoredQuestion[],
) {
  const competencies = [...new Set(questions.map(({ competency }) => competency))];
  return competencies.flatMap((competency) => {
    const own = groups.filter((group) => group.competency === competency);
    const shown = findVisibleStatistics(
      own.map(({ option, cells }) => ({ option, n: cells?.n ?? 0 })),
      visible,
    );
    return listed.flatMap((option) => {
      const group = own.find((candidate) => candidate.option === option);
      const cells = shown.has(option) ? group?.cells : null;
      const described = cells ? describeQuestions(cells, keysOf(cells.layout, scoringModel.content)) : [];
      return questions
        .filter((question) => question.competency === competency)
        .map((scored) => {
          const { placement, bank, question } = scored;
          const found = described.find((candidate) => candidate.placement === placement);
          const place = { ...placeOf(dimension, option), bank, question, competency };
          if (!found) return { ...place, suppressed: true };
          const { n, difficulty, itemRestCorrelation } = found;
          const skipped = dimension.id === '' ? countSkipped(groups, scored) : null;
          return { ...place, suppressed: false, n, difficulty, itemRestCorrelation, skipped };
        });
    });
  });
}

function listScoredQuestions({ forms, scoringModel }: Structure): ScoredQuestion[] {
  const asked = forms.flatMap(({ content }) => placementsOf(content));
  const { slots } = layOutRow(scoringModel.content);
  return scoringModel.content.placements.flatMap(({ placement, competency, multiple }) => {
    const question = asked.find(({ id }) => id === placement)?.question;
    if (!question) return [];
    const answers = new Map(question.options.map(({ id, key }) => [id, key]));
    const optionIds = slots.find((slot) => slot.placement === placement)?.options ?? [];
    return [{ placement, bank: question.bank, question: question.key, competency, multiple, answers, optionIds }];
  });
}
