import type { EventType } from '../../generated/graphql.ts';

/** What a webhook can be told of. */
export const webhookEvents: readonly { id: EventType; label: string }[] = [
  { id: 'PUBLICATION_PUBLISHED', label: 'Something was published' },
  { id: 'PUBLICATION_UNPUBLISHED', label: 'Something was unpublished' },
  { id: 'ATTEMPT_SUBMITTED', label: 'An attempt was submitted' },
];
export const eventLabel = (event: EventType) => webhookEvents.find(({ id }) => id === event)?.label ?? event;
