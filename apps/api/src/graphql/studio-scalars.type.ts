import { type ValueNode, valueFromASTUntyped } from 'graphql';
import { dateTimeScalar } from './scalar-types.ts';
import { studio } from './studio-builder.ts';

studio.scalarType('DateTime', dateTimeScalar);

studio.scalarType('JSON', {
  description:
    'Any JSON value. The content of a document follows the JSON Schema of its kind, which `contentSchema` gives.',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: (node: ValueNode, variables) => valueFromASTUntyped(node, variables),
});
