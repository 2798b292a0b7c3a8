import { type Ref, useState } from 'react';
import { MarkdownEditor, type MarkdownEditorHandle } from '../ui/markdown-editor/markdown-editor.tsx';
import fieldStyles from '../ui/text-field.module.css';
import { ImageDialog } from './image-dialog.tsx';
import { LinkPicker, type PickedLink } from './link-picker.tsx';
import styles from './markdown-field.module.css';
import { sendImage } from './send-image.ts';

interface Props {
  /** where it stands in the document: links to problems lead there */
  field: string;
  label: string;
  value: Readonly<Record<string, string>>;
  onChange: (text: Record<string, string>, locale: string) => void;
  locales: { main: string; beside: string | null };
  isReadOnly: boolean;
  isLabelShown?: boolean;
  /** the editor of the main locale */
  ref?: Ref<MarkdownEditorHandle>;
}

interface Describing {
  url: string;
  fileName: string;
  answer: (alt: string | null) => void;
}

interface Picking {
  selected: string;
  answer: (link: PickedLink | null) => void;
}

/** Markdown in the main locale, with its translation beside it; links are found by search, images say what they show. */
export function MarkdownField(props: Props) {
  const { field, label, value, onChange, locales, isReadOnly, isLabelShown = false, ref } = props;
  const [picking, setPicking] = useState<Picking | null>(null);
  const [describing, setDescribing] = useState<Describing | null>(null);
  const pickLink = (selected: string) =>
    new Promise<PickedLink | null>((resolve) => setPicking({ selected, answer: resolve }));
  const addImage = async (file: File) => {
    const url = await sendImage(file);
    const alt = await new Promise<string | null>((resolve) =>
      setDescribing({ url, fileName: file.name, answer: resolve }),
    );
    setDescribing(null);
    return alt === null ? null : { url, alt };
  };
  const answer = (link: PickedLink | null) => {
    picking?.answer(link);
    setPicking(null);
  };
  const write = (locale: string) => (text: string) => {
    const { [locale]: _, ...others } = value;
    onChange(text === '' ? others : { ...value, [locale]: text }, locale);
  };
  return (
    <div className={styles.pair}>
      {[locales.main, ...(locales.beside ? [locales.beside] : [])].map((locale) => {
        const name = locales.beside ? `${label} (${locale})` : label;
        return (
          <div key={locale} data-field={`${field}.${locale}`} className={fieldStyles.field}>
            {isLabelShown && (
              <span className={fieldStyles.label} aria-hidden>
                {name}
              </span>
            )}
            <MarkdownEditor
              {...(locale === locales.main && ref ? { ref } : {})}
              label={name}
              value={value[locale] ?? ''}
              onChange={write(locale)}
              readOnly={isReadOnly}
              onPickLink={pickLink}
              onUploadImage={addImage}
            />
          </div>
        );
      })}
      {describing && <ImageDialog url={describing.url} fileName={describing.fileName} onAnswer={describing.answer} />}
      {picking && <LinkPicker selected={picking.selected} onPick={answer} onClose={() => answer(null)} />}
    </div>
  );
}
