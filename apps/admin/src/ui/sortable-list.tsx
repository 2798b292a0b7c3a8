import { GripVertical } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { GridList, GridListItem } from 'react-aria-components/GridList';
import { type DropItem, useDragAndDrop } from 'react-aria-components/useDragAndDrop';
import styles from './sortable-list.module.css';

const dragType = 'yardstick-entry';

const idsIn = (items: readonly DropItem[]) =>
  Promise.all(items.filter((item) => item.kind === 'text').map((item) => item.getText(dragType)));

interface Props<Item extends object> {
  label: string;
  items: readonly Item[];
  idOf: (item: Item) => string;
  nameOf: (item: Item) => string;
  onMove: (items: Item[]) => void;
  isReadOnly?: boolean;
  /** for entries that are filled in one after the other: Tab goes through all of them, instead of past the list */
  isForm?: boolean;
  /** where the list stands in the document, such as `options`: links to problems lead to its entries */
  field?: string;
  /** takes what is dragged here from other lists of the same kind; `target` null: into the empty list */
  onReceive?: (ids: string[], target: string | null, isAfter: boolean) => void;
  emptyText?: string;
  children: (item: Item, index: number) => ReactNode;
}

/** A list put in order by dragging, by keyboard (the handle, then Enter and arrows), or by Alt with the arrow keys. */
export function SortableList<Item extends object>(props: Props<Item>) {
  const { label, items, idOf, nameOf, onMove, isReadOnly, isForm, field, onReceive, emptyText, children } = props;
  const moveTo = (ids: ReadonlySet<unknown>, target: string, isAfter: boolean) => {
    const moved = items.filter((item) => ids.has(idOf(item)));
    const others = items.filter((item) => !ids.has(idOf(item)));
    const place = others.findIndex((item) => idOf(item) === target) + (isAfter ? 1 : 0);
    onMove([...others.slice(0, place), ...moved, ...others.slice(place)]);
  };
  const step = (index: number, by: 1 | -1) => {
    const item = items[index];
    const neighbour = items[index + by];
    if (item && neighbour) moveTo(new Set([idOf(item)]), idOf(neighbour), by === 1);
  };
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': String(key), [dragType]: String(key) })),
    ...(onReceive
      ? {
          acceptedDragTypes: [dragType],
          onInsert: async ({ items: dropped, target }) =>
            onReceive(await idsIn(dropped), String(target.key), target.dropPosition === 'after'),
          onRootDrop: async ({ items: dropped }) => onReceive(await idsIn(dropped), null, true),
        }
      : {}),
    onReorder: ({ keys, target }) => moveTo(keys, String(target.key), target.dropPosition === 'after'),
  });
  return (
    <GridList
      aria-label={label}
      {...(isReadOnly ? {} : { dragAndDropHooks })}
      keyboardNavigationBehavior="tab"
      renderEmptyState={() => <p className={styles.empty}>{emptyText ?? 'Nothing yet.'}</p>}
      className={styles.list ?? ''}
    >
      {items.map((item, index) => (
        <GridListItem key={idOf(item)} id={idOf(item)} textValue={nameOf(item)} className={styles.item ?? ''}>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: keeps a key of its parts from the list around it */}
          <div
            className={styles.entry}
            onKeyDown={(event) => {
              if (isForm && event.key === 'Tab') event.stopPropagation();
            }}
          >
            {!isReadOnly && (
              <Button
                slot="drag"
                className={styles.handle ?? ''}
                aria-label={`Move ${nameOf(item)}`}
                onKeyDown={(event) => {
                  if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown'))
                    return event.continuePropagation();
                  step(index, event.key === 'ArrowDown' ? 1 : -1);
                }}
              >
                <GripVertical size={16} aria-hidden />
              </Button>
            )}
            <div className={styles.content} {...(field ? { 'data-field': `${field}.${index}` } : {})}>
              {children(item, index)}
            </div>
          </div>
        </GridListItem>
      ))}
    </GridList>
  );
}
