import type { Guide } from '@yardstick/domain/content/guide.ts';
import { readingMinutes } from '@yardstick/domain/publishing/estimate-minutes.ts';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import type { Editor } from '../../document/editor.ts';
import { Problems } from '../../document/problems.tsx';
import { formatCount } from '../../ui/format.ts';
import { LocalisedField } from '../../ui/localised-field.tsx';
import { MarkdownEditor, type MarkdownEditorHandle } from '../../ui/markdown-editor/markdown-editor.tsx';
import { countWords, outline } from '../../ui/markdown-editor/outline.ts';
import styles from './guide.module.css';
import { ImageDialog } from './image-dialog.tsx';
import { LinkPicker, type PickedLink } from './link-picker.tsx';
import { sendImage } from './send-image.ts';

interface Describing {
  url: string;
  fileName: string;
  answer: (alt: string | null) => void;
}

interface Picking {
  selected: string;
  answer: (link: PickedLink | null) => void;
}

/** Writing: the text with its outline, its length, and its translation beside it. */
export function GuideEditor({ editor }: { editor: Editor<Guide> }) {
  const { content: guide, change, locales, isReadOnly } = editor;
  const [picking, setPicking] = useState<Picking | null>(null);
  const [describing, setDescribing] = useState<Describing | null>(null);
  const body = guide.body[locales.main] ?? '';
  const read = useDeferredValue(body);
  const headings = useMemo(() => outline(read), [read]);
  const main = useRef<MarkdownEditorHandle>(null);
  const setBody = (locale: string) => (text: string) => {
    const { [locale]: _, ...others } = guide.body;
    change({ ...guide, body: text === '' ? others : { ...guide.body, [locale]: text } }, `body ${locale}`);
  };
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
  return (
    <div className={styles.columns}>
      <div className={styles.fields}>
        <LocalisedField
          field="title"
          label="Title"
          value={guide.title}
          onChange={(title) => change({ ...guide, title }, 'title')}
          locales={locales}
          isReadOnly={isReadOnly}
        />
        <div className={styles.pair}>
          {[locales.main, ...(locales.beside ? [locales.beside] : [])].map((locale) => (
            <div key={locale} data-field={`body.${locale}`}>
              <MarkdownEditor
                {...(locale === locales.main ? { ref: main } : {})}
                label={locales.beside ? `Text (${locale})` : 'Text'}
                value={guide.body[locale] ?? ''}
                onChange={setBody(locale)}
                readOnly={isReadOnly}
                onPickLink={pickLink}
                onUploadImage={addImage}
              />
            </div>
          ))}
        </div>
      </div>
      <aside className={styles.side} aria-label="Outline and length">
        <p className={styles.big}>
          {formatCount(countWords(read, locales.main))} <small>words</small> ·{' '}
          {formatCount(readingMinutes(read, locales.main))} <small>minutes to read</small>
        </p>
        <nav aria-label="Outline" className={styles.outline}>
          <h2>Outline</h2>
          {headings.length === 0 && <p className={styles.soft}>Headings appear here.</p>}
          {headings.map(({ level, text, offset }) => (
            <button
              key={offset}
              type="button"
              style={{ paddingInlineStart: `${(level - 2) * 0.75}rem` }}
              onClick={() => main.current?.scrollTo(offset)}
            >
              {text}
            </button>
          ))}
        </nav>
        {editor.problems.length > 0 && <Problems problems={editor.problems} />}
      </aside>
      {describing && <ImageDialog url={describing.url} fileName={describing.fileName} onAnswer={describing.answer} />}
      {picking && <LinkPicker selected={picking.selected} onPick={answer} onClose={() => answer(null)} />}
    </div>
  );
}
