import { EllipsisVertical } from 'lucide-react';
import type { ReactNode } from 'react';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { IconButton } from './icon-button.tsx';
import styles from './select.module.css';

interface MenuAction {
  id: string;
  label: string;
  onAction: () => void;
  isDisabled?: boolean;
  isDanger?: boolean;
}

interface Props {
  label: string;
  actions: readonly MenuAction[];
  icon?: ReactNode;
}

/** What else can be done with something. */
export function ActionMenu({ label, actions, icon }: Props) {
  return (
    <MenuTrigger>
      <IconButton label={label}>{icon ?? <EllipsisVertical size={16} aria-hidden />}</IconButton>
      <Popover className={styles.popover ?? ''}>
        <Menu items={actions} className={styles.list ?? ''}>
          {({ id, label: text, onAction, isDisabled, isDanger }) => (
            <MenuItem
              id={id}
              textValue={text}
              onAction={onAction}
              isDisabled={isDisabled ?? false}
              className={`${styles.item} ${isDanger ? styles.danger : ''}`}
            >
              {text}
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
