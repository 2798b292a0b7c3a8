import type { ReactNode } from 'react';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { IconButton } from './icon-button.tsx';
import styles from './select.module.css';
import type { Choice } from './select.tsx';

interface Props<Id extends string> {
  label: string;
  icon: ReactNode;
  choices: readonly Choice<Id>[];
  chosen: readonly Id[];
  onChange: (chosen: Id[]) => void;
}

/** Any of a few, in a menu that stays open while it is chosen. */
export function ChoiceMenu<Id extends string>({ label, icon, choices, chosen, onChange }: Props<Id>) {
  return (
    <MenuTrigger>
      <IconButton label={label}>{icon}</IconButton>
      <Popover className={styles.popover ?? ''}>
        <Menu
          // Space and Enter choose at once, however it was opened.
          autoFocus="first"
          items={choices}
          selectionMode="multiple"
          selectedKeys={chosen}
          onSelectionChange={(keys) =>
            onChange(choices.map(({ id }) => id).filter((id) => keys === 'all' || keys.has(id)))
          }
          className={styles.list ?? ''}
        >
          {({ id, label: text }) => (
            <MenuItem id={id} textValue={text} className={styles.item ?? ''}>
              {({ isSelected }) => (
                <>
                  <span className={styles.tick} aria-hidden>
                    {isSelected ? '✓' : ''}
                  </span>
                  {text}
                </>
              )}
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
