// The adapter takes the editor as its own types describe it.
import * as monaco from 'monaco-editor';
import { load } from 'mapping-generator';
import { mappingEditorOptions, registerMappingLanguage } from 'mapping-generator/monaco';
import type { MappingLanguage } from 'mapping-generator/monaco';
import { loadInWorker } from 'mapping-generator/worker';
import type { WorkerGenerator } from 'mapping-generator/worker';

export async function open(element: HTMLElement, text: string): Promise<MappingLanguage> {
  const worker: WorkerGenerator = await loadInWorker({ worker: new Worker('worker.js') });
  const catalog = await worker.loadCatalog({ captured_at: '2026-01-01', tables: [] });
  registerMappingLanguage(monaco, await load(), { mapping: 'json', sql: 'sql', delay: undefined });
  const registered = registerMappingLanguage(monaco, worker, {
    catalog,
    session: (model) => (model.getLanguageId() === 'x' ? { schema: 'tiny' } : undefined),
    locale: 'zh',
    onError: (error) => console.log(error),
  });
  const model = monaco.editor.createModel(text, registered.mapping);
  monaco.editor.create(element, { ...mappingEditorOptions, model });
  return registered;
}
