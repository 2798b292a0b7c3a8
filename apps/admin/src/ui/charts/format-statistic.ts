const oneDecimal = new Intl.NumberFormat(undefined, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const twoDecimals = new Intl.NumberFormat(undefined, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const signed = new Intl.NumberFormat(undefined, {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
  signDisplay: 'exceptZero',
});
const onePercent = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 });

/** Of scores and what is counted in their points: always with a tenth, so that nothing jumps. */
export const formatScore = (value: number) => oneDecimal.format(value);
/** Of correlations, reliabilities and other numbers around 1. */
export const formatRatio = (value: number) => twoDecimals.format(value);
/** Of a difference of scores. */
export const formatSigned = (value: number) => signed.format(value);
/** Of a share whose tenths matter. */
export const formatFineShare = (value: number) => onePercent.format(value);

/** "45 s", "9 min 30 s", "1 h 5 min" */
export function formatDuration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return whole % 60 === 0 ? `${minutes} min` : `${minutes} min ${whole % 60} s`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
