// The notices of what is linked into the module, from what scripts/setup brought, and of the packages that the files carry.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const { MAPPING_GENERATOR_RE2: re2 = '', EMSCRIPTEN_ROOT: emscripten = '' } = process.env;

/** What the distribution says of its packages. */
const copyrights = '/usr/share/doc';

/** The same text as that of the libraries in Emscripten, which are parts of LLVM. */
const llvm = existsSync(copyrights)
  ? readdirSync(copyrights)
      .filter((name) => /^llvm-\d+$/.test(name))
      .sort()
      .at(-1)
  : undefined;

/** What it is, and where its notice stands. */
const libraries = [
  ['RE2', join(re2, 're2/LICENSE')],
  ['Abseil', join(re2, 'abseil-cpp/LICENSE')],
  ['JSON for Modern C++ (nlohmann/json)', join(copyrights, 'nlohmann-json3-dev/copyright')],
  ['musl', join(emscripten, 'system/lib/libc/musl/COPYRIGHT')],
  ['libc++, libc++abi and compiler-rt of LLVM', join(copyrights, llvm ?? 'llvm', 'copyright')],
];

/** Its sources name their authors and the license, whose text (MIT, Expat) stands below. */
const ofEmscripten = () =>
  readFileSync(join(emscripten, 'system/lib/emmalloc.c'), 'utf8')
    .split('\n')
    .slice(1, 5)
    .map((line) => line.replace(/^ \* ?/, ''))
    .join('\n');

const packageFolder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/;

/** The packages in what esbuild has bundled, with their licenses, by its metafile. */
export function bundledPackages(root, { inputs }) {
  const folders = Object.keys(inputs).flatMap((path) => packageFolder.exec(path)?.[0] ?? []);
  return [...new Set(folders)].sort().map((folder) => licensedIn(join(root, folder)));
}

/** A package that the root's node_modules hold. */
export const licensed = (root, name) => licensedIn(join(root, 'node_modules', name));

function licensedIn(folder) {
  const { name } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined) throw new Error(`no license in ${folder}`);
  return { name, license: readFileSync(join(folder, file), 'utf8').trim() };
}

/** All notices as one text. Throws where one cannot be found. */
export function thirdPartyNotices(packages) {
  const linked = libraries.map(([name, file]) => [name, readFileSync(file, 'utf8')]);
  const carried = new Map(packages.map(({ name, license }) => [name, license]));
  return [['Emscripten', ofEmscripten()], ...linked, ...carried]
    .map(([name, text]) => `${name}\n${'-'.repeat(name.length)}\n\n${text.trim()}\n`)
    .join('\n\n');
}
