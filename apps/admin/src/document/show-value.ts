/** Any value of a document, as somebody may read it. */
export function showValue(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (typeof value === 'string') return value === '' ? 'empty' : value;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(showValue).join(', ');
  const texts = Object.entries(value).filter(([, inner]) => typeof inner !== 'object');
  return texts.map(([name, inner]) => `${name}: ${showValue(inner)}`).join('; ') || JSON.stringify(value);
}
