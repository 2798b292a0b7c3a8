import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['src/**/*.test.ts'] } },
      {
        // The server runs in the tests' process: what it is made of must find the same copy of graphql.
        resolve: { alias: { graphql: createRequire(import.meta.url).resolve('graphql') } },
        test: {
          name: 'browser',
          include: ['e2e/*.test.ts'],
          globalSetup: ['@yardstick/browser-testing/set-up.ts'],
          // Each file starts the product and a browser of its own: one at a time.
          fileParallelism: false,
          testTimeout: 120_000,
          // What is waited for takes its time on a busy machine.
          expect: { poll: { timeout: 20_000 } },
          hookTimeout: 90_000,
        },
      },
    ],
  },
});
