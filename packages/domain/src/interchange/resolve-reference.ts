import type { KeyHolder } from './known-keys.ts';
import { nearestName } from './nearest-name.ts';
import type { Finding } from './open-file.ts';

/** What a reference stands for; `unsure` where a file that may define it could not be read. */
export type Resolution<Holder> =
  | { kind: 'found'; holderKey: string; holder: Holder; key: string }
  | { kind: 'unsure' }
  | { kind: 'lost'; finding: Finding };

/** Resolves `key`, or `holder/key`, where a bare key must be in one holder only. `what` names the thing in messages. */
export function resolveReference<Holder extends KeyHolder>(
  written: string,
  holders: ReadonlyMap<string, Holder>,
  what: string,
): Resolution<Holder> {
  const slash = written.indexOf('/');
  if (slash >= 0) return resolveQualified(written.slice(0, slash), written.slice(slash + 1), holders, what);
  const found = [...holders].filter(([, { keys }]) => keys.has(written));
  const [first, ...others] = found;
  if (first && others.length === 0) return { kind: 'found', holderKey: first[0], holder: first[1], key: written };
  if (first) {
    const choices = found.map(([holderKey]) => `"${holderKey}/${written}"`);
    return {
      kind: 'lost',
      finding: {
        code: 'ambiguous-reference',
        message: `there are ${found.length} ${what} keys "${written}"`,
        mend: `write ${choices.join(' or ')}`,
      },
    };
  }
  if ([...holders.values()].some(({ isComplete }) => !isComplete)) return { kind: 'unsure' };
  const known = [...holders.values()].flatMap(({ keys }) => [...keys]);
  return { kind: 'lost', finding: unknownReference(what, written, nearestName(written, known)) };
}

function resolveQualified<Holder extends KeyHolder>(
  holderKey: string,
  key: string,
  holders: ReadonlyMap<string, Holder>,
  what: string,
): Resolution<Holder> {
  const holder = holders.get(holderKey);
  if (holder?.keys.has(key)) return { kind: 'found', holderKey, holder, key };
  if (holder && !holder.isComplete) return { kind: 'unsure' };
  const nearestHolder = holder ? holderKey : nearestName(holderKey, holders.keys());
  const keys = holders.get(nearestHolder ?? '')?.keys ?? new Set<string>();
  const nearestKey = keys.has(key) ? key : nearestName(key, keys);
  const elsewhere = [...holders].find(([, { keys }]) => keys.has(key))?.[0];
  const nearest = nearestKey ? `${nearestHolder}/${nearestKey}` : elsewhere && `${elsewhere}/${key}`;
  return { kind: 'lost', finding: unknownReference(what, `${holderKey}/${key}`, nearest) };
}

export function unknownReference(what: string, written: string, nearest: string | undefined): Finding {
  return {
    code: 'unknown-reference',
    message: `there is no ${what} "${written}"`,
    mend: nearest ? `did you mean "${nearest}"?` : `write the ${what} as well, or remove the reference`,
  };
}
