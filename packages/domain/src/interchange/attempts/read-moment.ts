const pattern = /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|([+-])([01]\d|2[0-3]):([0-5]\d))$/;

/** A moment in RFC 3339 form, to the millisecond; null for anything else, days that do not exist included. */
export function readMoment(text: string): Date | null {
  const found = pattern.exec(text);
  if (!found) return null;
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const millisecond = Number((found[7] ?? '').slice(0, 3).padEnd(3, '0'));
  const written = new Date(Date.UTC(year, month - 1, day, hour, minute, second, millisecond));
  // Date lets what does not exist run over into the next day or month; years before 100 it takes for the 1900s.
  if (written.getUTCFullYear() !== year || written.getUTCMonth() !== month - 1 || written.getUTCDate() !== day)
    return null;
  if (hour > 23 || minute > 59 || second > 59) return null;
  const offsetMinutes = (found[8] === '-' ? -1 : 1) * (Number(found[9] ?? 0) * 60 + Number(found[10] ?? 0));
  return new Date(written.getTime() - offsetMinutes * 60_000);
}
