import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { root } from '../commands.js';

/** The code blocks of a README of the repository, each with its language, the heading above it and what stands in front. */
export function blocksOf(file) {
  const text = readFileSync(resolve(root, '../..', file), 'utf8');
  return Array.from(
    text.matchAll(/^```(\w*)\n([^]*?)^```$/gm),
    ({ index, 1: language, 2: code }) => {
      const before = text.slice(0, index);
      const section = before.slice(before.lastIndexOf('\n#')).split('\n')[1].replace(/^#+ /, '');
      return { language, section, code };
    },
  );
}

/** The first example of a section of the package's README, which has no more lines than it promises. */
export function exampleOf(section, language, most) {
  const { code } = blocksOf('npm/README.md').find(
    (block) => block.section === section && block.language === language,
  );
  const lines = code.trimEnd().split('\n').length;
  if (lines > most) throw new Error(`the example of '${section}' has ${lines} lines`);
  return code;
}
