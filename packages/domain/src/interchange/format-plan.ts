import type { Change } from './describe-changes.ts';
import { printable } from './format-problems.ts';
import type { PlanEntry } from './plan-import.ts';

const longestText = 60;

/** A plan as lines for a terminal; what stays as it is is counted, what the bundle does not have is named. No newline at the end. */
export function formatPlan(entries: readonly PlanEntry[]): string {
  const lines = entries.flatMap((entry) => {
    const name = `${entry.kind} ${entry.key}`;
    if (entry.action === 'create') return [`create  ${name}`];
    if (entry.action === 'change')
      return [`change  ${name}`, ...entry.changes.map((change) => `          ${formatChange(change)}`)];
    return entry.because === 'not-in-bundle' ? [`leave   ${name}, which is not in the bundle`] : [];
  });
  const count = (matches: (entry: PlanEntry) => boolean) => entries.filter(matches).length;
  const summary = [
    `${count(({ action }) => action === 'create')} to create`,
    `${count(({ action }) => action === 'change')} to change`,
    `${count((entry) => entry.action === 'leave' && entry.because === 'unchanged')} unchanged`,
    `${count((entry) => entry.action === 'leave' && entry.because === 'not-in-bundle')} left that are not in the bundle`,
  ].join(', ');
  return [...lines, summary].join('\n');
}

/** One change as a line: `bands › steady › from: 40 → 45`. */
export function formatChange({ path, before, after }: Change): string {
  const field = path.join(' › ');
  if (typeof before === 'string' && typeof after === 'string') {
    const start = firstDifference(before, after);
    return printable(`${field}: ${quote(before, start)} → ${quote(after, start)}`);
  }
  if (before === null) return printable(`${field}: add ${formatValue(after)}`);
  if (after === null) return printable(`${field}: remove ${formatValue(before)}`);
  return printable(`${field}: ${formatValue(before)} → ${formatValue(after)}`);
}

function formatValue(value: unknown): string {
  if (typeof value === 'string') return quote(value, 0);
  const text =
    Array.isArray(value) && value.every((entry) => typeof entry === 'string')
      ? value.join(', ')
      : JSON.stringify(value);
  return shorten(text ?? 'nothing', 0);
}

function quote(text: string, start: number): string {
  return `"${shorten(text, start)}"`;
}

/** So much of a long text that the place at `start` can be seen. */
function shorten(text: string, start: number): string {
  const characters = [...text];
  if (characters.length <= longestText) return text;
  const from = Math.max(0, Math.min(start - 20, characters.length - longestText));
  const end = from + longestText;
  return `${from > 0 ? '…' : ''}${characters.slice(from, end).join('')}${end < characters.length ? '…' : ''}`;
}

/** In characters, not in UTF-16 units. */
function firstDifference(before: string, after: string): number {
  const a = [...before];
  const b = [...after];
  const index = a.findIndex((character, at) => character !== b[at]);
  return index < 0 ? a.length : index;
}
