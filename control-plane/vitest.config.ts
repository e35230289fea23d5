import { defineConfig } from 'vitest/config';
import { counts } from '../npm/test/counts.js';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/servers.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // The tests of memory and of time share the machine with nobody.
    fileParallelism: false,
    reporters: ['default', counts],
  },
});
