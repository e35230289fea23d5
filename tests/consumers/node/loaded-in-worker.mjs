import { loadInWorker } from 'mapping-generator/worker';

const generator = await loadInWorker();
const [type, { status }] = [await generator.mapType('decimal(12, 2)'), await generator.check('{')];
console.log(type, status);
