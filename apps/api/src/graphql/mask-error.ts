import type { ApolloServerPlugin } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { RequestContext } from './context.ts';

/** What was written for the caller: a GraphQLError that graphql-js or we made. Everything else is a fault of ours. */
function isForTheCaller(error: unknown): boolean {
  const original = unwrapResolverError(error);
  return (
    original instanceof GraphQLError && (!original.originalError || original.originalError instanceof GraphQLError)
  );
}

/** Masks every error that was not written for the caller, so that nothing internal can be read from it. */
export function maskError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  if (isForTheCaller(error)) return formatted;
  return {
    message: 'Something went wrong on our side; it has been logged. Try again later.',
    ...(formatted.path && { path: formatted.path }),
    ...(formatted.locations && { locations: formatted.locations }),
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  };
}

/** Logs what was masked, once, with the id of the request. */
export const logUnexpectedErrors: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    didEncounterErrors: async ({ errors, contextValue }) => {
      for (const error of errors) {
        if (isForTheCaller(error)) continue;
        contextValue.log.error({ err: unwrapResolverError(error), path: error.path }, 'unexpected error in a resolver');
      }
    },
  }),
};
