import { wordFor } from '@yardstick/domain/content/count-words.ts';
import type { Guide } from '@yardstick/domain/content/guide.ts';
import { readingMinutes } from '@yardstick/domain/publishing/estimate-minutes.ts';
import { useDeferredValue, useMemo, useRef } from 'react';
import type { Editor } from '../../document/editor.ts';
import { MarkdownField } from '../../document/markdown-field.tsx';
import { Problems } from '../../document/problems.tsx';
import { formatCount } from '../../ui/format.ts';
import { LocalisedField } from '../../ui/localised-field.tsx';
import type { MarkdownEditorHandle } from '../../ui/markdown-editor/markdown-editor.tsx';
import { countWords, outline } from '../../ui/markdown-editor/outline.ts';
import styles from './guide.module.css';

/** Writing: the text with its outline, its length, and its translation beside it. */
export function GuideEditor({ editor }: { editor: Editor<Guide> }) {
  const { content: guide, change, locales, isReadOnly } = editor;
  const body = guide.body[locales.main] ?? '';
  const read = useDeferredValue(body);
  const headings = useMemo(() => outline(read), [read]);
  const [words, minutes] = [countWords(read, locales.main), readingMinutes(read, locales.main)];
  const main = useRef<MarkdownEditorHandle>(null);
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
        <MarkdownField
          ref={main}
          field="body"
          label="Text"
          value={guide.body}
          onChange={(text, locale) => change({ ...guide, body: text }, `body ${locale}`)}
          locales={locales}
          isReadOnly={isReadOnly}
        />
      </div>
      <aside className={styles.side} aria-label="Outline and length">
        <p className={styles.big}>
          {formatCount(words)} <small>{wordFor(words, 'word')}</small> · {formatCount(minutes)}{' '}
          <small>{wordFor(minutes, 'minute')} to read</small>
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
    </div>
  );
}
