import { nearestName } from '../nearest-name.ts';
import { quote } from './attempt-problem.ts';

interface NamedOption {
  id: string;
  key: string;
  /** what it counts in the scoring model, if it counts */
  value: number | undefined;
}

/** Finds the option that a cell means; a text instead says why there is none and how to mend it. */
export type FindOption = (written: string) => { id: string } | { fault: string };

/**
 * Options go by their key or by their value; `key:` and `value:` before them say which, where both exist and differ.
 * Values may have a decimal point with nothing behind it, as tools for statistics write them.
 */
export function createOptionLookup(options: readonly NamedOption[]): FindOption {
  const ids = new Map<string, Set<string>>();
  const name = (written: string, id: string) => ids.set(written, (ids.get(written) ?? new Set()).add(id));
  for (const { id, key, value } of options) {
    name(key, id);
    name(`key:${key}`, id);
    if (value === undefined) continue;
    name(String(value), id);
    name(`value:${value}`, id);
  }
  return (written) => {
    const found = ids.get(written) ?? ids.get(written.replace(/^((?:value:)?-?\d{1,15})\.0*$/, '$1'));
    if (!found) return { fault: describeUnknown(written, options) };
    const [id, another] = found;
    if (id !== undefined && another === undefined) return { id };
    const meant = options.filter((option) => found.has(option.id)).map(describe);
    return { fault: `${quote(written)} can mean ${meant.join(' or ')}; write key: and the key of the option` };
  };
}

function describeUnknown(written: string, options: readonly NamedOption[]): string {
  const keys = options.map(({ key }) => key);
  const nearest = keys.find((key) => key === written.toLowerCase()) ?? nearestName(written, keys);
  const mend = nearest ? `did you mean ${quote(nearest)}?` : `it takes ${listed(options.map(describe))}`;
  return `${quote(written)} is no option; ${mend}`;
}

const describe = ({ key, value }: NamedOption) =>
  value === undefined || String(value) === key ? `"${key}"` : `"${key}" (${value})`;

const listed = (names: readonly string[]) =>
  names.length > 12 ? `${names.slice(0, 12).join(', ')} and ${names.length - 12} more` : names.join(', ');
