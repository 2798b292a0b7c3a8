import { Scrollable } from '../../ui/scrollable.tsx';
import styles from './role-profile-table.module.css';

interface RoleProfileTableProps {
  competencies: readonly { key: string; name: string }[];
  roleProfiles: readonly {
    id: string;
    label: string;
    targets: readonly { competency: { key: string }; target: number }[];
  }[];
}

/** Targets per role and competency; each figure stands over a bar of its length. */
export function RoleProfileTable({ competencies, roleProfiles }: RoleProfileTableProps) {
  return (
    <Scrollable label="Targets of each role">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" lang="en">
              Role
            </th>
            {competencies.map(({ key, name }) => (
              <th key={key} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {roleProfiles.map(({ id, label, targets }) => (
            <tr key={id}>
              <th scope="row">{label}</th>
              {competencies.map(({ key }) => {
                const target = targets.find(({ competency }) => competency.key === key)?.target;
                return (
                  <td key={key}>
                    {target ?? '–'}
                    <span className={styles.bar} style={{ width: `${target ?? 0}%` }} />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrollable>
  );
}
