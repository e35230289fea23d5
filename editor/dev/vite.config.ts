import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  // The samples and the page's styles lie beside the package.
  server: { fs: { allow: ['../..'] } },
  optimizeDeps: { exclude: ['mapping-generator'] },
  build: { target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 3000 },
});
