import { GripVertical } from 'lucide-react';
import { memo, type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { mergeProps } from 'react-aria/mergeProps';
import { useDraggableItem } from 'react-aria/useDraggableCollection';
import { useDropIndicator } from 'react-aria/useDroppableCollection';
import { useFocusRing } from 'react-aria/useFocusRing';
import { useGridListItem } from 'react-aria/useGridList';
import { useVisuallyHidden } from 'react-aria/VisuallyHidden';
import { Button } from 'react-aria-components/Button';
import type { DraggableCollectionState } from 'react-stately/useDraggableCollectionState';
import type { DroppableCollectionState } from 'react-stately/useDroppableCollectionState';
import type { ListState } from 'react-stately/useListState';
import styles from './sortable-list.module.css';

/** By what a list is dragged: one for all of its rows, where each of them would listen whether keys or a mouse are used. */
export interface Grasp {
  id: string;
  drag: ReturnType<typeof useDraggableItem> | null;
  /** for a row that is dragged into another list: browsers tell the end of it to the row, which is gone */
  end: () => void;
}

export function TakeHold({ grasp, dragState }: { grasp: RefObject<Grasp>; dragState: DraggableCollectionState }) {
  const ofHeldRow: DraggableCollectionState = Object.create(dragState, {
    startDrag: {
      value: (_: unknown, event: Parameters<typeof dragState.startDrag>[1]) =>
        dragState.startDrag(grasp.current.id, event),
    },
    getItems: { value: () => dragState.getItems(grasp.current.id) },
  });
  const drag = useDraggableItem({ key: '', hasDragButton: true }, ofHeldRow);
  useLayoutEffect(() => {
    grasp.current.drag = drag;
  });
  return null;
}

interface RowProps<Item> {
  id: string;
  item: Item;
  name: string;
  draw: (item: Item) => ReactNode;
  step: (id: string, by: 1 | -1) => void;
  list: ListState<object>;
  grasp: RefObject<Grasp>;
  /** names the text that says how to move it */
  hint: string;
  /** what the row with the focus has to know of it; null for every other */
  focus: string | null;
  isDragged: boolean;
  isReadOnly: boolean;
  isForm: boolean;
}

/**
 * A row is drawn anew only when something of that very row is another: a list may have hundreds, and every key, every
 * place that something is dragged over and every move is news to the list as a whole. It keeps the state of the list from
 * when it was last drawn: what it asks of it on a press lies in refs, and is the same in every later state.
 */
export const SortableRow = memo(Row, (before, after) =>
  (Object.keys(after) as (keyof typeof after)[]).every((name) => name === 'list' || before[name] === after[name]),
) as typeof Row;

function Row<Item>(props: RowProps<Item>) {
  const { id, item, name, draw, step, list, grasp, hint, isDragged, isReadOnly, isForm } = props;
  const ref = useRef<HTMLDivElement>(null);
  const node = list.collection.getItem(id);
  if (!node) throw new Error(`no entry ${id}`);
  const { rowProps, gridCellProps } = useGridListItem({ node, shouldSelectOnPressUp: true }, list, ref);
  const { focusProps, isFocusVisible } = useFocusRing();
  useEffect(
    () => () => {
      if (grasp.current.id === id) grasp.current.end();
    },
    [grasp, id],
  );
  const take = () => {
    grasp.current.id = id;
    return grasp.current.drag;
  };
  const dragProps = {
    draggable: true,
    onDragStart: (event: React.DragEvent<HTMLElement>) => take()?.dragProps.onDragStart?.(event),
    onDrag: (event: React.DragEvent<HTMLElement>) => take()?.dragProps.onDrag?.(event),
    onDragEnd: (event: React.DragEvent<HTMLElement>) => take()?.dragProps.onDragEnd?.(event),
  };
  return (
    <div
      {...mergeProps(rowProps, focusProps, isReadOnly ? {} : dragProps)}
      ref={ref}
      className={styles.item}
      data-entry=""
      data-focus-visible={isFocusVisible || undefined}
      data-dragging={isDragged || undefined}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keeps a key of its parts from the list around it */}
      <div
        {...gridCellProps}
        className={styles.entry}
        onKeyDown={(event) => {
          if (isForm && event.key === 'Tab') event.stopPropagation();
        }}
      >
        {!isReadOnly && (
          <Button
            className={styles.handle ?? ''}
            // The mouse drags the row: not every browser drags a button.
            style={{ pointerEvents: 'none' }}
            aria-label={`Move ${name}`}
            aria-describedby={hint}
            onPress={(event) => take()?.dragButtonProps.onPress?.(event)}
            onKeyDown={(event) => {
              if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown'))
                return event.continuePropagation();
              step(id, event.key === 'ArrowDown' ? 1 : -1);
            }}
          >
            <GripVertical size={16} aria-hidden />
          </Button>
        )}
        <div className={styles.content}>{draw(item)}</div>
      </div>
    </div>
  );
}

// The list is a grid to assistive technology, as its rows hold more than a name, and no table to the eye.
export const asRow = { role: 'row' };
export const asCell = { role: 'gridcell' };
const asButton = { role: 'button' };

interface DropPlaceProps {
  target: Parameters<typeof useDropIndicator>[0]['target'];
  dropState: DroppableCollectionState;
}

/** Where what is dragged may be put down: a line for eyes, a button for those who drag by keys or a screen reader. */
export function DropPlace({ target, dropState }: DropPlaceProps) {
  const ref = useRef<HTMLDivElement>(null);
  const { dropIndicatorProps, isHidden, isDropTarget } = useDropIndicator({ target }, dropState, ref);
  const { visuallyHiddenProps } = useVisuallyHidden();
  if (isHidden) return null;
  return (
    <div {...asRow} className={styles.place} data-drop-target={isDropTarget || undefined}>
      <div {...asCell}>
        <div {...visuallyHiddenProps} {...asButton} {...dropIndicatorProps} ref={ref} />
      </div>
    </div>
  );
}
