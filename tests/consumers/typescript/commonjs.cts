import { load } from 'mapping-generator';
import type { Diagnostic, MappingGenerator } from 'mapping-generator';
import inline = require('mapping-generator/inline');
import monaco = require('mapping-generator/monaco');
import worker = require('mapping-generator/worker');

export async function places(text: string): Promise<(number | undefined)[]> {
  const generator: MappingGenerator = await load();
  const { diagnostics } = (await inline.load()).check(text, { locale: 'zh' });
  generator.mapType('bigint');
  const { language } = await worker.loadInWorker();
  monaco.registerMappingLanguage({} as monaco.Monaco, await worker.loadInWorker());
  console.log((await language.hover(text, 0))?.contents);
  return diagnostics.map((diagnostic: Diagnostic) => diagnostic.range?.start.line);
}
