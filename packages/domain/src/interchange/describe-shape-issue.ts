import { z } from 'zod';
import { countOf } from '../content/count-words.ts';
import { isTextField } from './files/fields.ts';
import { nearestName } from './nearest-name.ts';
import type { Finding } from './open-file.ts';
import { fieldOf } from './own-field.ts';
import type { FieldPath } from './read-yaml.ts';

type Issue = z.core.$ZodIssue;

export interface ShapeFinding extends Finding {
  path: FieldPath;
  at: 'key' | 'value';
}

interface Context {
  schema: z.ZodType;
  value: unknown;
  /** how the file writes what stands at a path */
  writtenAt(path: FieldPath): string | undefined;
}

/** Puts an issue into the words of somebody who writes the file; one issue may concern several fields. */
export function describeShapeIssue(issue: Issue, context: Context): ShapeFinding[] {
  const path = issue.path as FieldPath;
  const value = path.reduce((inner: unknown, step) => fieldOf(inner, String(step)), context.value);
  const schema = schemaAt(context.schema, path);
  const name = nameOf(path);
  const place = (finding: Finding, at: 'key' | 'value' = 'value'): ShapeFinding[] => [{ ...finding, path, at }];

  if (value === undefined)
    return place({ ...addField(name, schema), code: 'missing-field', message: `${name} is missing` });
  if (issue.code === 'invalid_key') return place(badFormat(String(path.at(-1)), issue.issues[0]), 'key');
  if (value === null)
    return place({ ...addField(name, schema), code: 'empty-field', message: `${name} has no value` }, 'key');
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ ...unknownField(key, schema), path: [...path, key], at: 'key' }));
    case 'invalid_union': {
      const isMap = typeof value === 'object' && !Array.isArray(value);
      const inner = issue.errors[isMap ? 1 : 0] ?? [];
      return inner.flatMap((nested) =>
        describeShapeIssue({ ...nested, path: [...issue.path, ...nested.path] } as Issue, context),
      );
    }
    case 'invalid_format':
      return place(badFormat(String(value), issue));
    case 'invalid_type':
      return place(wrongType({ name, expected: issue.expected, value, written: context.writtenAt(path), schema }));
    case 'invalid_value':
      return place(badChoice(name, value, issue.values));
    case 'too_small':
    case 'too_big':
      return place(outOfRange(name, value, issue));
    default:
      return place({ code: 'bad-value', message: `${name} is not allowed here`, mend: issue.message });
  }
}

function nameOf(path: FieldPath): string {
  const last = path.at(-1);
  if (last === undefined) return 'the file';
  return typeof last === 'string' ? `"${last}"` : `entry ${last + 1} of ${nameOf(path.slice(0, -1))}`;
}

/** The schema of a field, without the wrappers that make it optional. */
function schemaAt(schema: z.ZodType | undefined, path: FieldPath): z.ZodType | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    const inner = schema.unwrap() as z.ZodType;
    return path.length === 0 && schema.description ? inner.describe(schema.description) : schemaAt(inner, path);
  }
  const [step, ...rest] = path;
  if (step === undefined) return schema;
  if (schema instanceof z.ZodArray) return schemaAt(schema.element as z.ZodType, rest);
  if (schema instanceof z.ZodObject)
    return schemaAt(fieldOf(schema.shape, String(step)) as z.ZodType | undefined, rest);
  return undefined;
}

function addField(name: string, schema: z.ZodType | undefined): Pick<Finding, 'mend'> {
  return { mend: `write ${name.replaceAll('"', '')}${schema?.description ? `: ${schema.description}` : ''}` };
}

function unknownField(key: string, schema: z.ZodType | undefined): Finding {
  const known = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  const nearest = nearestName(key.toLowerCase(), known);
  return {
    code: 'unknown-field',
    message: `"${key}" is not a field here`,
    mend: nearest ? `did you mean "${nearest}"?` : `the fields are ${known.join(', ')}`,
  };
}

/** Says what the format is, and where it is clear how the word would be written in it, that too. */
function badFormat(value: string, issue: Issue | undefined): Finding {
  const pattern = issue?.code === 'invalid_format' ? /^\/(.*)\/$/.exec(issue.pattern ?? '')?.[1] : undefined;
  const plain = value.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const suggestion = plain.replace(/[^a-z0-9/]+/g, '-').replace(/^-+|-+$/g, '');
  const fits = pattern !== undefined && new RegExp(pattern).test(suggestion);
  const rule = issue?.message ?? 'choose another';
  return {
    code: 'bad-format',
    message:
      value.length > 80 ? 'a key has at most 80 characters' : `"${value}" is not written as keys and locales are`,
    mend: fits ? `write "${suggestion}": ${rule}` : rule,
  };
}

interface TypeClash {
  name: string;
  expected: string;
  value: unknown;
  written: string | undefined;
  schema: z.ZodType | undefined;
}

function wrongType({ name, expected, value, written, schema }: TypeClash): Finding {
  const clash = (mend: string): Finding => ({
    code: 'wrong-type',
    message: `${name} is ${describeValue(value)}, not ${describeType(expected, schema)}`,
    mend,
  });
  const isScalar = typeof value === 'number' || typeof value === 'boolean';
  if (expected === 'string' && isScalar) return clash(`put it in quotes: "${written ?? String(value)}"`);
  if (expected === 'array' && typeof value !== 'object')
    return clash(`write it as a list: [${written ?? String(value)}]`);
  if ((expected === 'number' || expected === 'int') && typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value)) {
    return clash(`write it without quotes: ${value}`);
  }
  if (expected === 'boolean' && typeof value === 'string') return clash('write true or false, without quotes');
  return clash(`write ${describeType(expected, schema)}${schema?.description ? `: ${schema.description}` : ''}`);
}

function describeType(expected: string, schema: z.ZodType | undefined): string {
  if (isTextField(schema)) return 'a text or a map of locale to text';
  if (schema instanceof z.ZodNumber && schema.format === 'safeint') return 'a whole number';
  const words: Record<string, string> = {
    string: 'a text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
    array: 'a list',
    object: 'an object with fields',
    record: 'a map',
  };
  return words[expected] ?? expected;
}

function describeValue(value: unknown): string {
  if (typeof value === 'string') return value.length > 40 ? 'a text' : `the text "${value}"`;
  if (typeof value === 'number') return `the number ${value}`;
  if (typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? 'a list' : 'an object with fields';
}

function badChoice(name: string, value: unknown, allowed: readonly unknown[]): Finding {
  const names = allowed.map(String);
  const nearest = typeof value === 'string' ? nearestName(value, names) : undefined;
  const mend = nearest ? `did you mean "${nearest}"?` : `write ${names.join(', ').replace(/, ([^,]*)$/, ' or $1')}`;
  return { code: 'bad-value', message: `${name} cannot be ${describeValue(value)}`, mend };
}

function outOfRange(name: string, value: unknown, issue: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall): Finding {
  const isSmall = issue.code === 'too_small';
  const limit = issue.code === 'too_small' ? issue.minimum : issue.maximum;
  const bound = `${isSmall ? 'at least' : 'at most'} ${limit}`;
  if (Array.isArray(value)) {
    const count = countOf(value.length, 'entry', 'entries');
    return { code: isSmall ? 'too-few' : 'too-many', message: `${name} has ${count}`, mend: `write ${bound}` };
  }
  if (typeof value === 'string') {
    return { code: 'bad-format', message: `${name} has ${countOf(value.length, 'character')}`, mend: `write ${bound}` };
  }
  return { code: 'out-of-range', message: `${name} is ${String(value)}`, mend: `write a number of ${bound}` };
}
