import { GraphQLError } from 'graphql';

/** An error that a caller can act on: it becomes a member of the field's result union. */
export abstract class ActionableError extends Error {}

/** A wrong argument of a query, which has no result union: a GraphQL error with a stable code. */
export function badArgument(code: string, message: string, details: Record<string, unknown> = {}): GraphQLError {
  return new GraphQLError(message, { extensions: { code, ...details } });
}
