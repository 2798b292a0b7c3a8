import type { StateCommand } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { type Ref, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import { Notice } from '../notice.tsx';
import { changeSettings, createEditor, type EditorActs, replaceText } from './create-editor.ts';
import { WrittenTexts } from './follow-value.ts';
import { formatsAt } from './formats.ts';
import { editorOffset } from './line-breaks.ts';
import styles from './markdown-editor.module.css';
import { insertLinkSigns, insertPickedLink, type PickLink } from './pick-link.ts';
import { EditorToolbar } from './toolbar.tsx';
import { insertImages, type UploadImage } from './upload-images.ts';

export interface MarkdownEditorHandle {
  /** Puts the cursor at an offset of the text, in UTF-16 units, and brings it into view. */
  scrollTo: (offset: number) => void;
  focus: () => void;
}

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  readOnly?: boolean;
  /** asks for a link; null where none was chosen */
  onPickLink?: PickLink;
  /** stores an image; its message is shown when it rejects */
  onUploadImage?: UploadImage;
  ref?: Ref<MarkdownEditorHandle>;
}

/** Markdown shown as what it means while it stays text: what nobody changed is never written anew. */
export function MarkdownEditor({ ref, ...props }: Props) {
  const { label, value, readOnly = false, onUploadImage } = props;
  const host = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<EditorView | null>(null);
  const [formats, setFormats] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const current = useRef(props);
  const written = useRef(new WrittenTexts());

  const uploads = () => {
    const upload = current.current.onUploadImage;
    const onFailure = (file: File, error: unknown) => setProblem(failureOf(file, error));
    return upload ? { upload, onFailure } : null;
  };
  const acts: EditorActs = {
    onText: (text) => {
      written.current.note(text);
      current.current.onChange(text);
    },
    onMove: (state) => setFormats(formatsAt(state)),
    askForLink: (target) => {
      const pick = current.current.onPickLink;
      if (pick) void insertPickedLink(target, pick);
      else insertLinkSigns(target);
    },
    uploads,
  };

  useLayoutEffect(() => {
    current.current = props;
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: made once; later values arrive by the effects below.
  useEffect(() => {
    if (!host.current) return;
    const created = createEditor(host.current, value, { label, readOnly }, acts);
    setView(created);
    return () => created.destroy();
  }, []);

  // Before the next key is pressed, which would otherwise be written into the text of before.
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the value alone.
  useLayoutEffect(() => {
    if (!view || view.state.sliceDoc() === value || written.current.comesBack(value)) return;
    written.current.forget();
    replaceText(view, value, { label, readOnly }, acts);
  }, [view, value]);

  useEffect(() => {
    if (view) changeSettings(view, { label, readOnly });
  }, [view, label, readOnly]);

  useImperativeHandle(
    ref,
    () => ({
      scrollTo: (offset) => view && scrollTo(view, offset),
      focus: () => view?.focus(),
    }),
    [view],
  );

  const run = (command: StateCommand) => {
    if (!view) return;
    command(view);
    view.focus();
  };
  const addImages = (files: readonly File[]) => {
    const ways = uploads();
    setProblem(null);
    if (view && ways) void insertImages(view, files, view.state.selection.main.head, ways).then(() => view.focus());
  };

  return (
    <div className={styles.editor}>
      {!readOnly && (
        <EditorToolbar
          label={`Formatting of ${label}`}
          formats={formats}
          run={run}
          onLink={() => view && acts.askForLink(view)}
          onImages={onUploadImage && addImages}
        />
      )}
      {problem && <Notice kind="problem">{problem}</Notice>}
      <div ref={host} className={styles.text} />
    </div>
  );
}

function scrollTo(view: EditorView, offset: number): void {
  const anchor = editorOffset(view.state, offset);
  view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'start', yMargin: 16 }) });
  view.focus();
}

function failureOf(file: File, error: unknown): string {
  const reason = error instanceof Error && error.message ? ` ${error.message}` : '';
  return `${file.name} could not be added.${reason}`;
}
