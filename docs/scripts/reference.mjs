// The reference: a page for each entry of the package, made of its types as they are built.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

const packageFolder = fileURLToPath(new URL('../../npm/', import.meta.url));

/** The types of the entries, each once. */
export function entryTypes() {
  const { exports } = JSON.parse(readFileSync(`${packageFolder}package.json`, 'utf8'));
  const targets = JSON.stringify(exports).matchAll(/"\.\/(dist\/[\w-]+\.d\.ts)"/g);
  return [...new Set(Array.from(targets, ([, file]) => `${packageFolder}${file}`))];
}

/** The entries, as the pages of the reference are named. */
export const entryNames = () =>
  entryTypes().map((file) => basename(file, '.d.ts').replace(/^index$/, 'main'));

/** @throws Error where TypeDoc finds something that it cannot read */
export async function writeReference(folder) {
  // The site's configuration asks for the names alone.
  const { Application, Converter } = await import('typedoc');
  const application = await Application.bootstrapWithPlugins({
    plugin: ['typedoc-plugin-markdown'],
    entryPoints: entryTypes(),
    tsconfig: fileURLToPath(new URL('../tsconfig.reference.json', import.meta.url)),
    name: 'Reference',
    out: folder,
    readme: 'none',
    logLevel: 'Error',
    skipErrorChecking: true,
    disableSources: true,
    disableGit: true,
    excludeExternals: true,
    router: 'module',
    cleanOutputDir: false,
    entryFileName: 'index',
    hidePageHeader: true,
    hideBreadcrumbs: true,
    useCodeBlocks: true,
    sanitizeComments: true,
    useHTMLAnchors: true,
    hideGroupHeadings: true,
    interfacePropertiesFormat: 'table',
    classPropertiesFormat: 'table',
    typeDeclarationFormat: 'table',
    parametersFormat: 'table',
  });
  // The file's name would be that of the list of entries.
  application.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project: { children } }) => {
    children.find(({ name }) => name === 'index').name = 'main';
  });
  const project = await application.convert();
  if (!project || application.logger.hasErrors())
    throw new Error('TypeDoc could not read the types');
  await application.generateOutputs(project);
  if (application.logger.hasErrors()) throw new Error('TypeDoc could not write the reference');
}
