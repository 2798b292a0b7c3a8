const storageKey = 'yardstick-single-keys';

/** Keys without Ctrl can be in the way of speech input: they can be turned off. */
export const areSingleKeysOn = () => localStorage.getItem(storageKey) !== 'off';

export function setSingleKeys(areOn: boolean): void {
  if (areOn) localStorage.removeItem(storageKey);
  else localStorage.setItem(storageKey, 'off');
}

/** Where G and a letter go. */
export const goKeys = [
  { key: 'h', to: '/', name: 'Home' },
  { key: 'a', to: '/assessments', name: 'Assessments' },
  { key: 'q', to: '/questions', name: 'Questions' },
  { key: 'u', to: '/guides', name: 'Guides' },
  { key: 'f', to: '/frameworks', name: 'Frameworks' },
  { key: 'v', to: '/reviews', name: 'Reviews' },
  { key: 'r', to: '/releases', name: 'Releases' },
  { key: 'i', to: '/insights', name: 'Insights' },
] as const;

/** Every shortcut, as people read them. */
export const shortcuts: readonly { title: string; keys: readonly (readonly [string, string])[] }[] = [
  {
    title: 'Everywhere',
    keys: [
      ['Ctrl K', 'go to anything, do anything'],
      ['?', 'show these keys'],
      ['/', 'go to the search of a list'],
      ...goKeys.map(({ key, name }) => [`G ${key.toUpperCase()}`, `go to ${name}`] as const),
      ['Escape', 'close what is in front'],
    ],
  },
  {
    title: 'In a document',
    keys: [
      ['Ctrl Z', 'undo'],
      ['Ctrl Shift Z', 'redo'],
      ['Ctrl S', 'send edits to the server at once'],
    ],
  },
  {
    title: 'In a list that can be put in order',
    keys: [
      ['↑, ↓', 'go from entry to entry'],
      ['Tab', 'go into an entry, to its handle first'],
      ['Alt ↑, Alt ↓', 'on a handle: move the entry'],
      ['Enter, Tab or arrows, Enter', 'on a handle: carry it anywhere, into other lists too'],
    ],
  },
  {
    title: 'In a table',
    keys: [
      ['↑, ↓', 'go from row to row'],
      ['Space', 'select a row'],
      ['Shift Space or Shift ↓', 'select several'],
      ['Enter', 'open it'],
    ],
  },
  {
    title: 'In a chart',
    keys: [
      ['← → ↑ ↓', 'go from mark to mark, and read what it says'],
      ['Home, End', 'go to the first, to the last'],
      ['Enter', 'open the question of a point'],
      ['Escape', 'hide what a mark says'],
    ],
  },
  {
    title: 'In the text of a guide',
    keys: [
      ['Ctrl B, Ctrl I', 'bold, italic'],
      ['Ctrl K', 'link'],
      ['Ctrl Alt 1, 2, 3', 'heading'],
      ['Ctrl Shift 7, 8, 9', 'numbered, bulleted, task list'],
      ['Escape, then Tab', 'leave the text'],
    ],
  },
];
