import { ChevronDown } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import selectStyles from '../../ui/select.module.css';
import styles from './filter-bar.module.css';

interface Props {
  label: string;
  /** what the button says when nothing is chosen */
  all: string;
  choices: readonly { id: string; label: string; note?: string }[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

/** Any of a few; none chosen means all. */
export function ManyChoices({ label, all, choices, chosen, onChange }: Props) {
  const words = choices.filter(({ id }) => chosen.includes(id)).map((choice) => choice.label);
  const said = words.length === 0 ? all : words.length > 2 ? `${words.length} of ${choices.length}` : words.join(', ');
  return (
    <MenuTrigger>
      <Button className={styles.choice ?? ''} data-chosen={words.length > 0 || undefined}>
        <span className={styles.choiceLabel}>{label}</span>
        <span className={styles.choiceValue}>{said}</span>
        <ChevronDown size={14} aria-hidden />
      </Button>
      <Popover className={selectStyles.popover ?? ''}>
        <Menu
          aria-label={label}
          // Space and Enter choose at once, however it was opened.
          autoFocus="first"
          className={selectStyles.list ?? ''}
          selectionMode="multiple"
          selectedKeys={chosen}
          shouldCloseOnSelect={false}
          onSelectionChange={(selection) =>
            onChange(choices.map(({ id }) => id).filter((id) => selection === 'all' || selection.has(id)))
          }
        >
          {choices.map((choice) => (
            <MenuItem key={choice.id} id={choice.id} textValue={choice.label} className={selectStyles.item ?? ''}>
              {({ isSelected }) => (
                <>
                  <span className={styles.tick} data-on={isSelected || undefined} aria-hidden />
                  <span className={styles.grow}>{choice.label}</span>
                  {choice.note && <span className={styles.note}>{choice.note}</span>}
                </>
              )}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
