const month = new Intl.DateTimeFormat(undefined, { month: 'short', year: 'numeric', timeZone: 'UTC' });
const long = new Intl.DateTimeFormat(undefined, { month: 'long', year: 'numeric', timeZone: 'UTC' });
const dateOf = (key: string) => new Date(`${key}-15T12:00:00Z`);

/** "Mar 2026" of 2026-03. */
export const showMonth = (key: string) => month.format(dateOf(key));

/** "Mar – Apr 2026", in the reader's locale. */
export const showMonths = ({ from, to }: { from: string; to: string }) =>
  from === to ? month.format(dateOf(from)) : month.formatRange(dateOf(from), dateOf(to));

// What the API calls the ends of a range that is open, where nobody is in it.
const earliest = '0000-01';
const latest = '9999-12';

/** The same with whole names; a range may be open at one end. */
export function spellMonths({ from, to }: { from: string; to: string }): string {
  if (to === latest) return `from ${long.format(dateOf(from))}`;
  if (from === earliest) return `until ${long.format(dateOf(to))}`;
  return from === to ? long.format(dateOf(from)) : long.formatRange(dateOf(from), dateOf(to));
}
