import { defineConfig } from 'vitest/config';
import { counts } from '../npm/test/counts.js';

/** What measures memory or time shares the machine with nobody: it runs when all others have ended. */
const measuring = ['test/large.test.ts', 'test/replicas.test.ts'];

/** Many times what it takes on a machine that has nothing else to do. */
const limits = {
  testTimeout: 240_000,
  hookTimeout: 240_000,
  expect: { poll: { timeout: 60_000 } },
};

export default defineConfig({
  test: {
    globalSetup: ['test/support/servers.ts'],
    reporters: ['default', counts],
    projects: [
      {
        test: {
          ...limits,
          name: 'side by side',
          include: ['test/**/*.test.ts'],
          exclude: measuring,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...limits,
          name: 'alone',
          include: measuring,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
