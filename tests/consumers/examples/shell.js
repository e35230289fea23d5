import {
  accessSync,
  constants,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';

import { root, start } from '../commands.js';
import { sampleMapping, snapshot } from './cluster.js';

const json = (value) => JSON.stringify(value, null, 2);

/** What the README's commands name. */
function filesOf(configuration, bad) {
  const mapping = sampleMapping();
  const edge = 'SELECT custkey, nationkey FROM tpch.tiny.customer';
  return {
    'mapping-generator.json': json(configuration),
    'catalog.json': json(snapshot()),
    'yesterday.json': json({
      ...snapshot(),
      tables: snapshot().tables.slice(1),
    }),
    'bad.json': bad,
    'query.sql': edge,
    ...Object.fromEntries(
      [
        'mapping.json',
        'a.json',
        'b.json',
        'maps/a.mapping.json',
        'mappings/a.mapping.json',
        'more/deep/b.mapping.json',
      ].map((name) => [name, mapping]),
    ),
  };
}

/** A project with the package in it, as the examples take it for granted; gives its folder. */
export function projectOf(name, configuration, bad = '') {
  const folder = join(root, 'out/readme', name);
  rmSync(folder, { recursive: true, force: true });
  for (const inner of ['maps', 'mappings', 'more/deep'])
    mkdirSync(join(folder, inner), { recursive: true });
  for (const [file, content] of Object.entries(filesOf(configuration, bad)))
    writeFileSync(join(folder, file), content);
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** What a line gives in a folder: standard output and the exit status. */
export async function runLine(line, cwd) {
  const running = start('bash', ['-c', `${line} 2>errors.txt`], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const status = await new Promise((ended) => running.child.on('close', ended));
  return {
    status,
    output: running.output,
    errors: readFileSync(join(cwd, 'errors.txt'), 'utf8'),
  };
}

/** How the lines of the READMEs are carried out, by their beginnings: a line that fits none is an error. */
const ways = [
  [/^(?:npx )?mapping-generator /, (line) => line],
  // What the tarball's installation has done.
  [/^npm install (?:--global )?mapping-generator$/, () => 'mapping-generator --version'],
  [/^claude mcp add \S+ -- /, (line) => line.replace(/^.* -- /, '')],
  [
    /^scripts\//,
    (line) => {
      accessSync(resolve(root, '../..', line.split(' ')[0]), constants.X_OK);
      return `${resolve(root, '../..', line.split(' ')[0])} --help`;
    },
  ],
];

/** Without its comment, and with a cluster that is there. */
const carriedOut = (line, cluster) =>
  line
    .replace(/\s+# .*$/, '')
    .replace(/--trino …(.*)$/, `--trino ${cluster} --user ann$1`)
    .replaceAll('https://trino.example.com', cluster)
    .trim();

/** Runs each line of an example: 0 and 1 are verdicts, anything else is not what a README shows. */
export async function runShell(code, folder, cluster) {
  for (const line of code.trim().split('\n')) {
    const asked = carriedOut(line, cluster);
    const [, way] = ways.find(([beginning]) => beginning.test(asked)) ?? [];
    if (!way) throw new Error(`nobody runs '${line}'`);
    const { status, output, errors } = await runLine(way(asked), folder);
    if (status > 1) throw new Error(`${line}\n  ended with ${status}: ${errors || output}`);
  }
}

/** Holds what is shown of a command's output against what it says. */
export async function comparePrinted(printed, folder) {
  const [file] = printed.split(':');
  const { output } = await runLine(`mapping-generator check ${file} --no-config`, folder);
  if (output.trim() !== printed.trim())
    throw new Error(`it prints\n${output}\n  and not\n${printed}`);
}
