import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { keyFrom, useNewDocument } from '../../document/new-document.ts';
import rowStyles from '../../document/panels.module.css';
import { graphql } from '../../generated/gql.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { countOf } from '../../ui/format.ts';
import styles from '../../ui/list-page.module.css';
import { MoreRows } from '../../ui/more-rows.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Select } from '../../ui/select.tsx';
import { Empty, Loading } from '../../ui/states.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { usePages } from '../../ui/use-pages.ts';
import { useScreen } from '../../ui/use-screen.ts';

const Frameworks = graphql(`
  query FrameworksScreen($after: String) {
    frameworks(first: 100, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { id key title competencyCount } }
    }
  }
`);
const Banks = graphql(`
  query FrameworksScreen_Banks($after: String) {
    questionBanks(first: 50, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { id key title questionCount framework { title } } }
    }
  }
`);
const Viewer = graphql(`
  query FrameworksScreen_Viewer { viewer { abilities { name } } }
`);

/** What is measured, and the banks of questions about it. */
export function FrameworksScreen() {
  const heading = useScreen<HTMLHeadingElement>('Frameworks and banks');
  const frameworks = usePages(Frameworks, {}, (found) => found.frameworks, { isWhole: true });
  const banks = usePages(Banks, {}, (found) => found.questionBanks);
  const [{ data }] = useQuery({ query: Viewer });
  const [isNew, setNew] = useState<'FRAMEWORK' | 'BANK' | null>(null);
  const canEdit = data?.viewer?.abilities.some(({ name }) => name === 'content:edit') ?? false;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 ref={heading} tabIndex={-1}>
          Frameworks and banks
        </h1>
        {canEdit && (
          <>
            <Button onPress={() => setNew('FRAMEWORK')}>New framework</Button>
            <Button onPress={() => setNew('BANK')} isDisabled={frameworks.items.length === 0}>
              New question bank
            </Button>
          </>
        )}
      </header>
      <h2>Frameworks</h2>
      {frameworks.state === 'loading' && <Loading what="the frameworks" />}
      {frameworks.state === 'empty' && (
        <Empty title="No framework yet">
          <p>A framework names the competencies that questions measure. Begin with one.</p>
        </Empty>
      )}
      <ul className={rowStyles.rows}>
        {frameworks.items.map((node) => (
          <li key={node.id}>
            <Link to="/frameworks/$slug" params={{ slug: node.key }} className={rowStyles.grow}>
              {node.title}
            </Link>
            <span className={rowStyles.soft}>{countOf(node.competencyCount, 'competency', 'competencies')}</span>
          </li>
        ))}
      </ul>
      <MoreRows pages={frameworks} what="The frameworks" label="More" isStreamed={false} />
      <h2>Question banks</h2>
      {banks.state === 'loading' && <Loading what="the question banks" />}
      {banks.state === 'empty' && frameworks.items.length > 0 && (
        <Empty title="No question bank yet">
          <p>A question bank holds questions that measure a framework, for any number of assessments.</p>
        </Empty>
      )}
      <ul className={rowStyles.rows}>
        {banks.items.map((node) => (
          <li key={node.id}>
            <Link to="/banks/$slug" params={{ slug: node.key }} className={rowStyles.grow}>
              {node.title}
            </Link>
            <Link to="/questions" search={{ bank: node.key }}>
              {countOf(node.questionCount, 'question')}
            </Link>
            <span className={rowStyles.soft}>{node.framework?.title}</span>
          </li>
        ))}
      </ul>
      <MoreRows pages={banks} what="The question banks" label="More" />
      {isNew && (
        <NewDocument
          kind={isNew}
          frameworks={frameworks.items.map(({ key, title }) => ({ id: key, label: title }))}
          onClose={() => setNew(null)}
        />
      )}
    </div>
  );
}

interface NewProps {
  kind: 'FRAMEWORK' | 'BANK';
  frameworks: readonly { id: string; label: string }[];
  onClose: () => void;
}

function NewDocument({ kind, frameworks, onClose }: NewProps) {
  const [name, setName] = useState('');
  const [framework, setFramework] = useState(frameworks[0]?.id ?? null);
  const document = useNewDocument(kind);
  const slug = keyFrom(name);
  const begin = () =>
    document.begin(
      kind === 'BANK'
        ? { slug, name: { [document.locale]: name }, framework }
        : {
            slug,
            name: { [document.locale]: name },
            competencies: [{ key: 'competency-1', name: { [document.locale]: 'First competency' }, children: [] }],
          },
    );
  return (
    <Dialog title={kind === 'BANK' ? 'New question bank' : 'New framework'} onClose={onClose}>
      <TextField label="Name" value={name} onChange={setName} autoFocus isRequired />
      {kind === 'BANK' && <Select label="Framework" choices={frameworks} value={framework} onChange={setFramework} />}
      {document.problem && <Notice kind="problem">{document.problem}</Notice>}
      <DialogActions>
        <Button onPress={onClose}>Cancel</Button>
        <Button look="main" onPress={() => void begin()} isRunning={document.isRunning} isDisabled={slug === ''}>
          Begin
        </Button>
      </DialogActions>
    </Dialog>
  );
}
