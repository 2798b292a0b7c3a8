/** How the Relay types of both schemas are described; lists have no null entries. */
export const relayDescriptions = {
  edgesFieldOptions: {
    nullable: { list: false, items: false },
    description: 'The items of this page with their cursors.',
  },
  nodeFieldOptions: { nullable: false, description: 'The item.' },
  cursorFieldOptions: { description: 'Its place in the list, for `after` and `before`.' },
  pageInfoFieldOptions: { description: 'Where this page stands in the whole list.' },
  idFieldOptions: { description: 'Its global id.' },
  firstArgOptions: { description: 'At most this many from the start, up to 100.' },
  lastArgOptions: { description: 'At most this many from the end, up to 100.' },
  afterArgOptions: { description: 'Only what comes after this cursor.' },
  beforeArgOptions: { description: 'Only what comes before this cursor.' },
  hasNextPageFieldOptions: { description: 'Whether more follow.' },
  hasPreviousPageFieldOptions: { description: 'Whether more come before.' },
  startCursorFieldOptions: { description: 'The cursor of the first item.' },
  endCursorFieldOptions: { description: 'The cursor of the last item.' },
  nodeTypeOptions: { description: 'An object with an id that is unique over all types.' },
  pageInfoTypeOptions: { description: 'Where a page of a connection stands in the whole list.' },
} as const;
