import {
  Cell,
  Collection,
  Column,
  type Key,
  Row,
  type Selection,
  type SortDescriptor,
  Table,
  TableBody,
  TableHeader,
  TableLoadMoreItem,
} from 'react-aria-components/Table';
import { TableLayout, Virtualizer } from 'react-aria-components/Virtualizer';
import type { QuestionOrder } from '../../generated/graphql.ts';
import { SelectionBox } from '../../ui/checkbox.tsx';
import styles from '../../ui/list-page.module.css';
import { Empty, Loading } from '../../ui/states.tsx';
import { columnsOf, type ListedQuestion, type QuestionColumnId } from './question-columns.tsx';

const layout = { rowHeight: 41, headingHeight: 34 };

interface Props {
  questions: readonly ListedQuestion[];
  columns: readonly QuestionColumnId[];
  competencyName: (key: string, bank: string) => string;
  bankName: (key: string) => string;
  isLoading: boolean;
  canEdit: boolean;
  selection: ReadonlySet<Key>;
  onSelect: (selection: Selection) => void;
  order: QuestionOrder;
  onOrder: (order: QuestionOrder) => void;
  onOpen: (question: ListedQuestion) => void;
  onMore: () => void;
}

/** Any number of questions; only the rows in sight are drawn. */
export function QuestionsTable(props: Props) {
  const { questions, columns, competencyName, bankName, isLoading, canEdit, selection, order } = props;
  const shown = columnsOf(columns);
  return (
    <Virtualizer layout={TableLayout} layoutOptions={layout}>
      <Table
        aria-label="Questions"
        className={`${styles.scroller} ${styles.table}`}
        selectionMode={canEdit ? 'multiple' : 'none'}
        selectionBehavior="toggle"
        selectedKeys={selection}
        onSelectionChange={props.onSelect}
        sortDescriptor={sortOf(order)}
        onSortChange={(sort) => props.onOrder(orderOf(sort))}
        onRowAction={(id) => {
          const question = questions.find((one) => one.id === id);
          if (question) props.onOpen(question);
        }}
      >
        <TableHeader>
          {canEdit && (
            <Column id="select" width={44} minWidth={44} className={styles.column ?? ''}>
              <SelectionBox />
            </Column>
          )}
          <Column id="PROMPT" isRowHeader allowsSorting width="3fr" minWidth={260} className={styles.column ?? ''}>
            Prompt
          </Column>
          {shown.map(({ id, label, width, minWidth, isSortable }) => (
            <Column
              key={id}
              id={id}
              width={width}
              {...(minWidth ? { minWidth } : {})}
              allowsSorting={isSortable ?? false}
              className={styles.column ?? ''}
            >
              {label}
            </Column>
          ))}
        </TableHeader>
        <TableBody
          renderEmptyState={() =>
            isLoading ? (
              <div className={styles.end}>
                <Loading what="the questions" />
              </div>
            ) : (
              <Empty title="No question is like this">
                <p>Take a filter away, or write a new one.</p>
              </Empty>
            )
          }
        >
          <Collection items={questions} dependencies={[columns.join(), competencyName, bankName, canEdit]}>
            {(question) => (
              <Row id={question.id} className={styles.row ?? ''} textValue={question.title}>
                {canEdit && (
                  <Cell className={styles.cell ?? ''}>
                    <SelectionBox />
                  </Cell>
                )}
                <Cell className={styles.cell ?? ''}>{question.title}</Cell>
                {shown.map(({ id, isLoud, show }) => (
                  <Cell key={id} className={isLoud ? (styles.cell ?? '') : `${styles.cell} ${styles.soft}`}>
                    {show(question, { competencyName, bankName })}
                  </Cell>
                ))}
              </Row>
            )}
          </Collection>
          <TableLoadMoreItem onLoadMore={props.onMore} isLoading={isLoading && questions.length > 0}>
            <span className={styles.end}>Loading more …</span>
          </TableLoadMoreItem>
        </TableBody>
      </Table>
    </Virtualizer>
  );
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
