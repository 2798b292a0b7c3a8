import styles from './option-list.module.css';

interface OptionListProps {
  name: string;
  options: readonly { id: string; label: string }[];
  chosen: readonly string[];
  isMultiple: boolean;
  /** two options that are weighed against each other */
  isEitherOr: boolean;
  onChoose: (option: string) => void;
  /** an option was pressed by finger or mouse, be it chosen before or not */
  onPress: () => void;
}

export function OptionList({ name, options, chosen, isMultiple, isEitherOr, onChoose, onPress }: OptionListProps) {
  return (
    <div className={isEitherOr ? styles.eitherOr : styles.list}>
      {options.map(({ id, label }, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the input; only a press by pointer has detail > 0.
        <label key={id} className={styles.option} onClick={(event) => event.detail > 0 && onPress()}>
          <input
            type={isMultiple ? 'checkbox' : 'radio'}
            name={name}
            value={id}
            checked={chosen.includes(id)}
            onChange={() => onChoose(id)}
            className="sr-only"
          />
          <span className={styles.key} aria-hidden="true">
            {index < 9 ? index + 1 : ''}
          </span>
          <span>{label}</span>
        </label>
      ))}
    </div>
  );
}
