import type { SegmentQuestion } from '@yardstick/domain/content/assessment.ts';
import { Plus, X } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { LocalisedField } from '../../ui/localised-field.tsx';
import { SortableList } from '../../ui/sortable-list.tsx';
import styles from './assessment.module.css';

interface Props {
  segments: readonly SegmentQuestion[];
  onChange: (segments: SegmentQuestion[], group?: string) => void;
  locales: { main: string; beside: string | null };
  isReadOnly: boolean;
}

/** Unscored, optional questions by whose options analysts break results down. */
export function SegmentList({ segments, onChange, locales, isReadOnly }: Props) {
  const put = (key: string, change: (segment: SegmentQuestion) => SegmentQuestion, group?: string) =>
    onChange(
      segments.map((segment) => (segment.key === key ? change(segment) : segment)),
      group,
    );
  const option = (key: string) => ({ key, label: {} });
  return (
    <section className={styles.section} aria-labelledby="segments">
      <h2 id="segments">Segment questions</h2>
      <p className={styles.soft}>Optional and never scored: by their options results are broken down.</p>
      {segments.map((segment, index) => (
        <div key={segment.key} className={styles.card} data-field={`segments.${index}`}>
          <div className={styles.sectionHead}>
            <LocalisedField
              label={`Segment ${segment.key}`}
              value={segment.prompt}
              onChange={(prompt) => put(segment.key, (one) => ({ ...one, prompt }), `segment ${segment.key}`)}
              locales={locales}
              isReadOnly={isReadOnly}
            />
            {!isReadOnly && (
              <IconButton
                label={`Remove segment ${segment.key}`}
                onPress={() => onChange(segments.filter(({ key }) => key !== segment.key))}
              >
                <X size={16} aria-hidden />
              </IconButton>
            )}
          </div>
          <SortableList
            label={`Options of segment ${segment.key}`}
            items={segment.options}
            idOf={({ key }) => key}
            nameOf={({ key, label }) => label[locales.main] || key}
            isReadOnly={isReadOnly}
            field={`segments.${index}.options`}
            isForm
            onMove={(options) => put(segment.key, (one) => ({ ...one, options }))}
          >
            {({ key, label }) => (
              <div className={styles.sectionHead}>
                <LocalisedField
                  label={`Option ${key}`}
                  value={label}
                  onChange={(text) =>
                    put(
                      segment.key,
                      (one) => ({
                        ...one,
                        options: one.options.map((other) => (other.key === key ? { ...other, label: text } : other)),
                      }),
                      `segment ${segment.key} ${key}`,
                    )
                  }
                  locales={locales}
                  isReadOnly={isReadOnly}
                />
                {!isReadOnly && (
                  <IconButton
                    label={`Remove option ${key}`}
                    isDisabled={segment.options.length <= 2}
                    onPress={() =>
                      put(segment.key, (one) => ({ ...one, options: one.options.filter((other) => other.key !== key) }))
                    }
                  >
                    <X size={16} aria-hidden />
                  </IconButton>
                )}
              </div>
            )}
          </SortableList>
          {!isReadOnly && (
            <div>
              <Button
                look="quiet"
                onPress={() =>
                  put(segment.key, (one) => ({
                    ...one,
                    options: [
                      ...one.options,
                      option(
                        freeKey(
                          'option',
                          one.options.map(({ key }) => key),
                        ),
                      ),
                    ],
                  }))
                }
              >
                <Plus size={16} aria-hidden /> Add an option
              </Button>
            </div>
          )}
        </div>
      ))}
      {!isReadOnly && (
        <div>
          <Button
            onPress={() =>
              onChange([
                ...segments,
                {
                  key: freeKey(
                    'segment',
                    segments.map(({ key }) => key),
                  ),
                  prompt: {},
                  options: [option('option-1'), option('option-2')],
                },
              ])
            }
          >
            <Plus size={16} aria-hidden /> Add a segment question
          </Button>
        </div>
      )}
    </section>
  );
}

/** `stem-n` that is not taken. */
function freeKey(stem: string, taken: readonly string[]): string {
  let number = taken.length + 1;
  while (taken.includes(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}
