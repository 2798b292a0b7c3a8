import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Properties try thousands of cases; on a busy machine that takes its time.
    testTimeout: 60_000,
    include: ['src/**/*.test.ts'],
  },
});
