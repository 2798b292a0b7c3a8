import { type Form, type FormPlacement, placementsOf } from '@yardstick/domain/publishing/form.ts';
import type { StructureDifference } from './comparison.errors.ts';

/** Why two forms are not of one structure: each question that only one asks, or that they ask otherwise. */
export function findStructureDifferences(before: Form, after: Form): StructureDifference[] {
  const earlier = placementsOf(before);
  const later = placementsOf(after);
  const byId = new Map(earlier.map((placement) => [placement.id, placement]));
  const kept = new Set(later.map(({ id }) => id));
  const removed = earlier.filter(({ id }) => !kept.has(id)).map((placement) => difference(placement, 'removed'));
  const changed = later.flatMap((placement) => {
    const known = byId.get(placement.id);
    if (!known) return [difference(placement, 'added')];
    return isAskedAlike(known, placement) ? [] : [difference(placement, 'changed')];
  });
  if (removed.length + changed.length > 0) return [...removed, ...changed];
  return later.filter(({ id }, place) => earlier[place]?.id !== id).map((placement) => difference(placement, 'moved'));
}

function difference({ question }: FormPlacement, how: StructureDifference['how']): StructureDifference {
  return { question: `${question.bank}/${question.key}`, how };
}

function isAskedAlike({ question: one }: FormPlacement, { question: other }: FormPlacement): boolean {
  const optionsOf = ({ options }: FormPlacement['question']) => options.map(({ id }) => id).join(' ');
  return one.type === other.type && one.competency === other.competency && optionsOf(one) === optionsOf(other);
}
