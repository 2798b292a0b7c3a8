import { Button as AriaButton, type ButtonProps } from 'react-aria-components/Button';
import styles from './button.module.css';

interface Props extends Omit<ButtonProps, 'className' | 'style'> {
  /** main: the one thing to do here; plain: everything else; quiet: in rows and bars; danger: what is hard to undo */
  look?: 'main' | 'plain' | 'quiet' | 'danger';
  /** whether what it does is under way: pressed again, it does nothing, and keeps the focus */
  isRunning?: boolean;
}

/** A button of one of four looks. */
export function Button({ look = 'plain', isRunning = false, onPress, ...props }: Props) {
  return (
    <AriaButton
      {...props}
      {...(onPress && !isRunning ? { onPress } : {})}
      data-running={isRunning || undefined}
      className={`${styles.button} ${styles[look]}`}
    />
  );
}
