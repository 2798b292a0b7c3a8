import { useParams, useSearch } from '@tanstack/react-router';
import type { Guide } from '@yardstick/domain/content/guide.ts';
import { lazy, Suspense } from 'react';
import { DocumentScreen } from '../../document/document-screen.tsx';
import { Loading } from '../../ui/states.tsx';
import { GuidePreview } from './guide-preview.tsx';
import { GuideSettings } from './guide-settings.tsx';

const GuideEditor = lazy(async () => ({ default: (await import('./guide-editor.tsx')).GuideEditor }));

/** One guide: writing, what it is about, how it reads, and what every document has. */
export function GuideScreen() {
  const { slug } = useParams({ from: '/studio/guides/$slug' });
  const { view } = useSearch({ from: '/studio/guides/$slug' });
  return (
    <DocumentScreen<Guide>
      kind="GUIDE"
      documentKey={slug}
      view={view}
      views={[
        {
          id: 'write',
          label: 'Write',
          render: (editor) => (
            <Suspense fallback={<Loading what="the editor" />}>
              <GuideEditor editor={editor} />
            </Suspense>
          ),
        },
        { id: 'about', label: 'About', render: (editor) => <GuideSettings editor={editor} /> },
        {
          id: 'preview',
          label: 'Preview',
          ability: 'content:preview',
          render: (editor) => <GuidePreview editor={editor} />,
        },
      ]}
    />
  );
}
