import { Link, useParams, useSearch } from '@tanstack/react-router';
import type { QuestionBank } from '@yardstick/domain/content/question.ts';
import { DocumentScreen } from '../../document/document-screen.tsx';
import styles from '../../document/panels.module.css';
import { LocalisedField } from '../../ui/localised-field.tsx';

/** One question bank: its name, and the way to its questions. */
export function BankScreen() {
  const { slug } = useParams({ from: '/studio/banks/$slug' });
  const { view } = useSearch({ from: '/studio/banks/$slug' });
  return (
    <DocumentScreen<QuestionBank>
      kind="BANK"
      documentKey={slug}
      view={view}
      views={[
        {
          id: 'edit',
          label: 'Edit',
          render: ({ content: bank, change, locales, isReadOnly }) => (
            <div className={styles.panel}>
              <LocalisedField
                label="Name"
                value={bank.name}
                onChange={(name) => change({ ...bank, name }, 'name')}
                locales={locales}
                isReadOnly={isReadOnly}
              />
              <p>
                <Link to="/questions" search={{ bank: bank.slug }}>
                  Its questions
                </Link>{' '}
                measure the framework{' '}
                <Link to="/frameworks/$slug" params={{ slug: bank.framework }}>
                  {bank.framework}
                </Link>
                .
              </p>
            </div>
          ),
        },
      ]}
    />
  );
}
