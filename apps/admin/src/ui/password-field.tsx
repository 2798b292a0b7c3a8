import { TextField } from './text-field.tsx';

const shortestPassword = 12;

interface Props {
  label: string;
  /** new: to be chosen; current: one that exists */
  kind: 'new' | 'current';
  name?: string;
}

/** A password, so named that password managers fill in or offer one. */
export function PasswordField({ label, kind, name = 'password' }: Props) {
  const rules = kind === 'new' ? { minLength: shortestPassword, hint: `At least ${shortestPassword} characters.` } : {};
  return (
    <TextField label={label} name={name} type="password" autoComplete={`${kind}-password`} isRequired {...rules} />
  );
}
