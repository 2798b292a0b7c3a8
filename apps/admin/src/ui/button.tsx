import { Button as AriaButton, type ButtonProps } from 'react-aria-components/Button';
import styles from './button.module.css';

interface Props extends Omit<ButtonProps, 'className' | 'style'> {
  /** main: the one thing to do here; plain: everything else; quiet: in rows and bars; danger: what is hard to undo */
  look?: 'main' | 'plain' | 'quiet' | 'danger';
}

/** A button of one of four looks. */
export function Button({ look = 'plain', ...props }: Props) {
  return <AriaButton {...props} className={`${styles.button} ${styles[look]}`} />;
}
