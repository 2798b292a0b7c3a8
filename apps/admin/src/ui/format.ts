import { wordFor } from '@yardstick/domain/content/count-words.ts';

const wholeNumber = new Intl.NumberFormat();
const decimal = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });
const percent = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 0 });
const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });

export const formatCount = (value: number) => wholeNumber.format(value);
/** `1 question`, `3 questions`, `1,200 questions` */
export const countOf = (count: number, one: string, many?: string) =>
  `${formatCount(count)} ${wordFor(count, one, many)}`;
export const formatNumber = (value: number) => decimal.format(value);
/** Of a share between 0 and 1. */
export const formatShare = (value: number) => percent.format(value);
/** Of a day without a time, such as 2026-03-31. */
export const formatDay = (isoDay: string) => day.format(new Date(isoDay));
export const formatMoment = (iso: string) => moment.format(new Date(iso));

const momentInWords = /\b\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z/g;

/** A text of the server with the moments in it as clocks here show them. */
export const showMoments = (text: string) => text.replace(momentInWords, formatMoment);

const units = [
  { unit: 'minute', seconds: 60, below: 3600 },
  { unit: 'hour', seconds: 3600, below: 86_400 },
  { unit: 'day', seconds: 86_400, below: 7 * 86_400 },
] as const;

/** "5 minutes ago" within a week, then the date. */
export function formatAge(iso: string, now = Date.now()): string {
  const seconds = (new Date(iso).getTime() - now) / 1000;
  if (Math.abs(seconds) < 45) return relative.format(0, 'second');
  const unit = units.find(({ below }) => Math.abs(seconds) < below);
  return unit ? relative.format(Math.round(seconds / unit.seconds), unit.unit) : formatMoment(iso);
}
