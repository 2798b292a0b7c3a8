import { useNavigate } from '@tanstack/react-router';
import styles from './role-switch.module.css';

interface RoleSwitchProps {
  profiles: readonly { id: string; label: string }[];
  /** the one just chosen: it is marked at once, its numbers follow */
  asked: string | undefined;
  shown: { id: string; label: string; basis?: string | null } | null | undefined;
  locale: string;
}

/** The choice is in the address, so that a reload and a private link keep it. */
export function RoleSwitch({ profiles, asked, shown, locale }: RoleSwitchProps) {
  const navigate = useNavigate();
  if (!shown || profiles.length === 0) return null;
  const choose = (profile: string) =>
    void navigate({ to: '/result', search: { profile }, hash: true, replace: true, resetScroll: false });
  return (
    <section className={styles.switch} aria-label="Role">
      <fieldset className="screen-only">
        <legend>Measured against the role of</legend>
        <div className={styles.choices} lang={locale}>
          {profiles.map(({ id, label }) => (
            <label key={id}>
              <input
                type="radio"
                name="role-profile"
                className="sr-only"
                checked={id === (asked ?? shown.id)}
                onChange={() => choose(id)}
              />
              {label}
            </label>
          ))}
        </div>
      </fieldset>
      <p className="print-only">
        Measured against the role of <strong>{shown.label}</strong>
      </p>
      <p className="sr-only screen-only" role="status">
        Measured against {shown.label}
      </p>
      {shown.basis && (
        <p className={styles.basis} lang={locale}>
          {shown.basis}
        </p>
      )}
    </section>
  );
}
