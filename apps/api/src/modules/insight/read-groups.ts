import type { ScoringModel } from '@yardstick/domain/publishing/scoring-model.ts';
import { addAnswerCells, createAnswerCells } from '@yardstick/domain/statistics/answer-cells.ts';
import { addCells, createCells } from '@yardstick/domain/statistics/co-occurrence-cells.ts';
import { addScoreCells, createScoreCells } from '@yardstick/domain/statistics/score-cells.ts';
import { LRUCache } from 'lru-cache';
import type { Database } from '../../db/client.ts';
import { cellLayoutsOf } from './cell-layouts.ts';
import type { Parting } from './plan-people.ts';
import { type AnswerGroup, type CellsWanted, readAnswerCells, readScoreCells, type ScoreGroup } from './read-cells.ts';
import { memoBy } from './remember.ts';

type Reader = Pick<Database, '$queryRaw' | 'form' | 'scoringModel'>;

/** Cells by class and competency. */
export interface Groups<T> {
  /** those of some classes together; undefined where nobody is in them */
  join: (classes: readonly string[], competency: string) => T | undefined;
  /**
   * Of every class that anybody can ask for with this partition; null where there are more than are read at once, so that
   * counts of few people cannot be judged.
   */
  all: (competency: string) => T[] | null;
}

/** What to read: one class, or a partition with all of its classes. */
export interface GroupsWanted {
  formIds: readonly string[];
  origins: CellsWanted['origins'];
  months: CellsWanted['months'];
  filters: CellsWanted['filters'];
  /** nothing: one class, ''. month: classes named after the first month of each period. A dimension: its options. */
  groupBy: CellsWanted['groupBy'];
  /** how that parts people; null where the classes are not all of them */
  partition: Parting | null;
}

/** Stands for the options of a breakdown that are not shown, together. */
const rest = '\u0001';

/** Lists of several classes that are remembered joined, each with all of its competencies. */
const mostLists = 20;

export async function readScoreGroups(
  database: Reader,
  wanted: GroupsWanted & { scoringModelId: string; model: ScoringModel },
): Promise<Groups<ScoreGroup>> {
  const competencies = [...cellLayoutsOf(wanted.model).keys()];
  const groups = await readScoreCells(database, {
    ...wanted,
    competencies,
    scoringModelIds: [wanted.scoringModelId],
  });
  return gather(groups, wanted, (parts) => {
    const [first] = parts as [ScoreGroup];
    if (parts.length === 1) return first;
    const scores = createScoreCells(first.scores.layout);
    for (const part of parts) addScoreCells(scores, part.scores);
    return { ...first, n: sumOf(parts), scores };
  });
}

export async function readAnswerGroups(
  database: Reader,
  wanted: GroupsWanted & { model: ScoringModel; withCoOccurrences: boolean },
): Promise<Groups<AnswerGroup>> {
  const competencies = [...cellLayoutsOf(wanted.model).keys()];
  const groups = await readAnswerCells(database, { ...wanted, competencies });
  return gather(groups, wanted, (parts) => {
    const [first] = parts as [AnswerGroup];
    if (parts.length === 1) return first;
    const answers = createAnswerCells(first.answers.layout);
    const cells = parts.every((part) => part.cells) ? createCells(first.answers.layout) : null;
    for (const part of parts) {
      addAnswerCells(answers, part.answers);
      if (cells && part.cells) addCells(cells, part.cells);
    }
    return { ...first, n: sumOf(parts), answers, cells };
  });
}

/**
 * Joins groups by the classes of a partition. What was joined is remembered: each class by itself, of which there are as many
 * as were read, and a few lists of several, of which callers can make any number.
 */
export function gather<T extends { group: string; competency: string }>(
  groups: readonly T[],
  { groupBy, partition }: Pick<GroupsWanted, 'groupBy' | 'partition'>,
  join: (parts: readonly T[]) => T,
): Groups<T> {
  const classOf = (group: string): string => {
    if (groupBy === 'nothing' || partition === null) return group;
    if (groupBy === 'month') return partition.periods.find(({ to }) => group <= to)?.from ?? rest;
    return partition.isShown([group]) ? group : rest;
  };
  const parts = new Map<string, Map<string, T[]>>();
  for (const part of groups) {
    const classes = parts.get(part.competency) ?? new Map<string, T[]>();
    parts.set(part.competency, classes);
    const own = classOf(part.group);
    classes.set(own, [...(classes.get(own) ?? []), part]);
  }
  const singles = memoBy(
    (competency) => new Map([...(parts.get(competency) ?? [])].map(([name, found]) => [name, join(found)])),
  );
  const lists = new LRUCache<string, (competency: string) => T | undefined>({ max: mostLists });
  const joinSeveral = (classes: readonly string[]) =>
    memoBy((competency) => {
      const found = classes.flatMap((name) => singles(competency).get(name) ?? []);
      return found.length === 0 ? undefined : join(found);
    });
  return {
    join: (classes, competency) => {
      const [one, ...others] = [...new Set(classes)].sort();
      if (one === undefined) return undefined;
      if (others.length === 0) return singles(competency).get(one);
      const name = JSON.stringify([one, ...others]);
      const joined = lists.get(name) ?? joinSeveral([one, ...others]);
      lists.set(name, joined);
      return joined(competency);
    },
    all: (competency) => (partition ? [...singles(competency).values()] : null),
  };
}

const sumOf = (parts: readonly { n: number }[]) => parts.reduce((sum, { n }) => sum + n, 0);
