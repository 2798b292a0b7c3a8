import SchemaBuilder from '@pothos/core';
import ComplexityPlugin from '@pothos/plugin-complexity';
import DataloaderPlugin from '@pothos/plugin-dataloader';
import ErrorsPlugin from '@pothos/plugin-errors';
import RelayPlugin from '@pothos/plugin-relay';
import ScopeAuthPlugin from '@pothos/plugin-scope-auth';
import { GraphQLError } from 'graphql';
import type { Ability } from '../auth/abilities.ts';
import { decodeGlobalId, encodeGlobalId } from './global-id.ts';
import { studioQueryLimits } from './limits.ts';
import { relayDescriptions } from './relay-descriptions.ts';
import type { StudioContext } from './studio-context.ts';

/**
 * The builder of the studio schema: what staff query, signed in or with an API key. Every root field names the ability
 * that it takes; the check comes before anything is looked up, so that a refusal tells nothing about what exists.
 */
export const studio = new SchemaBuilder<{
  Context: StudioContext;
  AuthScopes: { public: boolean; ability: Ability; signedIn: boolean };
  Scalars: {
    DateTime: { Input: Date; Output: Date };
    JSON: { Input: unknown; Output: unknown };
  };
  DefaultFieldNullability: false;
  DefaultEdgesNullability: { list: false; items: false };
  DefaultNodeNullability: false;
  Connection: { totalCount: () => Promise<number> };
}>({
  plugins: [ErrorsPlugin, ScopeAuthPlugin, RelayPlugin, DataloaderPlugin, ComplexityPlugin],
  defaultFieldNullability: false,
  scopeAuth: {
    authScopes: ({ viewer }) => ({
      public: true,
      ability: (ability) => viewer?.abilities.has(ability) ?? false,
      signedIn: viewer !== null,
    }),
    unauthorizedError: (_parent, { viewer }) =>
      viewer
        ? new GraphQLError('You may not do this with your role or key.', { extensions: { code: 'FORBIDDEN' } })
        : new GraphQLError('Sign in, or send an API key as "Authorization: Bearer …".', {
            extensions: { code: 'UNAUTHENTICATED' },
          }),
  },
  complexity: { limit: studioQueryLimits },
  errors: {
    directResult: true,
    defaultUnionOptions: { name: ({ fieldName }) => `${fieldName[0]?.toUpperCase()}${fieldName.slice(1)}Result` },
  },
  relay: {
    cursorType: 'String',
    encodeGlobalID: encodeGlobalId,
    decodeGlobalID: decodeGlobalId,
    nodesOnConnection: false,
    ...relayDescriptions,
    nodeQueryOptions: {
      description: 'Any object that has a global id; null when there is none.',
      authScopes: { ability: 'content:read' },
      args: { id: { description: 'The global id.' } },
    },
    nodesQueryOptions: false,
  },
});

studio.globalConnectionField('totalCount', (t) =>
  t.int({ description: 'How many items there are on all pages.', resolve: ({ totalCount }) => totalCount() }),
);
