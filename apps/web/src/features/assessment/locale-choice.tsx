import styles from './locale-choice.module.css';

interface LocaleChoiceProps {
  locales: readonly string[];
  chosen: string;
  onChoose: (locale: string) => void;
}

/** Nothing to choose, nothing shown. */
export function LocaleChoice({ locales, chosen, onChoose }: LocaleChoiceProps) {
  if (locales.length < 2) return null;
  return (
    <label className={styles.choice}>
      Language
      <select value={chosen} onChange={(event) => onChoose(event.target.value)}>
        {locales.map((locale) => (
          <option key={locale} value={locale} lang={locale}>
            {nameOf(locale)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Each language under its own name. */
function nameOf(locale: string) {
  return new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale;
}
