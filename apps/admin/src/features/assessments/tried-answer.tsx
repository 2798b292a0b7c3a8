import { Select } from '../../ui/select.tsx';
import styles from './scoring.module.css';

interface Props {
  prompt: string;
  options: readonly { id: string; label: string }[];
  isMultiple: boolean;
  chosen: readonly string[];
  onChoose: (options: string[]) => void;
}

const skipped = ' skipped';

/** How the made-up person answers one question. */
export function TriedAnswer({ prompt, options, isMultiple, chosen, onChoose }: Props) {
  if (!isMultiple)
    return (
      <Select
        label={prompt}
        choices={[{ id: skipped, label: 'Skipped' }, ...options]}
        value={chosen[0] ?? skipped}
        onChange={(id) => onChoose(id === skipped ? [] : [id])}
      />
    );
  const toggle = (id: string) => onChoose(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <fieldset className={styles.several}>
      <legend>{prompt}</legend>
      {options.map(({ id, label }) => (
        <label key={id}>
          <input type="checkbox" checked={chosen.includes(id)} onChange={() => toggle(id)} /> {label}
        </label>
      ))}
    </fieldset>
  );
}
