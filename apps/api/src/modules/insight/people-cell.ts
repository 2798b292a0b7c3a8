import type { Cell, SuppressedCell } from '@yardstick/domain/statistics/privacy.ts';
import type { People } from './cell.type.ts';
import { suppressed } from './describe-distribution.ts';

export const peopleCell = (n: number | null | undefined): Cell<People> | SuppressedCell =>
  n == null ? suppressed : { kind: 'visible', n };
