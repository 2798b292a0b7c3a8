import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';

const apiFolder = path.resolve(import.meta.dirname, '../..');

it('the Prisma command line works where its native engine cannot be downloaded', () => {
  const prisma = path.join(apiFolder, 'node_modules/prisma/build/index.js');
  const output = execFileSync(process.execPath, [prisma, 'validate'], {
    cwd: apiFolder,
    // Nobody listens there.
    env: { PATH: process.env.PATH, HOME: '/nowhere', PRISMA_ENGINES_MIRROR: 'http://127.0.0.1:9' },
    encoding: 'utf8',
    stdio: 'pipe',
  });

  expect(output).toContain('valid');
});
