// Configuration for all of the Vite consumers; which page and what to exclude come from the environment.
const { PAGE, EXCLUDE, CACHE } = process.env;

export default {
  cacheDir: CACHE,
  build: { rollupOptions: { input: `page/${PAGE}` }, emptyOutDir: true },
  optimizeDeps: EXCLUDE ? { exclude: [EXCLUDE] } : {},
};
