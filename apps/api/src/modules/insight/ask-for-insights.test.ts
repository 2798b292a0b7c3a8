import { readFileSync } from 'node:fs';
import { parse, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { studioSchema } from '../../graphql/studio-schema.ts';
import { type ApiUnderTest, startApi } from '../../testing/api-under-test.ts';
import { apiKeyFor, type Staff } from '../../testing/staff.ts';

const text = readFileSync(new URL('../../../../../docs/how-to/ask-for-insights.md', import.meta.url), 'utf8');
const sources = [...text.matchAll(/```graphql\n([\s\S]*?)```/g)].map(([, source = '']) => source);

let api: ApiUnderTest;
let script: Staff;
beforeAll(async () => {
  api = await startApi();
  script = await apiKeyFor(api, 'publisher', ['insight:read', 'content:publish']);
});
afterAll(() => api.close());

describe('the how-to of insights', () => {
  it('has an operation for each kind of answer', () => {
    expect(sources.length).toBeGreaterThanOrEqual(11);
  });

  it.each(sources.map((source) => [source]))('can be sent with a key: %s', async (source) => {
    expect(validate(studioSchema, parse(source))).toEqual([]);
    const { status, errors, data } = await script.send(source, { assessment: 'cto-readiness', filter: {} });
    expect([status, errors]).toEqual([200, undefined]);
    expect(Object.values(data)).toHaveLength(1);
  });
});
