import { defineConfig } from 'vitest/config';
import { counts } from './test/counts.js';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // The built package runs as Node loads it, not as a test runner would transform it.
    server: { deps: { external: [/\/dist\//] } },
    // Much of it waits for servers in trouble.
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Many times what it takes on a machine that has nothing else to do.
    expect: { poll: { timeout: 20_000 } },
    reporters: ['default', counts],
  },
});
