import { DocumentPicker, type PickedDocument } from '../../document/document-picker.tsx';
import styles from './add-document.module.css';

interface Props {
  /** keys of what is in already */
  guides: readonly string[];
  assessments: readonly string[];
  onAdd: (document: PickedDocument) => void;
}

/** One more document whose draft is not live. */
export function AddDocument({ guides, assessments, onAdd }: Props) {
  return (
    <div className={styles.pair}>
      <DocumentPicker
        kind="GUIDE"
        label="Add a guide that is not live as it is"
        states={['CHANGED', 'NEVER_PUBLISHED']}
        without={guides}
        onPick={onAdd}
      />
      <DocumentPicker
        kind="ASSESSMENT"
        label="Add an assessment that is not live as it is"
        states={['CHANGED', 'NEVER_PUBLISHED']}
        without={assessments}
        onPick={onAdd}
      />
    </div>
  );
}
