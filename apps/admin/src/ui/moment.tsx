import { formatAge, formatMoment } from './format.ts';

/** When something happened, as an age; the exact moment on hovering. */
export function Moment({ at }: { at: string }) {
  return (
    <time dateTime={at} title={formatMoment(at)}>
      {formatAge(at)}
    </time>
  );
}
