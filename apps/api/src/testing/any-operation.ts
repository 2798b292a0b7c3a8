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

/** What to pass where the meaning does not matter. */
export interface AnyValues {
  /** by the name of the argument or field, before its type */
  known?: Readonly<Record<string, unknown>>;
  /** by the name of the scalar */
  scalars?: Readonly<Record<string, unknown>>;
  /** whether to pass what is optional too */
  withOptional?: boolean;
}

/** An operation that asks for one root field, and for as little as possible. */
export function anyOperation(kind: 'query' | 'mutation', field: GraphQLField<unknown, unknown>, values: AnyValues) {
  const required = field.args.filter(({ type }) => values.withOptional || isNonNullType(type));
  const declared = required.map(({ name, type }) => `$${name}: ${type}`).join(', ');
  const passed = required.map(({ name }) => `${name}: $${name}`).join(', ');
  const selection = isLeafType(getNamedType(field.type)) ? '' : ` { ${anySelection(field.type)} }`;
  return {
    source: `${kind}${declared && `(${declared})`} { ${field.name}${passed && `(${passed})`}${selection} }`,
    variables: Object.fromEntries(required.map(({ name, type }) => [name, anyValue(name, type, values)])),
  };
}

function anySelection(type: GraphQLOutputType): string {
  const named = getNamedType(type);
  if (!isUnionType(named)) return '__typename';
  const problems = named.getTypes().filter((member) => isObjectType(member) && 'message' in member.getFields());
  return ['__typename', ...problems.map(({ name }) => `... on ${name} { message }`)].join(' ');
}

function anyValue(name: string, type: GraphQLInputType, values: AnyValues): unknown {
  if (isNonNullType(type)) return anyValue(name, type.ofType, values);
  if (values.known && Object.hasOwn(values.known, name)) return values.known[name];
  if (isListType(type)) return [anyValue(name, type.ofType, values)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    const required = Object.values(type.getFields()).filter(
      (field) => values.withOptional || isNonNullType(field.type),
    );
    return Object.fromEntries(required.map((field) => [field.name, anyValue(field.name, field.type, values)]));
  }
  const byScalar: Record<string, unknown> = {
    Int: 1,
    Float: 1,
    Boolean: true,
    JSON: {},
    DateTime: '2026-01-01T00:00:00Z',
  };
  return values.scalars?.[type.name] ?? byScalar[type.name] ?? 'anything';
}
