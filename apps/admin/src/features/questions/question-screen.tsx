import { useParams, useSearch } from '@tanstack/react-router';
import type { Question } from '@yardstick/domain/content/question.ts';
import { DocumentScreen } from '../../document/document-screen.tsx';
import { QuestionEditor } from './question-editor.tsx';

/** One question: its editor with a live preview, and what every document has. */
export function QuestionScreen() {
  const { bank, question } = useParams({ from: '/studio/questions/$bank/$question' });
  const { view } = useSearch({ from: '/studio/questions/$bank/$question' });
  return (
    <DocumentScreen<Question>
      kind="QUESTION"
      documentKey={`${bank}/${question}`}
      view={view}
      views={[{ id: 'edit', label: 'Edit', render: (editor) => <QuestionEditor editor={editor} /> }]}
    />
  );
}
