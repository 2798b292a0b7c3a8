import styles from './localised-field.module.css';
import { TextArea } from './text-area.tsx';
import { TextField } from './text-field.tsx';

type Text = Readonly<Record<string, string>>;

interface Props {
  label: string;
  value: Text | undefined;
  onChange: (text: Record<string, string>) => void;
  locales: { main: string; beside: string | null };
  isMultiline?: boolean;
  rows?: number;
  hint?: string;
  isReadOnly?: boolean;
  /** where it stands in the document, such as `bands.2.name`: links to problems lead there */
  field?: string;
}

/** A text in the main locale, with its translation beside it when somebody translates. */
export function LocalisedField({
  label,
  value = {},
  onChange,
  locales,
  isMultiline,
  rows,
  hint,
  isReadOnly,
  field: place,
}: Props) {
  const field = (locale: string, fieldLabel: string) => {
    const props = {
      ...(place ? { 'data-field': `${place}.${locale}` } : {}),
      ...(hint && locale === locales.main ? { hint } : {}),
      label: fieldLabel,
      lang: locale,
      value: value[locale] ?? '',
      isReadOnly: isReadOnly ?? false,
      onChange: (text: string) => onChange(withLocale(value, locale, text)),
    };
    return isMultiline ? <TextArea {...props} rows={rows ?? 2} /> : <TextField {...props} hasNotes={Boolean(hint)} />;
  };
  if (!locales.beside) return field(locales.main, label);
  return (
    <div className={styles.pair}>
      {field(locales.main, `${label} (${locales.main})`)}
      {field(locales.beside, `${label} (${locales.beside})`)}
    </div>
  );
}

function withLocale(text: Text, locale: string, value: string): Record<string, string> {
  const { [locale]: _, ...others } = text;
  return value === '' ? others : { ...text, [locale]: value };
}
