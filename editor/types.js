// Writes the endings into the imports of the declarations, as TypeScript's resolution for Node asks for them.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const dist = join(import.meta.dirname, 'dist');

for (const name of readdirSync(dist, { recursive: true })) {
  if (!name.endsWith('.d.ts')) continue;
  const file = join(dist, name);
  const text = readFileSync(file, 'utf8');
  const withoutStyles = text.replace(/^import '[^']*\.css';\n/gm, '');
  writeFileSync(
    file,
    withoutStyles.replace(/(from |import\()'(\.[^']*?)(?:\.tsx?)?'/g, "$1'$2.js'"),
  );
}
