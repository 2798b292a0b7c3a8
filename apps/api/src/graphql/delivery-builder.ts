import SchemaBuilder from '@pothos/core';
import ComplexityPlugin from '@pothos/plugin-complexity';
import ErrorsPlugin from '@pothos/plugin-errors';
import RelayPlugin from '@pothos/plugin-relay';
import ScopeAuthPlugin from '@pothos/plugin-scope-auth';
import type { DeliveryContext } from './context.ts';
import { decodeGlobalId, encodeGlobalId } from './global-id.ts';
import { queryLimits } from './limits.ts';
import { relayDescriptions } from './relay-descriptions.ts';

/**
 * The builder of the delivery schema: what frontends query, anonymously.
 * The staff schema has a builder of its own, so nothing that is declared for staff can ever appear here.
 */
export const builder = new SchemaBuilder<{
  Context: DeliveryContext;
  AuthScopes: { public: boolean };
  Scalars: { DateTime: { Input: Date; Output: Date } };
  DefaultFieldNullability: false;
  DefaultEdgesNullability: { list: false; items: false };
  DefaultNodeNullability: false;
  Connection: { totalCount: () => Promise<number> };
}>({
  plugins: [ErrorsPlugin, ScopeAuthPlugin, RelayPlugin, ComplexityPlugin],
  defaultFieldNullability: false,
  scopeAuth: { authScopes: () => ({ public: true }) },
  complexity: { limit: queryLimits },
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
      authScopes: { public: true },
      args: { id: { description: 'The global id.' } },
    },
    nodesQueryOptions: {
      description: 'Several objects by their global ids, in the same order.',
      authScopes: { public: true },
      args: { ids: { description: 'The global ids.' } },
    },
  },
});

builder.globalConnectionField('totalCount', (t) =>
  t.int({ description: 'How many items there are on all pages.', resolve: ({ totalCount }) => totalCount() }),
);
