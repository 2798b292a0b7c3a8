import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { EnvironmentProblem, readEnvironment } from './env.ts';

describe('the environment', () => {
  it('needs nothing to be set', () => {
    expect(readEnvironment({})).toMatchObject({ port: 4000, host: 'localhost', databaseUrl: undefined, seed: 'auto' });
  });

  it('takes a variable without a value as one that is not set', () => {
    expect(readEnvironment({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 4000, databaseUrl: undefined });
  });

  it('keeps data at the top of the repository, or where the person who gave the command says', () => {
    const top = path.resolve(import.meta.dirname, '../../..');
    expect(readEnvironment({ INIT_CWD: '/srv/yardstick' }).dataDir).toBe(path.join(top, '.data'));
    expect(readEnvironment({ INIT_CWD: '/srv/yardstick', DATA_DIR: 'data' }).dataDir).toBe('/srv/yardstick/data');
    expect(readEnvironment({ INIT_CWD: '/srv/yardstick', DATA_DIR: '/data' }).dataDir).toBe('/data');
  });

  it('names everything that cannot be used at once', () => {
    const read = () => readEnvironment({ PORT: '70000', LOG_LEVEL: 'loud', YARDSTICK_SECRET: 'short' });
    expect(read).toThrow(EnvironmentProblem);
    expect(read).toThrow(/PORT[\s\S]*YARDSTICK_SECRET[\s\S]*LOG_LEVEL/);
  });
});
