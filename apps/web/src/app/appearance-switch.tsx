import { useState } from 'react';
import { APPEARANCES, chooseAppearance, readAppearance } from './appearance.ts';
import styles from './appearance-switch.module.css';

const NAMES = { system: 'As the system', light: 'Light', dark: 'Dark' };

export function AppearanceSwitch() {
  const [chosen, setChosen] = useState(readAppearance);
  return (
    <fieldset className={styles.switch}>
      <legend className="sr-only">Appearance</legend>
      {APPEARANCES.map((appearance) => (
        <label key={appearance} className={styles.choice}>
          <input
            type="radio"
            name="appearance"
            className="sr-only"
            checked={chosen === appearance}
            onChange={() => {
              setChosen(appearance);
              chooseAppearance(appearance);
            }}
          />
          {NAMES[appearance]}
        </label>
      ))}
    </fieldset>
  );
}
