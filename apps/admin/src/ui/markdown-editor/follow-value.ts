/** The smallest single change that makes one text of another; null where they are the same. */
export function changeBetween(before: string, after: string): { from: number; to: number; insert: string } | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}

const longestMemory = 200;

/**
 * Tells a text that comes from elsewhere from one that was written here and comes back late: while somebody types, the
 * value of the component may be several letters behind.
 */
export class WrittenTexts {
  #texts: string[] = [];

  note(text: string): void {
    this.#texts.push(text);
    if (this.#texts.length > longestMemory) this.#texts.shift();
  }

  /** True for a text that was noted; it and what was noted before it are forgotten, except the newest. */
  comesBack(text: string): boolean {
    const index = this.#texts.lastIndexOf(text);
    if (index === -1) return false;
    this.#texts = this.#texts.slice(index);
    return true;
  }

  /** After the text has been replaced from elsewhere. */
  forget(): void {
    this.#texts = [];
  }
}
