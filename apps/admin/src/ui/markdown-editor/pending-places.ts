import { StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view';

interface Place {
  id: object;
  from: number;
  to: number;
  /** what is awaited there, for the reader; without it the place is not shown */
  note?: string;
}

const open = StateEffect.define<Place>({
  map: (place, changes) => ({ ...place, from: changes.mapPos(place.from), to: changes.mapPos(place.to) }),
});
const close = StateEffect.define<object>();

class Note extends WidgetType {
  readonly text: string;

  constructor(text: string) {
    super();
    this.text = text;
  }

  override eq(other: Note) {
    return other.text === this.text;
  }

  toDOM() {
    const element = document.createElement('span');
    element.className = 'md-awaited';
    element.textContent = this.text;
    return element;
  }
}

/** Places in the text where something is awaited; they move along with what is written meanwhile. */
export const pendingPlaces = StateField.define<readonly Place[]>({
  create: () => [],
  update(places, transaction) {
    const { changes } = transaction;
    let next = transaction.docChanged
      ? places.map((place) => ({
          ...place,
          from: changes.mapPos(place.from, place.from === place.to ? 1 : -1),
          to: changes.mapPos(place.to, 1),
        }))
      : places;
    for (const effect of transaction.effects) {
      if (effect.is(open)) next = [...next, effect.value];
      if (effect.is(close)) next = next.filter(({ id }) => id !== effect.value);
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field, drawNotes),
});

function drawNotes(places: readonly Place[]): DecorationSet {
  const notes = places.flatMap(({ to, note }) =>
    note ? [Decoration.widget({ widget: new Note(note), side: 1 }).range(to)] : [],
  );
  return Decoration.set(notes, true);
}

/** Waits for something that belongs at a place of the text, and says where that place is by then. */
export async function awaitAt<Result>(
  view: EditorView,
  place: Omit<Place, 'id'>,
  result: Promise<Result>,
): Promise<{ from: number; to: number; result: Result }> {
  const id = {};
  view.dispatch({ effects: open.of({ id, ...place }) });
  try {
    const awaited = await result;
    const { from, to } = view.state.field(pendingPlaces).find((each) => each.id === id) ?? place;
    const end = view.state.doc.length;
    return { from: Math.min(from, end), to: Math.min(to, end), result: awaited };
  } finally {
    view.dispatch({ effects: close.of(id) });
  }
}
