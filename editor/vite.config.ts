import { defineConfig } from 'vite';
import packageJson from './package.json' with { type: 'json' };

/** What the package uses and does not carry: an application has one copy of each, whoever else uses it. */
const others = [
  ...Object.keys(packageJson.dependencies),
  ...Object.keys(packageJson.peerDependencies),
];

export default defineConfig({
  build: {
    target: 'es2022',
    // `light-dark()` is written as it stands, see styles/colours.css.
    cssTarget: ['chrome123', 'firefox128', 'safari17.5'],
    lib: {
      entry: ['src/index.ts', 'src/parts.ts', 'src/engine.ts'],
      formats: ['es'],
      cssFileName: 'style',
    },
    rollupOptions: {
      // What is bundled with it has a hash of its own; of two, a page that loads parts later carries both.
      output: { chunkFileNames: '[name].js' },
      external: (id) =>
        !id.endsWith('.css') && others.some((name) => id === name || id.startsWith(`${name}/`)),
    },
    minify: false,
    sourcemap: true,
  },
});
