import { defineConfig } from 'vitest/config';
import { counts } from '../npm/test/counts.js';

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    environment: 'happy-dom',
    // Many times what it takes on a machine that has nothing else to do.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['default', counts],
  },
});
