import type { MergeConflict, Take } from '@yardstick/domain/revising/merge-revisions.ts';
import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import styles from './conflict-view.module.css';
import type { DraftConflict } from './draft.ts';
import { showValue } from './show-value.ts';

interface Props {
  conflict: DraftConflict;
  onClose: () => void;
  onResolve: (resolutions: { path: readonly string[]; take: Take }[]) => void;
}

/** Two people changed the same fields: each is shown as it was, as theirs and as mine, and is decided. */
export function ConflictView({ conflict, onClose, onResolve }: Props) {
  const [takes, setTakes] = useState<Readonly<Record<string, Take>>>({});
  const open = conflict.conflicts.filter(({ path }) => !takes[keyOf(path)]).length;
  const takeAll = (take: Take) =>
    setTakes(Object.fromEntries(conflict.conflicts.map(({ path }) => [keyOf(path), take])));
  return (
    <Dialog title={`${conflict.author} changed the same fields`} size="large" onClose={onClose}>
      <p>
        Nothing is lost: choose for each field which version stays. Everything else that either of you changed is kept.
      </p>
      <div className={styles.all}>
        <Button onPress={() => takeAll('mine')}>Mine everywhere</Button>
        <Button onPress={() => takeAll('theirs')}>Theirs everywhere</Button>
      </div>
      <ul className={styles.fields}>
        {conflict.conflicts.map((field) => (
          <li key={keyOf(field.path)}>
            <Field
              field={field}
              author={conflict.author}
              take={takes[keyOf(field.path)]}
              onTake={(take) => setTakes({ ...takes, [keyOf(field.path)]: take })}
            />
          </li>
        ))}
      </ul>
      <DialogActions>
        <Button onPress={onClose}>Decide later</Button>
        <Button
          look="main"
          isDisabled={open > 0}
          onPress={() =>
            onResolve(conflict.conflicts.map(({ path }) => ({ path, take: takes[keyOf(path)] ?? 'mine' })))
          }
        >
          {open > 0 ? `${open} left to decide` : 'Save what I chose'}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

interface FieldProps {
  field: MergeConflict;
  author: string;
  take: Take | undefined;
  onTake: (take: Take) => void;
}

function Field({ field, author, take, onTake }: FieldProps) {
  const versions: { take: Take; label: string; value: unknown }[] = [
    { take: 'base', label: 'As it was', value: field.base },
    { take: 'theirs', label: author, value: field.theirs },
    { take: 'mine', label: 'Mine', value: field.mine },
  ];
  return (
    <fieldset className={styles.field}>
      <legend className={styles.path}>{field.path.join(' › ')}</legend>
      <div className={styles.versions}>
        {versions.map((version) => (
          <label key={version.take} className={styles.version} data-chosen={take === version.take || undefined}>
            <span className={styles.choice}>
              <input
                type="radio"
                name={keyOf(field.path)}
                checked={take === version.take}
                onChange={() => onTake(version.take)}
              />
              {version.label}
            </span>
            <span className={styles.value}>{showValue(version.value)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

const keyOf = (path: readonly string[]) => JSON.stringify(path);
