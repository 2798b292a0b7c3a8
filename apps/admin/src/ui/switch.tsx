import type { ReactNode } from 'react';
import { Switch as AriaSwitch } from 'react-aria-components/Switch';
import styles from './switch.module.css';

interface Props {
  isSelected: boolean;
  onChange: (isSelected: boolean) => void;
  isDisabled?: boolean;
  children: ReactNode;
}

/** Something that is so or not, at once. */
export function Switch({ children, isDisabled, ...props }: Props) {
  return (
    <AriaSwitch {...props} isDisabled={isDisabled ?? false} className={styles.switch ?? ''}>
      <span className={styles.track} aria-hidden />
      {children}
    </AriaSwitch>
  );
}
