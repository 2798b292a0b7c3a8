import { InvalidInput } from '../../graphql/studio-errors.ts';

interface LocalMoment {
  /** `2026-12-01T09:00`, without an offset */
  localTime: string;
  /** IANA name, such as `Europe/Berlin` */
  timeZone: string;
}

/**
 * The instant that a clock on the wall of a time zone means. Of an hour that comes twice when clocks are put back, the
 * first; an hour that is left out when they are put forward is refused. Throws InvalidInput.
 */
export function momentOf({ localTime, timeZone }: LocalMoment): Temporal.ZonedDateTime {
  const wall = readLocalTime(localTime);
  const zoned = inZone(wall, timeZone);
  if (!zoned.toPlainDateTime().equals(wall)) {
    const message = `Clocks in ${timeZone} are put forward over ${localTime}; choose a time that they show.`;
    throw new InvalidInput([{ path: ['localTime'], message }]);
  }
  return zoned;
}

/** Says which of two hours is meant when clocks are put back over a moment; null when they show its time once. */
export function explainRepeatedHour(moment: Date, timeZone: string): string | null {
  const zoned = Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(timeZone);
  const wall = zoned.toPlainDateTime();
  const [first, second] = (['earlier', 'later'] as const).map((disambiguation) =>
    wall.toZonedDateTime(timeZone, { disambiguation }),
  );
  if (!first || !second || first.equals(second)) return null;
  const which = zoned.equals(first) ? 'first' : 'second';
  const time = wall.toPlainTime().toString({ smallestUnit: 'minute' });
  return `Clocks in ${timeZone} show ${time} twice that night; this is the ${which} time, at UTC${zoned.offset}.`;
}

function readLocalTime(localTime: string): Temporal.PlainDateTime {
  const message = `"${localTime.slice(0, 40)}" is no local time; write one such as "2026-12-01T09:00".`;
  const invalid = new InvalidInput([{ path: ['localTime'], message }]);
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(localTime)) throw invalid;
  try {
    return Temporal.PlainDateTime.from(localTime, { overflow: 'reject' });
  } catch {
    throw invalid;
  }
}

function inZone(wall: Temporal.PlainDateTime, timeZone: string): Temporal.ZonedDateTime {
  const message = `"${timeZone.slice(0, 40)}" is no time zone; write one such as "Europe/Berlin".`;
  // An offset is none: it would not follow the clocks.
  if (!/^[A-Za-z]/.test(timeZone)) throw new InvalidInput([{ path: ['timeZone'], message }]);
  try {
    return wall.toZonedDateTime(timeZone, { disambiguation: 'compatible' });
  } catch {
    throw new InvalidInput([{ path: ['timeZone'], message }]);
  }
}
