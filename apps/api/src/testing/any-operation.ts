import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';

/** Values for arguments whose meaning does not matter, by the name of the argument or field, before its type. */
export type KnownValues = Readonly<Record<string, unknown>>;

/** An operation that asks for one root field with just what it requires, and for as little as possible. */
export function anyOperation(kind: 'query' | 'mutation', field: GraphQLField<unknown, unknown>, known: KnownValues) {
  const required = field.args.filter(({ type }) => isNonNullType(type));
  const declared = required.map(({ name, type }) => `$${name}: ${type}`).join(', ');
  const passed = required.map(({ name }) => `${name}: $${name}`).join(', ');
  const selection = isLeafType(getNamedType(field.type)) ? '' : ` { ${anySelection(field.type)} }`;
  return {
    source: `${kind}${declared && `(${declared})`} { ${field.name}${passed && `(${passed})`}${selection} }`,
    variables: Object.fromEntries(required.map(({ name, type }) => [name, anyValue(name, type, known)])),
  };
}

function anySelection(type: GraphQLOutputType): string {
  const named = getNamedType(type);
  if (!isUnionType(named)) return '__typename';
  const problems = named.getTypes().filter((member) => isObjectType(member) && 'message' in member.getFields());
  return ['__typename', ...problems.map(({ name }) => `... on ${name} { message }`)].join(' ');
}

function anyValue(name: string, type: GraphQLInputType, known: KnownValues): unknown {
  if (isNonNullType(type)) return anyValue(name, type.ofType, known);
  if (Object.hasOwn(known, name)) return known[name];
  if (isListType(type)) return [anyValue(name, type.ofType, known)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    const required = Object.values(type.getFields()).filter((field) => isNonNullType(field.type));
    return Object.fromEntries(required.map((field) => [field.name, anyValue(field.name, field.type, known)]));
  }
  const byScalar: Record<string, unknown> = {
    Int: 1,
    Float: 1,
    Boolean: true,
    JSON: {},
    DateTime: '2026-01-01T00:00:00Z',
  };
  return byScalar[type.name] ?? 'anything';
}
