// The sections of the READMEs, a file each, for pages that show them: what is said there is said once, and its examples are
// carried out by tests/consumers.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = new URL('../../', import.meta.url);

const slugOf = (heading) =>
  heading
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .replaceAll(' ', '-');

/** The sections of a text, each with those below it: `{ slug, text }`. */
export function sectionsOf(text) {
  // What looks like a heading in a block of code is a comment.
  const masked = text.replace(/^```[^]*?^```/gm, (code) => code.replaceAll('#', ' '));
  const headings = Array.from(
    masked.matchAll(/^(#+) (.*)$/gm),
    ({ index, 1: marks, 2: title }) => ({
      index,
      level: marks.length,
      slug: slugOf(title),
    }),
  );
  return headings.map(({ index, level, slug }, at) => {
    const next = headings.slice(at + 1).find((other) => other.level <= level);
    return { slug, text: text.slice(index, next?.index) };
  });
}

export function writeParts(folder) {
  for (const { slug, text } of sectionsOf(readFileSync(new URL('npm/README.md', root), 'utf8')))
    writeFileSync(join(folder, `${slug}.md`), text);
}
