import { X } from 'lucide-react';
import { IconButton } from '../ui/icon-button.tsx';
import styles from './chosen-documents.module.css';
import { DocumentPicker } from './document-picker.tsx';

interface Props {
  kind: 'GUIDE' | 'ASSESSMENT';
  /** what is chosen here, such as "Guides to read" */
  label: string;
  keys: readonly string[];
  titleOf: (key: string) => string;
  onChange: (keys: string[]) => void;
  isReadOnly: boolean;
  /** whether the last may go too */
  mayBeEmpty?: boolean;
  /** keys that are never to be chosen */
  without?: readonly string[];
}

/** Guides or assessments that a document names: each can be taken out, and more are found by typing. */
export function ChosenDocuments(props: Props) {
  const { kind, label, keys, titleOf, onChange, isReadOnly, mayBeEmpty = true, without = [] } = props;
  const noun = kind === 'GUIDE' ? 'a guide' : 'an assessment';
  return (
    <ul className={styles.chosen} aria-label={label}>
      {keys.map((key) => (
        <li key={key} className={styles.one}>
          {titleOf(key)}
          {!isReadOnly && (mayBeEmpty || keys.length > 1) && (
            <IconButton
              label={`Take ${titleOf(key)} out`}
              onPress={() => onChange(keys.filter((other) => other !== key))}
            >
              <X size={14} aria-hidden />
            </IconButton>
          )}
        </li>
      ))}
      {!isReadOnly && (
        <li className={styles.picker}>
          <DocumentPicker
            kind={kind}
            label={`Add ${noun}`}
            isLabelHidden
            placeholder={`Add ${noun} …`}
            without={[...keys, ...without]}
            onPick={({ key }) => onChange([...keys, key])}
          />
        </li>
      )}
      {isReadOnly && keys.length === 0 && <li>None</li>}
    </ul>
  );
}
