import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { NumberField as AriaNumberField, type NumberFieldProps } from 'react-aria-components/NumberField';
import styles from './text-field.module.css';

interface Props extends Omit<NumberFieldProps, 'className' | 'style' | 'children'> {
  label: string;
  /** for fields in tables, whose headings show it already */
  isLabelHidden?: boolean;
}

/** A number; arrow keys step it. */
export function NumberField({ label, isLabelHidden, ...props }: Props) {
  return (
    <AriaNumberField {...props} className={styles.field ?? ''}>
      <Label className={isLabelHidden ? 'sr-only' : (styles.label ?? '')}>{label}</Label>
      <Input className={`${styles.input} ${styles.short}`} />
    </AriaNumberField>
  );
}
