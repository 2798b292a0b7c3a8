import type { Question, ResponseOption } from '@yardstick/domain/content/question.ts';
import { Plus, X } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { LocalisedField } from '../../ui/localised-field.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { Select } from '../../ui/select.tsx';
import { SortableList } from '../../ui/sortable-list.tsx';
import styles from './option-list.module.css';

interface Props {
  question: Question;
  onChange: (options: ResponseOption[], group?: string) => void;
  locales: { main: string; beside: string | null };
  isReadOnly: boolean;
}

const poles = [
  { id: '1', label: 'Positive end' },
  { id: '-1', label: 'Negative end' },
];

/** The response options with their values, in the order in which respondents meet them. */
export function OptionList({ question, onChange, locales, isReadOnly }: Props) {
  const { options, type } = question;
  const put = (key: string, change: Partial<ResponseOption>, group: string) =>
    onChange(
      options.map((option) => (option.key === key ? { ...option, ...change } : option)),
      `${group} ${key}`,
    );
  const remove = (key: string) => onChange(options.filter((option) => option.key !== key));
  return (
    <section aria-labelledby="options" data-field="options" className={styles.section}>
      <h2 id="options">Response options</h2>
      <SortableList
        label="Response options"
        items={options}
        idOf={({ key }) => key}
        nameOf={({ key, label }) => label[locales.main] || key}
        onMove={(moved) => onChange(moved)}
        field="options"
        isForm
        isReadOnly={isReadOnly}
      >
        {(option) => (
          <div className={styles.option}>
            <code className={styles.key}>{option.key}</code>
            <div className={styles.text}>
              <LocalisedField
                label={`Text of option ${option.key}`}
                value={option.label}
                onChange={(label) => put(option.key, { label }, 'label')}
                locales={locales}
                isReadOnly={isReadOnly}
              />
            </div>
            {type === 'forced-choice' ? (
              <Select
                label="Leans to"
                choices={poles}
                value={String(option.value ?? 1)}
                onChange={(value) => put(option.key, { value: Number(value) }, 'value')}
                isDisabled={isReadOnly}
              />
            ) : (
              <NumberField
                label="Value"
                value={option.value ?? Number.NaN}
                onChange={(value) => Number.isInteger(value) && put(option.key, { value }, 'value')}
                minValue={-1000}
                maxValue={1000}
                step={1}
                isReadOnly={isReadOnly}
              />
            )}
            {!isReadOnly && (
              <IconButton
                label={`Remove option ${option.key}`}
                isDisabled={options.length <= 2}
                onPress={() => remove(option.key)}
              >
                <X size={16} aria-hidden />
              </IconButton>
            )}
          </div>
        )}
      </SortableList>
      {!isReadOnly && type !== 'forced-choice' && (
        <Button onPress={() => onChange([...options, nextOption(options)])} isDisabled={options.length >= 50}>
          <Plus size={16} aria-hidden /> Add an option
        </Button>
      )}
    </section>
  );
}

/** The next letter that no option has, and the next value up: its key stays with it for good. */
function nextOption(options: readonly ResponseOption[]): ResponseOption {
  const taken = new Set(options.map(({ key }) => key));
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(97 + index));
  const free = letters.find((letter) => !taken.has(letter));
  const key = free ?? `option-${options.length + 1}`;
  const value = Math.max(...options.map((option) => option.value ?? 0)) + 1;
  return { key, label: {}, value: Math.min(1000, value) };
}
