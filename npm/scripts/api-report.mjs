// The public surface of the package, as a text that is compared: mapping-generator.api.md. Needs dist/.
//
//   node scripts/api-report.mjs   writes it

import { Extractor, ExtractorConfig } from '@microsoft/api-extractor';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const manifest = join(root, 'package.json');
const { exports } = JSON.parse(readFileSync(manifest, 'utf8'));

/** The files of an entry, whichever of its conditions counts. */
const targetsOf = (target) =>
  typeof target === 'string' ? [target] : Object.values(target).flatMap(targetsOf);

/** The entries that have types, by the name that the report gives them: what each has of JavaScript and of types. */
export const entries = Object.entries(exports)
  .map(([path, target]) => {
    const name =
      path === '.'
        ? 'main'
        : path.slice(2).replaceAll(/-(\w)/g, (_, letter) => letter.toUpperCase());
    const targets = [...new Set(targetsOf(target))];
    const types = targets.find((file) => file.endsWith('.d.ts'));
    return { name, types, javaScript: targets.filter((file) => /\.c?js$/.test(file)) };
  })
  .filter(({ types }) => types);

export const reportFile = join(root, 'mapping-generator.api.md');

/** Not a word of what the tool thinks of comments; what it cannot read is an error all the same. */
const quiet = { default: { logLevel: 'none' } };

function configurationOf(folder) {
  const file = join(folder, 'entries.d.ts');
  const modules = entries.map(
    ({ name, types }) =>
      `export * as ${name} from '../${types.slice('./dist/'.length, -'.d.ts'.length)}.js';\n`,
  );
  writeFileSync(file, modules.join(''));
  const { compilerOptions } = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8'));
  return ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: manifest,
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: file,
      newlineKind: 'lf',
      compiler: {
        overrideTsconfig: { compilerOptions: { ...compilerOptions, types: [] }, files: [file] },
      },
      apiReport: {
        enabled: true,
        includeForgottenExports: true,
        reportFileName: 'entries.api.md',
        reportFolder: folder,
        reportTempFolder: join(folder, 'temp'),
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: { extractorMessageReporting: quiet, tsdocMessageReporting: quiet },
    },
  });
}

/** The report on the types that are built. All entries are one module of namespaces, so that what they share stands there once. */
export function apiReport() {
  const folder = mkdtempSync(join(root, 'dist/api-'));
  try {
    const told = [];
    const { errorCount } = Extractor.invoke(configurationOf(folder), {
      localBuild: true,
      messageCallback: (message) => {
        if (message.logLevel === 'error') told.push(message.text);
        message.handled = true;
      },
    });
    if (errorCount > 0) throw new Error(told.join('\n'));
    return readFileSync(join(folder, 'entries.api.md'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (argv[1] === fileURLToPath(import.meta.url)) writeFileSync(reportFile, apiReport());
