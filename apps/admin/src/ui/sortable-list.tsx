import { Fragment, type ReactNode, useId, useMemo, useRef, useState } from 'react';
import { ListDropTargetDelegate } from 'react-aria/ListDropTargetDelegate';
import { ListKeyboardDelegate } from 'react-aria/ListKeyboardDelegate';
import { mergeProps } from 'react-aria/mergeProps';
import { useDraggableCollection } from 'react-aria/useDraggableCollection';
import { useDropIndicator, useDroppableCollection } from 'react-aria/useDroppableCollection';
import { useGridList } from 'react-aria/useGridList';
import type { DropItem } from 'react-aria-components/useDragAndDrop';
import { Item as Entry } from 'react-stately/Item';
import { useDraggableCollectionState } from 'react-stately/useDraggableCollectionState';
import { type DroppableCollectionState, useDroppableCollectionState } from 'react-stately/useDroppableCollectionState';
import { type ListState, useListState } from 'react-stately/useListState';
import styles from './sortable-list.module.css';
import { asCell, asRow, DropPlace, type Grasp, SortableRow, TakeHold } from './sortable-row.tsx';
import { useStable } from './use-stable.ts';

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
  /** While it stays the same function, only entries that are another object are drawn anew. */
  children: (item: Item) => ReactNode;
}

/** A list put in order by dragging, by keyboard (the handle, then Enter and arrows), or by Alt with the arrow keys. */
export function SortableList<Item extends object>(props: Props<Item>) {
  const { label, items, idOf, nameOf, onMove, isReadOnly = false, isForm = false, field, onReceive, children } = props;
  const ref = useRef<HTMLDivElement>(null);
  const hint = useId();
  const entries = useMemo(
    () => items.map((item) => ({ item, id: idOf(item), name: nameOf(item) })),
    [items, idOf, nameOf],
  );
  const list: ListState<object> = useListState({ items: entries, children: drawNothing, selectionMode: 'none' });
  const { collection, selectionManager, disabledKeys } = list;
  const keyboardDelegate = useMemo(
    () => new ListKeyboardDelegate({ collection, disabledKeys, ref }),
    [collection, disabledKeys],
  );
  const { gridProps } = useGridList(
    { 'aria-label': label, keyboardDelegate, keyboardNavigationBehavior: 'tab' },
    list,
    ref,
  );

  const moveTo = (ids: ReadonlySet<unknown>, target: string, isAfter: boolean) => {
    const moved = items.filter((item) => ids.has(idOf(item)));
    const others = items.filter((item) => !ids.has(idOf(item)));
    const place = others.findIndex((item) => idOf(item) === target) + (isAfter ? 1 : 0);
    onMove([...others.slice(0, place), ...moved, ...others.slice(place)]);
  };
  // The library speaks of what is dragged; this is for what Alt with the arrow keys has moved.
  const [news, setNews] = useState('');
  const step = useStable((id: string, by: 1 | -1) => {
    const index = items.findIndex((item) => idOf(item) === id);
    const item = items[index];
    const neighbour = items[index + by];
    if (!item || !neighbour) return;
    moveTo(new Set([id]), idOf(neighbour), by === 1);
    setNews(`${nameOf(item)}: now ${index + by + 1} of ${items.length}`);
  });

  const dragState = useDraggableCollectionState({
    collection,
    selectionManager,
    isDisabled: isReadOnly,
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': String(key), [dragType]: String(key) })),
  });
  useDraggableCollection({}, dragState, ref);
  const drops: Omit<Parameters<typeof useDroppableCollectionState>[0], 'collection' | 'selectionManager'> = {
    isDisabled: isReadOnly,
    onReorder: ({ keys, target }) => moveTo(keys, String(target.key), target.dropPosition === 'after'),
    ...(onReceive
      ? {
          acceptedDragTypes: [dragType],
          onInsert: async ({ items: dropped, target }) =>
            onReceive(await idsIn(dropped), String(target.key), target.dropPosition === 'after'),
          onRootDrop: async ({ items: dropped }) => onReceive(await idsIn(dropped), null, true),
        }
      : {}),
  };
  const dropState = useDroppableCollectionState({ ...drops, collection, selectionManager });
  const dropTargetDelegate = new ListDropTargetDelegate(collection, ref);
  const { collectionProps } = useDroppableCollection(
    { ...drops, keyboardDelegate, dropTargetDelegate },
    dropState,
    ref,
  );
  const [graspCount, setGraspCount] = useState(0);
  const grasp = useRef<Grasp>({ id: '', drag: null, end: () => setGraspCount((count) => count + 1) });
  const isChoosing = useIsChoosing(dropState);
  const placeAt = (key: string, dropPosition: 'before' | 'after') => {
    const target = { type: 'item', key, dropPosition } as const;
    return (isChoosing || dropState.isDropTarget(target)) && <DropPlace target={target} dropState={dropState} />;
  };

  return (
    <>
      {!isReadOnly && <TakeHold key={graspCount} grasp={grasp} dragState={dragState} />}
      <div
        {...mergeProps(gridProps, collectionProps)}
        ref={ref}
        className={styles.list}
        {...(field ? { 'data-field': field } : {})}
      >
        <DropPlace target={wholeList} dropState={dropState} />
        {entries.map(({ item, id, name }) => (
          <Fragment key={id}>
            {placeAt(id, 'before')}
            <SortableRow
              id={id}
              item={item}
              name={name}
              draw={children}
              step={step}
              list={list}
              grasp={grasp}
              hint={hint}
              focus={focusOf(list, id)}
              isDragged={dragState.isDragging(id)}
              isReadOnly={isReadOnly}
              isForm={isForm}
            />
            {id === collection.getLastKey() && placeAt(id, 'after')}
          </Fragment>
        ))}
        {entries.length === 0 && (
          <div {...asRow}>
            <div {...asCell} className={styles.empty}>
              {props.emptyText ?? 'Nothing yet.'}
            </div>
          </div>
        )}
      </div>
      <p role="status" className="sr-only">
        {news}
      </p>
      <p id={hint} hidden>
        Press to take hold of it, or move it at once by Alt with the arrow keys.
      </p>
    </>
  );
}

const wholeList = { type: 'root' } as const;

/** What the list knows of an entry: how it is called. It is drawn by its row. */
const drawNothing = ({ id, name }: { id: string; name: string }) => (
  <Entry key={id} textValue={name}>
    {null}
  </Entry>
);

function focusOf({ selectionManager }: ListState<object>, id: string): string | null {
  if (selectionManager.focusedKey !== id) return null;
  return `${selectionManager.isFocused} ${selectionManager.childFocusStrategy}`;
}

/** Whether somebody who drags by keys, or with a screen reader, may put it down in this list. */
function useIsChoosing(dropState: DroppableCollectionState): boolean {
  const first = dropState.collection.getFirstKey();
  const target = first === null ? wholeList : ({ type: 'item', key: first, dropPosition: 'before' } as const);
  const { dropIndicatorProps } = useDropIndicator({ target }, dropState, useRef(null));
  return !dropIndicatorProps['aria-hidden'];
}
