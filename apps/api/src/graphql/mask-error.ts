import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';

/**
 * Lets through what was written for the caller (GraphQLErrors that we or graphql-js made) and masks everything else:
 * an unexpected error is logged once, and the caller learns nothing but where it happened.
 */
export function maskError(log: Pick<Logger, 'error'>) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const original = unwrapResolverError(error);
    const isOurs =
      original instanceof GraphQLError &&
      !(original.originalError && !(original.originalError instanceof GraphQLError));
    const { stacktrace: _stacktrace, ...extensions } = formatted.extensions ?? {};
    if (isOurs) return { ...formatted, extensions };
    log.error({ err: original, path: formatted.path }, 'unexpected error in a resolver');
    return {
      message: 'Something went wrong on our side; it has been logged. Try again later.',
      ...(formatted.path && { path: formatted.path }),
      ...(formatted.locations && { locations: formatted.locations }),
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    };
  };
}
