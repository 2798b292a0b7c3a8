import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { SearchField } from 'react-aria-components/SearchField';
import {
  Cell,
  Collection,
  Column,
  Row,
  type Selection,
  type SortDescriptor,
  Table,
  TableBody,
  TableHeader,
  TableLoadMoreItem,
} from 'react-aria-components/Table';
import { TableLayout, Virtualizer } from 'react-aria-components/Virtualizer';
import { useQuery } from 'urql';
import { DocumentStateChip, documentStates } from '../../document/document-state.tsx';
import { graphql } from '../../generated/gql.ts';
import type { DocumentState, QuestionOrder, QuestionsScreenQuery, QuestionType } from '../../generated/graphql.ts';
import { Button } from '../../ui/button.tsx';
import { SelectionBox } from '../../ui/checkbox.tsx';
import { formatCount } from '../../ui/format.ts';
import styles from '../../ui/list-page.module.css';
import { Moment } from '../../ui/moment.tsx';
import { Select } from '../../ui/select.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import fieldStyles from '../../ui/text-field.module.css';
import { usePages } from '../../ui/use-pages.ts';
import { useScreen } from '../../ui/use-screen.ts';
import { BulkChange } from './bulk-change.tsx';
import { NewQuestion } from './new-question.tsx';
import { labelOfType } from './question-types.ts';
import { SavedViews } from './saved-views.tsx';

const Questions = graphql(`
  query QuestionsScreen($filter: QuestionFilter, $order: QuestionOrder!, $after: String) {
    questions(filter: $filter, order: $order, first: 100, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges {
        node {
          id key title type competencyKey bankKey reversed optionCount state usedByCount updatedAt revision
        }
      }
    }
  }
`);
const Choices = graphql(`
  query QuestionsScreen_Choices {
    viewer { abilities { name } }
    questionBanks(first: 100) { edges { node { key title framework { key } } } }
    frameworks(first: 50) { edges { node { key competencies { key name children { key name } } } } }
  }
`);

type ListedQuestion = QuestionsScreenQuery['questions']['edges'][number]['node'];

const any = 'any';
const types: QuestionType[] = ['SINGLE_CHOICE', 'MULTIPLE_CHOICE', 'LIKERT', 'FORCED_CHOICE'];
const layout = { rowHeight: 41, headingHeight: 34 };

/** Every question of every bank: found, looked at, changed many at a time. */
export function QuestionsScreen() {
  const heading = useScreen<HTMLHeadingElement>('Questions');
  const search = useSearch({ from: '/studio/questions' });
  const navigate = useNavigate();
  const order = (search.order ?? 'POSITION') as QuestionOrder;
  const filter = {
    ...(search.text ? { text: search.text } : {}),
    ...(search.bank ? { bank: [search.bank] } : {}),
    ...(search.competency ? { competency: [search.competency] } : {}),
    ...(search.type ? { type: [search.type as QuestionType] } : {}),
    ...(search.state ? { state: [search.state as DocumentState] } : {}),
  };
  const pages = usePages(Questions, { filter, order }, (data) => data.questions);
  const [{ data: choices }] = useQuery({ query: Choices });
  const [selection, setSelection] = useState<Selection>(new Set());
  const competencies = useMemo(
    () =>
      (choices?.frameworks.edges ?? []).flatMap(({ node }) =>
        node.competencies.flatMap(({ key, name, children }) => [
          { id: key, label: name },
          ...children.map((child) => ({ id: child.key, label: `${name} › ${child.name}` })),
        ]),
      ),
    [choices],
  );
  const canEdit = choices?.viewer?.abilities.some(({ name }) => name === 'content:edit') ?? false;
  const set = (change: Partial<typeof search>) =>
    void navigate({ to: '/questions', search: { ...search, ...change }, replace: true });
  const filterBy = (
    name: 'bank' | 'competency' | 'type' | 'state',
    label: string,
    options: { id: string; label: string }[],
  ) => (
    <Select
      label={label}
      choices={[{ id: any, label: 'All' }, ...options]}
      value={search[name] ?? any}
      onChange={(id) => {
        const { [name]: _, ...others } = search;
        void navigate({ to: '/questions', search: id === any ? others : { ...others, [name]: id }, replace: true });
      }}
    />
  );
  const selected = selection === 'all' ? pages.items : pages.items.filter(({ id }) => selection.has(id));

  return (
    <div className={`${styles.page} ${styles.full}`}>
      <header className={styles.head}>
        <h1 ref={heading} tabIndex={-1}>
          Questions
        </h1>
        <span className={styles.soft} role="status">
          {pages.isLoading ? 'Looking …' : formatCount(pages.totalCount)}
        </span>
        <SavedViews search={search} />
        {canEdit && (
          <Button look="main" onPress={() => set({ new: true })}>
            New question
          </Button>
        )}
      </header>
      <div className={styles.filters}>
        <SearchField className={fieldStyles.field ?? ''} value={search.text ?? ''} onChange={(text) => set({ text })}>
          <Label className={fieldStyles.label ?? ''}>Words</Label>
          <Input className={fieldStyles.input ?? ''} placeholder="In prompt, help, options or key" />
        </SearchField>
        {filterBy(
          'bank',
          'Bank',
          (choices?.questionBanks.edges ?? []).map(({ node }) => ({ id: node.key, label: node.title })),
        )}
        {filterBy('competency', 'Competency', competencies)}
        {filterBy(
          'type',
          'Type',
          types.map((id) => ({ id, label: labelOfType(id) })),
        )}
        {filterBy('state', 'State', documentStates)}
      </div>
      {selected.length > 0 && canEdit ? (
        <BulkChange
          questions={selected}
          competencies={competencies}
          onDone={() => {
            setSelection(new Set());
            pages.reload();
          }}
        />
      ) : (
        <div />
      )}
      {pages.hasFailed && pages.items.length === 0 ? (
        <Failed what="The questions" retry={pages.reload} />
      ) : (
        <Virtualizer layout={TableLayout} layoutOptions={layout}>
          <Table
            aria-label="Questions"
            className={`${styles.scroller} ${styles.table}`}
            selectionMode={canEdit ? 'multiple' : 'none'}
            selectionBehavior="toggle"
            selectedKeys={selection}
            onSelectionChange={setSelection}
            sortDescriptor={sortOf(order)}
            onSortChange={(sort) => set({ order: orderOf(sort) })}
            onRowAction={(id) => {
              const question = pages.items.find((item) => item.id === id);
              if (question) void navigate(pathOf(question));
            }}
          >
            <TableHeader>
              {canEdit && (
                <Column width={44} minWidth={44} className={styles.column ?? ''}>
                  <SelectionBox />
                </Column>
              )}
              <Column id="PROMPT" isRowHeader allowsSorting width="3fr" minWidth={260} className={styles.column ?? ''}>
                Prompt
              </Column>
              <Column width="1fr" minWidth={140} className={styles.column ?? ''}>
                Competency
              </Column>
              <Column width={130} className={styles.column ?? ''}>
                Type
              </Column>
              <Column width={80} className={styles.column ?? ''}>
                Options
              </Column>
              <Column width={110} className={styles.column ?? ''}>
                State
              </Column>
              <Column width={80} className={styles.column ?? ''}>
                Used in
              </Column>
              <Column id="LAST_CHANGE" allowsSorting width={140} className={styles.column ?? ''}>
                Changed
              </Column>
            </TableHeader>
            <TableBody
              renderEmptyState={() =>
                pages.isLoading ? (
                  <Loading what="the questions" />
                ) : (
                  <Empty title="No question is like this">
                    <p>Take a filter away, or write a new one.</p>
                  </Empty>
                )
              }
            >
              <Collection items={pages.items}>
                {(question) => <QuestionRow question={question} hasBox={canEdit} />}
              </Collection>
              <TableLoadMoreItem onLoadMore={pages.loadMore} isLoading={pages.isLoading && pages.items.length > 0}>
                <span className={styles.end}>Loading more …</span>
              </TableLoadMoreItem>
            </TableBody>
          </Table>
        </Virtualizer>
      )}
      {search.new && canEdit && (
        <NewQuestion
          banks={choices?.questionBanks.edges.map(({ node }) => ({ id: node.key, label: node.title })) ?? []}
          competencies={competencies}
          onClose={() => {
            const { new: _, ...others } = search;
            void navigate({ to: '/questions', search: others, replace: true });
          }}
        />
      )}
    </div>
  );
}

function QuestionRow({ question, hasBox }: { question: ListedQuestion; hasBox: boolean }) {
  return (
    <Row id={question.id} className={styles.row ?? ''} textValue={question.title}>
      {hasBox && (
        <Cell className={styles.cell ?? ''}>
          <SelectionBox />
        </Cell>
      )}
      <Cell className={styles.cell ?? ''}>{question.title}</Cell>
      <Cell className={`${styles.cell} ${styles.soft}`}>{question.competencyKey ?? '—'}</Cell>
      <Cell className={`${styles.cell} ${styles.soft}`}>{labelOfType(question.type)}</Cell>
      <Cell className={`${styles.cell} ${styles.soft}`}>
        {question.optionCount}
        {question.reversed ? ' ↺' : ''}
      </Cell>
      <Cell className={styles.cell ?? ''}>
        <DocumentStateChip state={question.state} />
      </Cell>
      <Cell className={`${styles.cell} ${styles.soft}`}>{formatCount(question.usedByCount)}</Cell>
      <Cell className={`${styles.cell} ${styles.soft}`}>
        <Moment at={question.updatedAt} />
      </Cell>
    </Row>
  );
}

function pathOf({ key }: ListedQuestion) {
  const [bank = '', question = ''] = key.split('/');
  return { to: '/questions/$bank/$question', params: { bank, question } } as const;
}

function sortOf(order: QuestionOrder): SortDescriptor {
  if (order.startsWith('LAST_CHANGE'))
    return { column: 'LAST_CHANGE', direction: order.endsWith('DESC') ? 'descending' : 'ascending' };
  return { column: order, direction: 'ascending' };
}

const orderOf = ({ column, direction }: SortDescriptor): QuestionOrder => {
  if (column !== 'LAST_CHANGE') return 'PROMPT';
  return direction === 'descending' ? 'LAST_CHANGE_DESC' : 'LAST_CHANGE';
};
