import { findVisibleCounts } from '@yardstick/domain/statistics/privacy-counts.ts';
import { type JudgedDimension, placeOf, type ScoredQuestion } from './judged-dimension.ts';
import type { Group } from './read-groups.ts';
import { k } from './visible-options.ts';

/** How many people made what of a question: each response option, then skipped, then not presented. */
type Counts = number[];

/** The lists of which the counts of a question are judged: one of answers that exclude each other, else one an option. */
interface Lists {
  counts: (lists: Counts) => Counts[];
  /** the place in them of what stands in this place of the counts */
  placeOf: (place: number) => [list: number, place: number];
}

/** How many chose each response option, where that may be told; of everybody also how many skipped it. */
export function countAnswers(
  { dimension, groups, visible, listed }: JudgedDimension,
  everybody: readonly Group[],
  questions: readonly ScoredQuestion[],
) {
  return questions.flatMap((question) => {
    const own = groups.filter(({ competency }) => competency === question.competency);
    const isShown = judgeCounts(question, {
      everybody: everybody.filter(({ competency }) => competency === question.competency),
      groups: own,
      visible,
    });
    return listed.flatMap((option) => {
      const group = visible.has(option) ? own.find((candidate) => candidate.option === option) : undefined;
      const counts = group && countsOf(group, question);
      return [...question.answers].map(([answer, key]) => {
        const place = question.optionIds.indexOf(answer);
        const n = counts?.[place] ?? 0;
        const { bank, question: questionKey } = question;
        const named = { ...placeOf(dimension, option), bank, question: questionKey, answer: key };
        return n > 0 && isShown(place)
          ? { ...named, suppressed: false, n, share: n / (group?.answers?.n ?? n) }
          : { ...named, suppressed: true };
      });
    });
  });
}

/** How many of everybody skipped a question; null where that may not be told. */
export function countSkipped(everybody: readonly Group[], question: ScoredQuestion): number | null {
  const own = everybody.filter(({ competency }) => competency === question.competency);
  const place = question.optionIds.length;
  const isShown = judgeCounts(question, { everybody: own, groups: own, visible: new Set(['']) });
  const n = own[0] ? countsOf(own[0], question)[place] : 0;
  return n && isShown(place) ? n : null;
}

interface Judged {
  /** of one competency, as are the groups */
  everybody: readonly Group[];
  groups: readonly Group[];
  visible: ReadonlySet<string>;
}

/** Whether the counts in a place may be shown: of all groups of a dimension, or of none of them. */
function judgeCounts(question: ScoredQuestion, { everybody, groups, visible }: Judged): (place: number) => boolean {
  const lists = listsOf(question);
  const shown = groups.filter(({ option }) => visible.has(option)).map((group) => countsOf(group, question));
  const others = groups.filter(({ option }) => !visible.has(option)).map((group) => countsOf(group, question));
  const classes = others.length > 0 ? [...shown, addUp(others)] : shown;
  const judge = (all: readonly Counts[], hidden?: readonly boolean[][]) => {
    const byClass = all.map(lists.counts);
    const count = byClass[0]?.length ?? 0;
    return Array.from({ length: count }, (_, list) =>
      findVisibleCounts(
        byClass.map((ofClass) => ofClass[list] ?? []),
        k,
        hidden?.[list],
      ),
    );
  };
  const ofEverybody = judge(everybody.map((group) => countsOf(group, question)));
  const visibleCounts = judge(
    classes,
    ofEverybody.map((list) => list.map((isVisible) => !isVisible)),
  );
  return (place) => {
    const [list, at] = lists.placeOf(place);
    return visibleCounts[list]?.[at] ?? false;
  };
}

function listsOf({ multiple, optionIds }: ScoredQuestion): Lists {
  if (!multiple) return { counts: (counts) => [counts], placeOf: (place) => [0, place] };
  const width = optionIds.length;
  return {
    counts: (counts) => {
      const [skipped = 0, notPresented = 0, people = 0] = counts.slice(width);
      const others = [skipped, notPresented, people - skipped - notPresented];
      return [...counts.slice(0, width).map((n) => [n, people - n]), others];
    },
    placeOf: (place) => (place < width ? [place, 0] : [width, place - width]),
  };
}

/** In the order of the layout; of multiple choice with all people of the group at the end. */
function countsOf({ answers }: Group, { placement, multiple, optionIds }: ScoredQuestion): Counts {
  if (!answers) return [];
  const { layout, n, chosen, skipped, notPresented } = answers;
  const place = layout.questions.findIndex((question) => question.placement === placement);
  const first = layout.firstOptions[place] ?? 0;
  const ofOptions = optionIds.map((_, number) => chosen[first + number] ?? 0);
  return [...ofOptions, skipped[place] ?? 0, notPresented[place] ?? 0, ...(multiple ? [n] : [])];
}

function addUp(all: readonly Counts[]): Counts {
  return (all[0] ?? []).map((_, place) => all.reduce((sum, counts) => sum + (counts[place] ?? 0), 0));
}
