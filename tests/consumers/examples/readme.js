import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { root } from '../commands.js';
import { blocksOf } from './blocks.js';
import { startCluster } from './cluster.js';
import { runJavaScript } from './javascript.js';
import { comparePrinted, projectOf, runLine, runShell } from './shell.js';

/** Carried out elsewhere, as pages: by the section that they stand in. */
const pages = ['CodeMirror', 'Monaco', 'React'];
/** What belongs to other programs. */
const foreign = ['lua', 'toml', 'rust'];

const ofLanguage = (blocks, language) => blocks.filter((block) => block.language === language);

/** The JavaScript of each section is one module: a second example goes on where the first one ends. */
function javaScriptOf(blocks) {
  const sections = [...new Set(blocks.map(({ section }) => section))];
  return sections.flatMap((section) => {
    const inIt = blocks.filter((block) => block.section === section);
    const codes = ofLanguage(inIt, 'js').map(({ code }) => code);
    const [printed] = section === 'Use it' ? ofLanguage(inIt, '') : [];
    return codes.length === 0 || pages.includes(section)
      ? []
      : [{ section, codes, printed: printed?.code }];
  });
}

/** What `mapping-generator.json` is without another one; settings of an editor are tested with the editor. */
const usual = '{ "catalog": "catalog.json" }';
const isSettings = ({ code }) => Object.keys(JSON.parse(code))[0].startsWith('editor.');

/** A configuration is one that the command line takes, and the schema that it names is there. */
async function checkConfiguration(name, code) {
  const configuration = JSON.parse(code);
  const folder = projectOf(name, configuration);
  const { $schema } = configuration;
  if ($schema !== undefined && !existsSync(join(folder, $schema))) throw new Error(`no ${$schema}`);
  const { status, output, errors } = await runLine('mapping-generator check mappings', folder);
  if (status !== 0) throw new Error(`${status}: ${errors}${output}`);
}

/** The hooks of an example are those of the repository. */
async function checkHooks(code) {
  const idsIn = (text) => Array.from(text.matchAll(/- id: (\S+)/g), ([, id]) => id);
  const own = idsIn(readFileSync(resolve(root, '../../.pre-commit-hooks.yaml'), 'utf8'));
  const wrong = idsIn(code).filter((id) => !own.includes(id));
  if (wrong.length > 0) throw new Error(`no hooks: ${wrong.join(', ')}`);
}

/** What is to be done for a README, as rows of a name and a function. */
function tasksOf(file, cluster) {
  const blocks = blocksOf(file);
  const name = file.replaceAll(/\W/g, '-');
  const configurations = ofLanguage(blocks, 'json')
    .filter((block) => !isSettings(block))
    .map(({ code }) => code);
  const [, bad] = /`(\{[^`]*)`/.exec(ofLanguage(blocks, 'js')[0]?.code ?? '') ?? [];
  const project = () => projectOf(name, JSON.parse(configurations[0] ?? usual), bad);
  return [
    ...javaScriptOf(blocks).map(({ section, ...example }, index) => [
      section,
      () => runJavaScript(`${name}-${index}`, { ...example, cluster }),
    ]),
    ...ofLanguage(blocks, 'sh').map(({ section, code }) => [
      `${section}, sh`,
      () => runShell(code, project(), cluster),
    ]),
    ...configurations.map((code, index) => [
      `configuration ${index + 1}`,
      () => checkConfiguration(`${name}-${index}`, code),
    ]),
    ...ofLanguage(blocks, 'yaml').map(({ code }) => ['hooks', () => checkHooks(code)]),
    ...ofLanguage(blocks, '')
      .filter(({ code }) => code.startsWith('bad.json:'))
      .map(({ code }) => ['output', () => comparePrinted(code, project())]),
  ];
}

/** Throws where a README has an example that nobody carries out. */
function assertCovered(file) {
  const known = ['js', 'sh', 'json', 'yaml', '', ...foreign];
  const unknown = blocksOf(file).find(
    ({ language, section }) => !known.includes(language) && !pages.includes(section),
  );
  if (unknown)
    throw new Error(`${file}: nobody carries out the ${unknown.language} of ${unknown.section}`);
}

/** Carries out the examples of a README; gives what went wrong, and of how many. */
export const examplesOf = (file) => async () => {
  assertCovered(file);
  mkdirSync(join(root, 'out/readme'), { recursive: true });
  const { url, stop } = await startCluster();
  const tasks = tasksOf(file, url);
  const wrong = [];
  for (const [name, task] of tasks) {
    await task().catch((error) => {
      wrong.push(`${name}: ${error.message}\n${error.output ?? ''}`);
    });
  }
  stop();
  return wrong.length === 0 ? `${tasks.length} carried out` : wrong.join('\n');
};
