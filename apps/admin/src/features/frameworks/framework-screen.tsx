import { useParams, useSearch } from '@tanstack/react-router';
import type { Competency, Framework } from '@yardstick/domain/content/framework.ts';
import { Plus, X } from 'lucide-react';
import { DocumentScreen } from '../../document/document-screen.tsx';
import type { Editor } from '../../document/editor.ts';
import panelStyles from '../../document/panels.module.css';
import { Problems } from '../../document/problems.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { LocalisedField } from '../../ui/localised-field.tsx';
import { SortableList } from '../../ui/sortable-list.tsx';
import styles from './framework-screen.module.css';

/** One framework: its competencies and their parts. */
export function FrameworkScreen() {
  const { slug } = useParams({ from: '/studio/frameworks/$slug' });
  const { view } = useSearch({ from: '/studio/frameworks/$slug' });
  return (
    <DocumentScreen<Framework>
      kind="FRAMEWORK"
      documentKey={slug}
      view={view}
      views={[{ id: 'edit', label: 'Edit', render: (editor) => <CompetencyTree editor={editor} /> }]}
    />
  );
}

function CompetencyTree({ editor }: { editor: Editor<Framework> }) {
  const { content: framework, change, locales, isReadOnly } = editor;
  const put = (competencies: Competency[], group?: string) => change({ ...framework, competencies }, group);
  const set = (key: string, next: (competency: Competency) => Competency, group?: string) =>
    put(
      framework.competencies.map((one) => (one.key === key ? next(one) : one)),
      group,
    );
  const newKey = () => freeKey(framework);
  return (
    <div className={panelStyles.panel}>
      <LocalisedField
        label="Name"
        value={framework.name}
        onChange={(name) => change({ ...framework, name }, 'name')}
        locales={locales}
        isReadOnly={isReadOnly}
      />
      <section className={panelStyles.section} aria-labelledby="competencies">
        <h2 id="competencies">Competencies</h2>
        <SortableList
          label="Competencies"
          items={framework.competencies}
          idOf={({ key }) => key}
          nameOf={({ key, name }) => name[locales.main] || key}
          onMove={(moved) => put(moved)}
          isReadOnly={isReadOnly}
          field="competencies"
          isForm
        >
          {(competency) => (
            <div className={styles.competency}>
              <Texts
                entry={competency}
                onChange={(texts, group) => set(competency.key, (one) => ({ ...one, ...texts }), group)}
                locales={locales}
                isReadOnly={isReadOnly}
                onRemove={
                  framework.competencies.length > 1
                    ? () => put(framework.competencies.filter(({ key }) => key !== competency.key))
                    : undefined
                }
              />
              <div className={styles.children}>
                {competency.children.map((child) => (
                  <Texts
                    key={child.key}
                    entry={child}
                    onChange={(texts, group) =>
                      set(
                        competency.key,
                        (one) => ({
                          ...one,
                          children: one.children.map((other) =>
                            other.key === child.key ? { ...other, ...texts } : other,
                          ),
                        }),
                        group,
                      )
                    }
                    locales={locales}
                    isReadOnly={isReadOnly}
                    onRemove={() =>
                      set(competency.key, (one) => ({
                        ...one,
                        children: one.children.filter((other) => other.key !== child.key),
                      }))
                    }
                  />
                ))}
                {!isReadOnly && (
                  <div>
                    <Button
                      look="quiet"
                      onPress={() =>
                        set(competency.key, (one) => ({
                          ...one,
                          children: [...one.children, { key: newKey(), name: {} }],
                        }))
                      }
                    >
                      <Plus size={16} aria-hidden /> Add a part of it
                    </Button>
                  </div>
                )}
              </div>
            </div>
          )}
        </SortableList>
        {!isReadOnly && (
          <div>
            <Button onPress={() => put([...framework.competencies, { key: newKey(), name: {}, children: [] }])}>
              <Plus size={16} aria-hidden /> Add a competency
            </Button>
          </div>
        )}
      </section>
      {editor.problems.length > 0 && <Problems problems={editor.problems} />}
    </div>
  );
}

type Entry = Pick<Competency, 'key' | 'name' | 'description'>;

interface TextsProps {
  entry: Entry;
  onChange: (texts: Partial<Entry>, group: string) => void;
  locales: { main: string; beside: string | null };
  isReadOnly: boolean;
  onRemove: (() => void) | undefined;
}

function Texts({ entry, onChange, locales, isReadOnly, onRemove }: TextsProps) {
  return (
    <div className={styles.texts}>
      <LocalisedField
        label={`Name of ${entry.key}`}
        value={entry.name}
        onChange={(name) => onChange({ name }, `name ${entry.key}`)}
        locales={locales}
        isReadOnly={isReadOnly}
      />
      <LocalisedField
        label="What it means"
        value={entry.description}
        onChange={(description) => onChange({ description }, `description ${entry.key}`)}
        locales={locales}
        isMultiline
        rows={1}
        isReadOnly={isReadOnly}
      />
      {!isReadOnly && onRemove && (
        <IconButton label={`Remove ${entry.key}`} onPress={onRemove}>
          <X size={16} aria-hidden />
        </IconButton>
      )}
    </div>
  );
}

function freeKey({ competencies }: Framework): string {
  const taken = new Set(competencies.flatMap(({ key, children }) => [key, ...children.map((child) => child.key)]));
  let number = taken.size + 1;
  while (taken.has(`competency-${number}`)) number += 1;
  return `competency-${number}`;
}
