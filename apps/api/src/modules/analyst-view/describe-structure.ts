import { placementsOf } from '@yardstick/domain/publishing/form.ts';
import { layOutRow } from '@yardstick/domain/scoring/row-layout.ts';
import { describeQuestions } from '@yardstick/domain/statistics/describe-questions.ts';
import { quantileOf } from '@yardstick/domain/statistics/describe-scores.ts';
import { keysOf } from '@yardstick/domain/statistics/question-key.ts';
import { histogramsOf, type ScoreCells, summariseScoreCells } from '@yardstick/domain/statistics/score-cells.ts';
import type { Database } from '../../db/client.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import { wholeForm } from '../insight/cell-layouts.ts';
import { dimensionsOf } from '../insight/combinations.ts';
import { planPeople } from '../insight/plan-people.ts';
import { readPeople } from '../insight/read-people.ts';
import { readEpoch } from '../insight/stored-cells.ts';
import { countAnswers, countSkipped } from './count-answers.ts';
import { findAlikeForms, listDimensions } from './dimensions-of-structure.ts';
import { type JudgedDimension, placeOf, type ScoredQuestion } from './judged-dimension.ts';
import type { Structure } from './list-structures.ts';
import { type Group, readGroups } from './read-groups.ts';
import { findVisibleGroups, findVisibleStatistics, k, mayDescribeComplete } from './visible-options.ts';

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
  const plan = await planStructure(database, structure);
  const numbers = forms.map(({ number }) => number).sort((a, b) => a - b);
  const about = { assessment, structure: numbers[0] as number, forms: numbers.join(', '), asOf };
  const questions = listScoredQuestions(structure);
  const rows: AnalystRows = { cells: [], questions: [], options: [] };
  let everybody: readonly Group[] = [];
  for (const [place, dimension] of dimensions.entries()) {
    const visible = findVisibleGroups(plan, dimension.id, null);
    const visibleScores = findVisibleGroups(plan, dimension.id, scoringModel.id);
    const groups = await readGroups(database, structure, dimension);
    if (place === 0) everybody = groups;
    const listed = [...new Set([...dimension.options.keys(), ...visible, ...visibleScores])];
    const judged: JudgedDimension = { dimension, groups, visible, visibleScores, listed };
    const scored = { ...about, scoringModel: scoringModel.number };
    rows.cells.push(...describeScores(structure, judged).map((row) => ({ ...scored, ...row })));
    rows.questions.push(...describeQuestionRows(structure, judged, questions).map((row) => ({ ...scored, ...row })));
    rows.options.push(...countAnswers(judged, everybody, questions).map((row) => ({ ...about, ...row })));
  }
  return rows;
}

/** The plan by which the studio answers, of the same people. */
async function planStructure(database: Database, { forms }: Structure) {
  const ids = forms.map(({ id }) => id);
  const people = await readPeople(database, ids, await readEpoch(database));
  const [newest] = forms;
  return planPeople(
    people.filter(({ origin }) => origin !== 'simulated'),
    { dimensions: newest ? dimensionsOf(newest.content) : [], alikeForms: new Set(findAlikeForms({ forms })), k },
  );
}

function describeScores({ scoringModel }: Structure, { dimension, groups, visibleScores, listed }: JudgedDimension) {
  const measured = [wholeForm, ...scoringModel.content.competencies.map(({ key }) => key)];
  return measured.flatMap((competency) => {
    const own = groups.filter((group) => group.competency === competency);
    const scored = own.map(({ option, scores }) => ({ option, n: scores ? summariseScoreCells(scores).n : 0 }));
    const shown = findVisibleStatistics(scored, visibleScores);
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
    const complete = own.map(({ option, answers, cells }) => ({ option, n: answers?.n ?? 0, complete: cells?.n ?? 0 }));
    const mayDescribe = mayDescribeComplete(complete, visible);
    return listed.flatMap((option) => {
      const group = own.find((candidate) => candidate.option === option);
      const cells = mayDescribe && visible.has(option) && group?.cells && group.cells.n >= k ? group.cells : null;
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
