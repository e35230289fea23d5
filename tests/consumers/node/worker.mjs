import { isMainThread, parentPort, Worker } from 'node:worker_threads';

if (isMainThread) {
  const worker = new Worker(new URL(import.meta.url));
  worker.on('message', (answer) => console.log(answer));
} else {
  const { load } = await import('mapping-generator');
  const generator = await load();
  parentPort.postMessage(`${generator.mapType('decimal(12, 2)')} ${generator.check('{').status}`);
}
