const english = new Intl.PluralRules('en');

/** The word for so many things: `question` for one of them, `questions` for any other number. */
export function wordFor(count: number, one: string, many = `${one}s`): string {
  return english.select(count) === 'one' ? one : many;
}

/** `1 question`, `3 questions` */
export function countOf(count: number, one: string, many?: string): string {
  return `${count} ${wordFor(count, one, many)}`;
}
