import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import { areSingleKeysOn, setSingleKeys, shortcuts } from '../ui/shortcuts.ts';
import { Switch } from '../ui/switch.tsx';
import styles from './shortcuts-dialog.module.css';

/** Every shortcut at a glance. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const [areOn, setOn] = useState(areSingleKeysOn);
  return (
    <Dialog title="Keyboard" size="large" onClose={onClose}>
      <div className={styles.groups}>
        {shortcuts.map(({ title, keys }) => (
          <section key={title} aria-label={title}>
            <h3 className={styles.title}>{title}</h3>
            <dl className={styles.keys}>
              {keys.map(([key, what]) => (
                <div key={key}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <Switch
        isSelected={areOn}
        onChange={(on) => {
          setSingleKeys(on);
          setOn(on);
        }}
      >
        Keys without Ctrl: ?, / and G with a letter
      </Switch>
      <DialogActions>
        <Button look="main" onPress={onClose}>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  );
}
