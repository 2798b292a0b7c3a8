import type { ReactNode } from 'react';
import { Button, type ButtonProps } from 'react-aria-components/Button';
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import styles from './icon-button.module.css';

interface Props extends Omit<ButtonProps, 'className' | 'style' | 'aria-label' | 'children'> {
  /** what it does, for screen readers and on hovering */
  label: string;
  children: ReactNode;
}

/** A button that shows a picture only. */
export function IconButton({ label, children, ...props }: Props) {
  return (
    <TooltipTrigger delay={500}>
      <Button {...props} aria-label={label} className={styles.button ?? ''}>
        {children}
      </Button>
      <Tooltip className={styles.tooltip ?? ''} offset={4}>
        {label}
      </Tooltip>
    </TooltipTrigger>
  );
}
