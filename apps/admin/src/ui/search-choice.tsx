import { ChevronDown } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { ComboBox } from 'react-aria-components/ComboBox';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem, ListBoxLoadMoreItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Text } from 'react-aria-components/Text';
import styles from './select.module.css';
import fieldStyles from './text-field.module.css';

interface Found {
  id: string;
  label: string;
  note?: string;
}

interface Props {
  label: string;
  isLabelHidden?: boolean;
  placeholder?: string;
  hint?: string;
  /** what has the words, as far as it has been loaded */
  found: readonly Found[];
  isLoading: boolean;
  hasFailed: boolean;
  onMore: () => void;
  /** words to look for; the first time once it is opened */
  onWords: (words: string) => void;
  onChoose: (id: string) => void;
}

/** One of many, found by typing some of its words; more come as the list is scrolled. */
export function SearchChoice(props: Props) {
  const { label, isLabelHidden, placeholder, hint, found, isLoading, hasFailed, onMore, onWords, onChoose } = props;
  const words = useRef('');
  const field = useRef<HTMLInputElement>(null);
  // With every choice it begins anew, empty and closed, and the focus stays in it.
  const [turn, setTurn] = useState(0);
  useLayoutEffect(() => {
    if (turn > 0) field.current?.focus({ preventScroll: true });
  }, [turn]);
  const choose = (id: string) => {
    words.current = '';
    onWords('');
    setTurn(turn + 1);
    onChoose(id);
  };
  const nothing = hasFailed ? 'The server does not answer.' : isLoading ? 'Looking …' : 'Nothing has these words.';
  return (
    <ComboBox
      key={turn}
      className={fieldStyles.field ?? ''}
      items={found}
      onInputChange={(text) => {
        words.current = text;
        onWords(text);
      }}
      onChange={(id) => id !== null && choose(String(id))}
      onOpenChange={(isOpen) => isOpen && onWords(words.current)}
      // The list closes when the page is scrolled: what has been typed stays.
      allowsCustomValue
      allowsEmptyCollection
    >
      <Label className={isLabelHidden ? 'sr-only' : (fieldStyles.label ?? '')}>{label}</Label>
      <div className={styles.search}>
        <Input ref={field} className={fieldStyles.input ?? ''} placeholder={placeholder ?? 'Type some words …'} />
        <Button className={styles.open ?? ''}>
          <ChevronDown size={16} aria-hidden />
        </Button>
      </div>
      {hint && (
        <Text slot="description" className={fieldStyles.hint ?? ''}>
          {hint}
        </Text>
      )}
      <Popover className={styles.popover ?? ''}>
        <ListBox className={styles.list ?? ''} renderEmptyState={() => <p className={styles.nothing}>{nothing}</p>}>
          {found.map(({ id, label: text, note }) => (
            <ListBoxItem key={id} id={id} textValue={text} className={styles.item ?? ''}>
              <span className={styles.text}>{text}</span>
              {note && <span className={styles.note}>{note}</span>}
            </ListBoxItem>
          ))}
          <ListBoxLoadMoreItem onLoadMore={onMore} isLoading={isLoading && found.length > 0}>
            <span className={styles.nothing}>Loading more …</span>
          </ListBoxLoadMoreItem>
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
