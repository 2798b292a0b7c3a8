import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { DocumentStateChip } from '../../document/document-state.tsx';
import { keyFrom, useNewDocument } from '../../document/new-document.ts';
import rowStyles from '../../document/panels.module.css';
import { useFrameworks } from '../../document/use-frameworks.ts';
import { graphql } from '../../generated/gql.ts';
import { Button } from '../../ui/button.tsx';
import { CountFound } from '../../ui/count-found.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { countOf } from '../../ui/format.ts';
import styles from '../../ui/list-page.module.css';
import { Moment } from '../../ui/moment.tsx';
import { MoreRows } from '../../ui/more-rows.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Select } from '../../ui/select.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { usePages } from '../../ui/use-pages.ts';
import { useScreen } from '../../ui/use-screen.ts';
import { useSettled } from '../../ui/use-settled.ts';

const Assessments = graphql(`
  query AssessmentsScreen($text: String!, $after: String) {
    assessments(filter: { text: $text }, first: 50, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { id key title state questionCount estimatedMinutes updatedBy updatedAt } }
    }
  }
`);
const Viewer = graphql(`
  query AssessmentsScreen_Viewer { viewer { abilities { name } } }
`);

/** All assessments. */
export function AssessmentsScreen() {
  const heading = useScreen<HTMLHeadingElement>('Assessments');
  const search = useSearch({ from: '/studio/assessments' });
  const navigate = useNavigate();
  const [words, setWords] = useState('');
  const text = useSettled(words).trim();
  const pages = usePages(Assessments, { text }, (found) => found.assessments);
  const [{ data }] = useQuery({ query: Viewer });
  const canEdit = data?.viewer?.abilities.some(({ name }) => name === 'content:edit') ?? false;
  const open = (isNew: boolean) =>
    void navigate({ to: '/assessments', search: isNew ? { new: true } : {}, replace: true });
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 ref={heading} tabIndex={-1}>
          Assessments
        </h1>
        <CountFound pages={pages} />
        {canEdit && (
          <Button look="main" onPress={() => open(true)}>
            New assessment
          </Button>
        )}
      </header>
      <div className={styles.filters}>
        <TextField label="Words" type="search" hasNotes={false} value={words} onChange={setWords} />
      </div>
      {pages.state === 'loading' && <Loading what="the assessments" />}
      {pages.state === 'empty' && (
        <Empty title={text ? 'No assessment has these words' : 'No assessment yet'}>
          <p>
            {text
              ? 'Take a word away.'
              : 'An assessment places questions of a bank into sections, and says how they are scored.'}
          </p>
        </Empty>
      )}
      <ul className={rowStyles.rows}>
        {pages.items.map((node) => (
          <li key={node.id}>
            <Link to="/assessments/$slug" params={{ slug: node.key }} className={rowStyles.grow}>
              {node.title}
            </Link>
            <span className={rowStyles.soft}>
              {countOf(node.questionCount, 'question')}
              {node.estimatedMinutes !== null && `, about ${countOf(node.estimatedMinutes, 'minute')}`}
            </span>
            <DocumentStateChip state={node.state} />
            <span className={rowStyles.soft}>
              {node.updatedBy}, <Moment at={node.updatedAt} />
            </span>
          </li>
        ))}
      </ul>
      <MoreRows pages={pages} what="The assessments" label="More" />
      {search.new && canEdit && <NewAssessment onClose={() => open(false)} />}
    </div>
  );
}

function NewAssessment({ onClose }: { onClose: () => void }) {
  const [title, setTitle] = useState('');
  const [key, setKey] = useState<string | null>(null);
  const [framework, setFramework] = useState<string | null>(null);
  const assessment = useNewDocument('ASSESSMENT');
  const frameworks = useFrameworks();
  const slug = key ?? keyFrom(title);
  const chosen = frameworks.items.find((one) => one.key === framework) ?? frameworks.items[0];
  const begin = () =>
    assessment.begin({
      slug,
      title: { [assessment.locale]: title },
      summary: { [assessment.locale]: '' },
      introduction: { [assessment.locale]: '' },
      framework: chosen?.key,
      competencies: chosen?.competencies.map((competency) => ({ competency: competency.key, weight: 1 })),
      sections: [{ key: 'section-1', title: { [assessment.locale]: 'First section' }, placements: [] }],
      segments: [],
      bands: [{ key: 'all', name: { [assessment.locale]: 'All' }, text: { [assessment.locale]: '' }, from: 0 }],
      roleProfiles: [],
      focusRules: [],
    });
  return (
    <Dialog title="New assessment" onClose={onClose}>
      <TextField label="Title" value={title} onChange={setTitle} autoFocus isRequired />
      <Select
        label="Framework it measures"
        choices={frameworks.items.map((one) => ({ id: one.key, label: one.title }))}
        value={chosen?.key ?? null}
        onChange={setFramework}
        placeholder={frameworks.isLoading ? 'Loading …' : 'Choose …'}
      />
      {frameworks.hasFailed && (
        <Failed what="The frameworks" retry={frameworks.retry} isTrying={frameworks.isLoading} />
      )}
      <TextField label="Key" value={slug} onChange={setKey} hint="Its address for good." />
      {assessment.problem && <Notice kind="problem">{assessment.problem}</Notice>}
      <DialogActions>
        <Button onPress={onClose}>Cancel</Button>
        <Button
          look="main"
          onPress={() => void begin()}
          isRunning={assessment.isRunning}
          isDisabled={title.trim() === '' || !chosen}
        >
          Begin
        </Button>
      </DialogActions>
    </Dialog>
  );
}
