/** What tells an entry of a list from its neighbours; undefined for plain values. */
export function identityOf(entry: unknown): string | undefined {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return undefined;
  const fields = entry as Record<string, unknown>;
  if (typeof fields.key === 'string') return fields.key;
  if (typeof fields.question === 'string') return fields.question;
  if (typeof fields.stage === 'string') return `${fields.role} / ${fields.stage}`;
  if (Array.isArray(fields.bands))
    return `${fields.competency} in ${fields.bands.join(', ')} for ${fields.role ?? 'every role'}`;
  return typeof fields.competency === 'string' ? fields.competency : undefined;
}

/** The entries of a list in its order; undefined unless each has an identity of its own. */
export function entriesByIdentity(list: readonly unknown[]): Map<string, unknown> | undefined {
  const entries = new Map<string, unknown>();
  for (const entry of list) {
    const identity = identityOf(entry);
    if (identity === undefined || entries.has(identity)) return undefined;
    entries.set(identity, entry);
  }
  return entries;
}
