import { defineConfig } from 'vitest/config';
import { counts } from '../npm/test/counts.js';

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    environment: 'happy-dom',
    reporters: ['default', counts],
  },
});
