// The package in a runtime that is not Node: the module, and in a worker.
import { load } from 'mapping-generator';
import { load as loadInline } from 'mapping-generator/inline';
import { loadInWorker } from 'mapping-generator/worker';

const answers = [];
for (const start of [load, loadInline, loadInWorker]) {
  const generator = await start();
  const type = await generator.mapType('decimal(12, 2)');
  answers.push(`${type} ${(await generator.check('{')).status}`);
}
console.log(answers.join(', '));
