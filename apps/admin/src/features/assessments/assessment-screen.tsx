import { useParams, useSearch } from '@tanstack/react-router';
import type { Assessment } from '@yardstick/domain/content/assessment.ts';
import { DocumentScreen } from '../../document/document-screen.tsx';
import { AssessmentPreview } from './assessment-preview.tsx';
import { ComposeView } from './compose-view.tsx';
import { ImpactSummary } from './impact-summary.tsx';
import { ScoringView } from './scoring-view.tsx';

/** One assessment: what it asks, how it is scored, how it is taken, and what every document has. */
export function AssessmentScreen() {
  const { slug } = useParams({ from: '/studio/assessments/$slug' });
  const { view } = useSearch({ from: '/studio/assessments/$slug' });
  return (
    <DocumentScreen<Assessment>
      kind="ASSESSMENT"
      documentKey={slug}
      view={view}
      views={[
        { id: 'compose', label: 'Compose', render: (editor) => <ComposeView editor={editor} /> },
        { id: 'scoring', label: 'Scoring', render: (editor) => <ScoringView editor={editor} /> },
        { id: 'preview', label: 'Preview', render: (editor) => <AssessmentPreview editor={editor} /> },
      ]}
      beforePublishing={(editor) => <ImpactSummary editor={editor} />}
    />
  );
}
