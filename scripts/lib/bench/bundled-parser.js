import { build } from 'esbuild';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

/** dt-sql-parser's class for Trino. As it is published it runs only when a bundler has put it together. */
export async function loadTrinoSql() {
  const outfile = join(here, 'node_modules/.bundled/dt-sql-parser.mjs');
  await build({
    stdin: { contents: "export { TrinoSQL } from 'dt-sql-parser';", resolveDir: here },
    bundle: true,
    minify: true,
    format: 'esm',
    outfile,
    logLevel: 'error',
  });
  const { TrinoSQL } = await import(pathToFileURL(outfile).href);
  return new TrinoSQL();
}
