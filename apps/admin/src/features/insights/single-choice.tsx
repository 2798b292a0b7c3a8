import { ChevronDown } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import selectStyles from '../../ui/select.module.css';
import styles from './filter-bar.module.css';

interface Props {
  label: string;
  choices: readonly { id: string; label: string; note?: string }[];
  /** the first choice is what stands when nothing was said */
  chosen: string;
  onChange: (chosen: string) => void;
}

/** One of a few, in a bar of filters. */
export function SingleChoice({ label, choices, chosen, onChange }: Props) {
  const current = choices.find(({ id }) => id === chosen) ?? choices[0];
  return (
    <MenuTrigger>
      <Button className={styles.choice ?? ''} data-chosen={current !== choices[0] || undefined}>
        <span className={styles.choiceLabel}>{label}</span>
        <span className={styles.choiceValue}>{current?.label}</span>
        <ChevronDown size={14} aria-hidden />
      </Button>
      <Popover className={selectStyles.popover ?? ''}>
        <Menu
          aria-label={label}
          // Space and Enter choose at once, however it was opened.
          autoFocus="first"
          className={selectStyles.list ?? ''}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={current ? [current.id] : []}
          onSelectionChange={(selection) => {
            const [id] = selection === 'all' ? [] : [...selection];
            if (id !== undefined) onChange(String(id));
          }}
        >
          {choices.map((choice) => (
            <MenuItem key={choice.id} id={choice.id} textValue={choice.label} className={selectStyles.item ?? ''}>
              <span className={styles.grow}>{choice.label}</span>
              {choice.note && <span className={styles.note}>{choice.note}</span>}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
