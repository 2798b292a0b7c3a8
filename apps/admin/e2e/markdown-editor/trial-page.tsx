import { useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Button } from '../../src/ui/button.tsx';
import { MarkdownEditor, type MarkdownEditorHandle } from '../../src/ui/markdown-editor/markdown-editor.tsx';
import '../../src/ui/tokens.css';
import '../../src/ui/base.css';

/** What a test sees and does beside the page. */
export interface Trial {
  text: string;
  setText: (text: string) => void;
  scrollTo: (offset: number) => void;
  /** lets the images that are being uploaded arrive */
  arrive: () => void;
}

declare global {
  interface Window {
    trial: Trial;
    firstText?: string;
  }
}

const waiting: (() => void)[] = [];

async function uploadImage(file: File) {
  await new Promise<void>((resolve) => {
    waiting.push(resolve);
  });
  if (file.name.startsWith('broken')) throw new Error('It is no image.');
  return { url: '/studio/favicon.svg', alt: 'A rule' };
}

function TrialPage() {
  const [text, setText] = useState(window.firstText ?? '');
  const editor = useRef<MarkdownEditorHandle>(null);
  window.trial = {
    text,
    setText,
    scrollTo: (offset) => editor.current?.scrollTo(offset),
    arrive: () => {
      for (const resolve of waiting.splice(0)) resolve();
    },
  };
  return (
    <main>
      <h1>Guide</h1>
      <MarkdownEditor
        ref={editor}
        label="Text of the guide"
        value={text}
        onChange={setText}
        onPickLink={async (selected) => ({ href: '/guides/a', text: selected || 'A guide' })}
        onUploadImage={uploadImage}
      />
      <Button>After</Button>
    </main>
  );
}

const root = document.getElementById('root');
if (root) createRoot(root).render(<TrialPage />);
