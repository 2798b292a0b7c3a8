import { useNavigate, useSearch } from '@tanstack/react-router';
import { Columns3 } from 'lucide-react';
import { useState } from 'react';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { SearchField } from 'react-aria-components/SearchField';
import type { Key } from 'react-aria-components/Table';
import { useQuery } from 'urql';
import { documentPath } from '../../document/document-path.ts';
import { documentStates } from '../../document/document-state.tsx';
import { graphql } from '../../generated/gql.ts';
import type { DocumentState, QuestionOrder, QuestionType } from '../../generated/graphql.ts';
import { Button } from '../../ui/button.tsx';
import { ChoiceMenu } from '../../ui/choice-menu.tsx';
import { CountFound } from '../../ui/count-found.tsx';
import styles from '../../ui/list-page.module.css';
import { Select } from '../../ui/select.tsx';
import { Failed } from '../../ui/states.tsx';
import fieldStyles from '../../ui/text-field.module.css';
import { usePages } from '../../ui/use-pages.ts';
import { useScreen } from '../../ui/use-screen.ts';
import { useSettled } from '../../ui/use-settled.ts';
import { BulkChange } from './bulk-change.tsx';
import { NewQuestion } from './new-question.tsx';
import { questionColumns, readColumns, writeColumns } from './question-columns.tsx';
import { labelOfType } from './question-types.ts';
import { QuestionsTable } from './questions-table.tsx';
import { SavedViews } from './saved-views.tsx';
import { competenciesOfAll, useQuestionChoices } from './use-question-choices.ts';

const Questions = graphql(`
  query QuestionsScreen($filter: QuestionFilter, $order: QuestionOrder!, $after: String) {
    questions(filter: $filter, order: $order, first: 100, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges {
        node {
          id key title type competencyKey bankKey reversed optionCount state usedByCount updatedAt updatedBy revision
        }
      }
    }
  }
`);
const Base = graphql(`
  query QuestionsScreen_Base {
    viewer { abilities { name } }
    settings { defaultLocale }
  }
`);

const any = 'any';
const types: QuestionType[] = ['SINGLE_CHOICE', 'MULTIPLE_CHOICE', 'LIKERT', 'FORCED_CHOICE'];

/** Every question of every bank: found, looked at, changed many at a time. */
export function QuestionsScreen() {
  const heading = useScreen<HTMLHeadingElement>('Questions');
  const search = useSearch({ from: '/studio/questions' });
  const navigate = useNavigate();
  const order = (search.order ?? 'POSITION') as QuestionOrder;
  const text = useSettled(search.text ?? '').trim();
  const filter = {
    ...(text ? { text } : {}),
    ...(search.bank ? { bank: [search.bank] } : {}),
    ...(search.competency ? { competency: [search.competency] } : {}),
    ...(search.type ? { type: [search.type as QuestionType] } : {}),
    ...(search.state ? { state: [search.state as DocumentState] } : {}),
  };
  const pages = usePages(Questions, { filter, order }, (data) => data.questions);
  const [{ data: base, error, fetching }, reload] = useQuery({ query: Base });
  const [selection, setSelection] = useState<ReadonlySet<Key>>(new Set());
  const { banks, competencies, bankName, competencyName, lists } = useQuestionChoices();
  const canEdit = base?.viewer?.abilities.some(({ name }) => name === 'content:edit') ?? false;
  const set = (change: Partial<typeof search>) =>
    void navigate({ to: '/questions', search: { ...search, ...change }, replace: true });
  const without = (name: keyof typeof search) => {
    const { [name]: _, ...others } = search;
    void navigate({ to: '/questions', search: others, replace: true });
  };
  const filterBy = (
    name: 'bank' | 'competency' | 'type' | 'state',
    label: string,
    options: readonly { id: string; label: string }[],
  ) => (
    <Select
      label={label}
      choices={[{ id: any, label: 'All' }, ...options]}
      value={search[name] ?? any}
      onChange={(id) => (id === any ? without(name) : set({ [name]: id }))}
    />
  );
  const selected = pages.items.filter(({ id }) => selection.has(id));
  const columns = readColumns(search.columns);
  const lacks = [{ hasFailed: error !== undefined && !base, isLoading: fetching, retry: reload }, ...lists].filter(
    ({ hasFailed }) => hasFailed,
  );

  return (
    <div className={`${styles.page} ${styles.full}`}>
      <header className={styles.head}>
        <h1 ref={heading} tabIndex={-1}>
          Questions
        </h1>
        <CountFound pages={pages} />
        <ChoiceMenu
          label="Columns"
          icon={<Columns3 size={16} aria-hidden />}
          choices={questionColumns}
          chosen={columns}
          onChange={(next) => {
            const text = writeColumns(next);
            if (text) set({ columns: text });
            else without('columns');
          }}
        />
        <SavedViews search={search} />
        {canEdit && (
          <Button look="main" onPress={() => set({ new: true })}>
            New question
          </Button>
        )}
      </header>
      <div className={styles.filters}>
        <SearchField
          className={fieldStyles.field ?? ''}
          value={search.text ?? ''}
          onChange={(text) => (text ? set({ text }) : without('text'))}
        >
          <Label className={fieldStyles.label ?? ''}>Words</Label>
          <Input className={fieldStyles.input ?? ''} placeholder="In prompt, help or key" />
        </SearchField>
        {filterBy('bank', 'Bank', banks)}
        {filterBy('competency', 'Competency', competencies)}
        {filterBy(
          'type',
          'Type',
          types.map((id) => ({ id, label: labelOfType(id) })),
        )}
        {filterBy('state', 'State', documentStates)}
      </div>
      <div className={styles.page}>
        {lacks.length > 0 && (
          <Failed
            what="What can be chosen here"
            retry={() => {
              for (const lack of lacks) lack.retry();
            }}
            isTrying={lacks.some(({ isLoading }) => isLoading)}
          />
        )}
        {selected.length > 0 && canEdit && (
          <BulkChange
            questions={selected}
            total={pages.totalCount}
            competencies={competenciesOfAll(
              competencies,
              banks.filter(({ id }) => selected.some(({ bankKey }) => bankKey === id)),
            )}
            onSelectAll={async () => {
              const all = await pages.loadAll();
              if (all) setSelection(new Set(all.map(({ id }) => id)));
            }}
            onDone={async () => {
              setSelection(new Set());
              await pages.reload();
            }}
          />
        )}
        {pages.hasFailed && pages.items.length > 0 && (
          <Failed
            what={pages.isOld ? 'The questions' : 'More questions'}
            isAnew={pages.isOld}
            retry={pages.retry}
            isTrying={pages.isLoading}
          />
        )}
      </div>
      {pages.hasFailed && pages.items.length === 0 ? (
        <Failed what="The questions" retry={pages.retry} isTrying={pages.isLoading} />
      ) : (
        <QuestionsTable
          questions={pages.items}
          columns={columns}
          competencyName={competencyName}
          bankName={bankName}
          isLoading={pages.isLoading}
          canEdit={canEdit}
          selection={selection}
          // All that are here: what comes in later was not chosen.
          onSelect={(next) => setSelection(next === 'all' ? new Set(pages.items.map(({ id }) => id)) : next)}
          order={order}
          onOrder={(next) => set({ order: next })}
          onOpen={({ key }) => void navigate(documentPath('QUESTION', key))}
          onMore={pages.loadMore}
        />
      )}
      {search.new && canEdit && base && (
        <NewQuestion
          banks={banks}
          competencies={competencies}
          locale={base.settings.defaultLocale}
          onClose={() => without('new')}
        />
      )}
    </div>
  );
}
