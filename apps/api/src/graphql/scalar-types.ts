import { GraphQLError, Kind, type ValueNode } from 'graphql';

/** A moment; both schemas declare it alike. */
export const dateTimeScalar = {
  description: 'A moment in RFC 3339 form, in UTC with milliseconds: `2026-11-23T18:07:00.000Z`.',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/date-time.html',
  serialize: (value: Date) => value.toISOString(),
  parseValue: (value: unknown) => parseDateTime(value),
  parseLiteral: (node: ValueNode) => parseDateTime(node.kind === Kind.STRING ? node.value : null),
};

function parseDateTime(value: unknown): Date {
  const date = typeof value === 'string' ? new Date(value) : null;
  if (!date || Number.isNaN(date.getTime()))
    throw new GraphQLError('A DateTime is a text like "2026-11-23T18:07:00Z".');
  return date;
}
