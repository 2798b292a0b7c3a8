import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ButtonHTMLAttributes, Ref } from 'react';
import styles from './button.module.css';

type Kind = 'primary' | 'quiet' | 'danger';

function classesOf(kind: Kind = 'primary', className = '') {
  return `${styles.button} ${styles[kind]} ${className}`;
}

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  kind?: Kind;
  /** busy buttons keep the focus, so they are not `disabled`; a second press does nothing */
  isBusy?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

export function Button({ kind, isBusy = false, className, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={isBusy || undefined}
      className={classesOf(kind, className)}
      onClick={isBusy ? (event) => event.preventDefault() : onClick}
    />
  );
}

interface AnchorProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  kind?: Kind;
  ref?: Ref<HTMLAnchorElement>;
}

function ButtonAnchor({ kind, className, ...rest }: AnchorProps) {
  return <a {...rest} className={classesOf(kind, className)} />;
}

/** A link to a route that looks like a button. */
export const ButtonLink = createLink(ButtonAnchor);
