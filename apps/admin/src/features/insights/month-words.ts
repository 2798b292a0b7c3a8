const month = new Intl.DateTimeFormat(undefined, { month: 'short', year: 'numeric', timeZone: 'UTC' });
const long = new Intl.DateTimeFormat(undefined, { month: 'long', year: 'numeric', timeZone: 'UTC' });
const dateOf = (key: string) => new Date(`${key}-15T12:00:00Z`);

/** "Mar 2026" of 2026-03. */
export const showMonth = (key: string) => month.format(dateOf(key));

/** "Mar – Apr 2026", in the reader's locale. */
export const showMonths = ({ from, to }: { from: string; to: string }) =>
  from === to ? month.format(dateOf(from)) : month.formatRange(dateOf(from), dateOf(to));

/** The same with whole names. */
export const spellMonths = ({ from, to }: { from: string; to: string }) =>
  from === to ? long.format(dateOf(from)) : long.formatRange(dateOf(from), dateOf(to));
