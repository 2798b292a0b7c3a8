import { Check, Minus } from 'lucide-react';
import { Checkbox as AriaCheckbox } from 'react-aria-components/Checkbox';
import styles from './checkbox.module.css';

/** The box with which a table selects its rows. */
export function SelectionBox() {
  return (
    <AriaCheckbox slot="selection" className={styles.box ?? ''}>
      {({ isSelected, isIndeterminate }) =>
        isIndeterminate ? <Minus size={12} aria-hidden /> : isSelected ? <Check size={12} aria-hidden /> : null
      }
    </AriaCheckbox>
  );
}
