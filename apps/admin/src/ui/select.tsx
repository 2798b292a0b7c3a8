import { ChevronDown } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select';
import styles from './select.module.css';
import fieldStyles from './text-field.module.css';

export interface Choice<Id extends string> {
  id: Id;
  label: string;
}

interface Props<Id extends string> {
  label: string;
  isLabelHidden?: boolean;
  choices: readonly Choice<Id>[];
  value: Id | null;
  onChange: (id: Id) => void;
  isDisabled?: boolean;
  /** what stands there while nothing is chosen */
  placeholder?: string;
}

/** One of a few. */
export function Select<Id extends string>(props: Props<Id>) {
  const { label, isLabelHidden, choices, value, onChange, isDisabled, placeholder = 'Choose …' } = props;
  return (
    <AriaSelect
      className={fieldStyles.field ?? ''}
      value={value}
      isDisabled={isDisabled ?? false}
      placeholder={placeholder}
      onChange={(key) => key !== null && onChange(key as Id)}
    >
      <Label className={isLabelHidden ? 'sr-only' : (fieldStyles.label ?? '')}>{label}</Label>
      <Button className={styles.button ?? ''}>
        <SelectValue className={styles.value ?? ''} />
        <ChevronDown size={16} aria-hidden />
      </Button>
      <Popover className={styles.popover ?? ''}>
        <ListBox items={choices} className={styles.list ?? ''}>
          {({ id, label: text }) => (
            <ListBoxItem id={id} textValue={text} className={styles.item ?? ''}>
              {text}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
