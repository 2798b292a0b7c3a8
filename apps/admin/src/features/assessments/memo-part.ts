import type { Assessment } from '@yardstick/domain/content/assessment.ts';
import { memo, type ReactNode } from 'react';
import type { ScoringPart } from './scoring-part.ts';

/**
 * A part that is drawn anew only when what it shows of the assessment is another: while a weight moves, the assessment is a
 * new one many times a second, and most of the screen shows nothing of it.
 */
export function memoPart<Props extends ScoringPart>(
  Part: (props: Props) => ReactNode,
  shownBy: (assessment: Assessment) => readonly unknown[],
) {
  return memo(Part, (before, after) => isSame(factsOf(before, shownBy), factsOf(after, shownBy)));
}

function factsOf(props: ScoringPart, shownBy: (assessment: Assessment) => readonly unknown[]): unknown[] {
  const { assessment, locales, ...others } = props;
  return [...shownBy(assessment), locales.main, locales.beside, ...Object.values(others)];
}

const isSame = (one: readonly unknown[], other: readonly unknown[]) =>
  one.length === other.length && one.every((fact, index) => Object.is(fact, other[index]));

/** Which competencies there are, whatever they weigh. */
export const competencyKeys = ({ competencies }: Assessment) =>
  competencies.map(({ competency }) => competency).join('\n');
