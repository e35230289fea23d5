import { load } from 'mapping-generator';
import type { Diagnostic, MappingGenerator } from 'mapping-generator';
import inline = require('mapping-generator/inline');

export async function places(text: string): Promise<(number | undefined)[]> {
  const generator: MappingGenerator = await load();
  const { diagnostics } = (await inline.load()).check(text, { locale: 'zh' });
  generator.mapType('bigint');
  return diagnostics.map((diagnostic: Diagnostic) => diagnostic.range?.start.line);
}
