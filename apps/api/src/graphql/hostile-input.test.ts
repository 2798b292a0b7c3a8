import { isInputObjectType, isInterfaceType, isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anyOperation } from '../testing/any-operation.ts';
import { type ApiUnderTest, startApi } from '../testing/api-under-test.ts';
import { rootFields } from '../testing/root-fields.ts';
import { aViewer, enrol, executeAs } from '../testing/staff.ts';
import { deliverySchema } from './delivery-schema.ts';
import { studioSchema } from './studio-schema.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi();
  await enrol(api.database, [aViewer('administrator')]);
});
afterAll(() => api.close());

const hostileTexts = [
  '',
  "'; DROP TABLE document; --",
  '$1',
  '%_\\',
  '"}]}',
  '{"$ne": null}',
  "content->>'x'",
  '__proto__',
  'constructor',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  '\u202eright to left',
  'null\u0000byte',
  '\ud800',
  'a'.repeat(20_000),
  '& | ! <-> :* ( )',
];
const hostileIds = [
  '',
  'nonsense',
  Buffer.from('Guide:').toString('base64url'),
  Buffer.from("Guide:' OR 1=1").toString('base64url'),
  Buffer.from('User:1').toString('base64url'),
  Buffer.from('Guide:00000000-0000-7000-8000-000000000000').toString('base64url'),
];
const hostileJson: unknown[] = [
  null,
  'text',
  7,
  [],
  [[]],
  {},
  JSON.parse('{"__proto__": {"role": "administrator"}}'),
  { slug: { $ne: 1 } },
  { slug: 'a\u0000', title: { en: '\ud800' } },
];

/** Whatever graphql-js or we wrote for the caller; everything else is a fault of ours. */
const unexpected = (errors: { message: string; extensions?: Record<string, unknown> }[] | undefined) =>
  (errors ?? [])
    .filter(({ extensions, message }) => extensions?.code === undefined && /\n\s+at /.test(message))
    .filter(({ message }) => !message.startsWith('GraphQLError'));

describe.each(rootFields(studioSchema))('whatever stands in the input of $name', ({ kind, field }) => {
  it('is answered by a clear error or a result, never by an unexpected failure', async () => {
    const administrator = aViewer('administrator');
    const rounds = Math.max(hostileTexts.length, hostileIds.length, hostileJson.length);
    for (let round = 0; round < rounds; round++) {
      const text = hostileTexts[round % hostileTexts.length];
      const scalars = {
        String: text,
        ID: hostileIds[round % hostileIds.length],
        JSON: hostileJson[round % hostileJson.length],
        Int: [0, -1, 2_147_483_647, 1][round % 4],
      };
      const { source, variables } = anyOperation(kind, field, {
        scalars,
        withOptional: true,
        known: { first: 5, last: null, after: null, before: null },
      });
      const { errors } = await executeAs(api.database, administrator, source, variables);
      expect(unexpected(errors), JSON.stringify(variables).slice(0, 500)).toEqual([]);
    }
    expect(({} as { role?: string }).role).toBeUndefined();
  });
});

describe.each([
  ['delivery', deliverySchema],
  ['studio', studioSchema],
] as const)('the %s schema', (_name, schema) => {
  const secret = /password|secret|hash|salt|cookie|session/i;
  /** What is a secret by name and may be passed or shown, each for its reason. */
  const known: Record<string, string> = {
    'Form.hash': 'of what everybody can read',
    'ScoringModel.hash': 'of numbers that cannot be guessed from it, to tell two models apart',
    'Publication.contentHash': 'of what was published',
    'Frozen.contentHash': 'of what was published; no key can be guessed from it',
    'InsightForm.contentHash': 'of what was published; no key can be guessed from it',
    'InsightScoringModel.contentHash': 'of what was published; no key can be guessed from it',
    'ComparedScoring.contentHash': 'of what staff may read whole; no key can be guessed from it',
    'Outcome.inputHash': 'of the respondent’s own answers',
    'SetUpOwnerInput.password': 'to be set',
    'AcceptInvitationInput.password': 'to be set',
    'ResetPasswordInput.password': 'to be set',
    'ChangeOwnPasswordInput.password': 'to be set',
    'Mutation.requestPasswordReset': 'asks for a link, which is mailed',
    'Mutation.resetPassword': 'takes a link',
    'Mutation.changeOwnPassword': 'takes the old one',
    'Mutation.createPasswordResetLink': 'an administrator hands it over, once',
  };

  it('filters, sorts and shows by no secret', () => {
    const found = Object.values(schema.getTypeMap()).flatMap((type): string[] => {
      if (type.name.startsWith('__') || !(isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)))
        return [];
      return Object.values(type.getFields()).flatMap((field) =>
        secret.test(field.name) || secret.test(String(field.type)) ? [`${type.name}.${field.name}`] : [],
      );
    });

    expect(found.filter((name) => !Object.hasOwn(known, name))).toEqual([]);
  });
});

describe('a studio operation that asks for too much', () => {
  const alias = (n: number) => `a${n}: document(kind: GUIDE, key: "what-a-cto-does") { key }`;
  const deep = (levels: number): string => (levels === 0 ? 'key' : `latestReview { document { ${deep(levels - 1)} } }`);
  const expensive: [what: string, query: string][] = [
    ['a thousand aliases', `{ ${Array.from({ length: 1000 }, (_, n) => alias(n)).join(' ')} }`],
    ['deep nesting', `{ document(kind: GUIDE, key: "what-a-cto-does") { ${deep(12)} } }`],
    [
      'histories of whole pages',
      '{ questions(first: 100) { edges { node { history(first: 100) { edges { node { content } } } } } } }',
    ],
  ];

  it.each(expensive)('is refused: %s', async (_what, query) => {
    const { data, errors } = await executeAs(api.database, aViewer('administrator'), query);

    expect(errors?.[0]?.message).toMatch(/maximum|exceeds/i);
    expect(Object.values(data ?? {}).filter((value) => value !== null)).toEqual([]);
  });

  it.each([-1, 101, 2_147_483_647])('is refused: a page of %i', async (first) => {
    const { errors } = await executeAs(
      api.database,
      aViewer('administrator'),
      `{ releases(first: ${first}) { totalCount } }`,
    );

    expect(errors?.[0]?.message).toMatch(/0 to 100|maximum/);
  });
});
