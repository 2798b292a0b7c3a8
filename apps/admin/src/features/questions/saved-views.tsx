import { useNavigate } from '@tanstack/react-router';
import { Bookmark } from 'lucide-react';
import { useState } from 'react';
import { ActionMenu } from '../../ui/action-menu.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';

const storageKey = 'yardstick-question-views';

interface View {
  name: string;
  search: Readonly<Record<string, unknown>>;
}

const readViews = (): View[] => JSON.parse(localStorage.getItem(storageKey) ?? '[]') as View[];

/** Filters and order under a name, kept in this browser. */
export function SavedViews({ search }: { search: object }) {
  const navigate = useNavigate();
  const [views, setViews] = useState(readViews);
  const [name, setName] = useState<string | null>(null);
  const put = (next: View[]) => {
    setViews(next);
    localStorage.setItem(storageKey, JSON.stringify(next));
  };
  const matching = views.find((view) => JSON.stringify(view.search) === JSON.stringify(search));
  return (
    <>
      <ActionMenu
        label="Saved views"
        icon={<Bookmark size={16} aria-hidden />}
        actions={[
          ...views.map((view) => ({
            id: view.name,
            label: view.name,
            onAction: () => void navigate({ to: '/questions', search: view.search }),
          })),
          { id: ' save', label: 'Save this view …', onAction: () => setName('') },
          ...(matching
            ? [
                {
                  id: ' forget',
                  label: `Forget “${matching.name}”`,
                  isDanger: true,
                  onAction: () => put(views.filter((view) => view !== matching)),
                },
              ]
            : []),
        ]}
      />
      {name !== null && (
        <Dialog title="Save this view" onClose={() => setName(null)}>
          <TextField label="Name" value={name} onChange={setName} autoFocus />
          <DialogActions>
            <Button
              look="main"
              isDisabled={name.trim() === ''}
              onPress={() => {
                put([...views.filter((view) => view.name !== name), { name, search: { ...search } }]);
                setName(null);
              }}
            >
              Save
            </Button>
          </DialogActions>
        </Dialog>
      )}
    </>
  );
}
