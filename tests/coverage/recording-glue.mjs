// In the place of Emscripten's JavaScript: an instance that writes down what it is asked, so that the core as it is built
// natively can be asked the same. Each instance has a file in `folder`. A request there is what
// tests/engine/answer_requests.cpp reads: a line `session operation input-bytes options-bytes`, and the bytes.
import folder from './glue/folder.mjs';
import createInstance from './glue/mapping_generator.mjs';

// Whoever records is Node, but what is bundled for all hosts can import nothing of it.
const { appendFileSync } = process.getBuiltinModule('node:fs');
const { createHash, randomUUID } = process.getBuiltinModule('node:crypto');

/** Larger ones are the same text many times over: they ask the core nothing new. */
const largest = 1 << 20;

/** Whether the answer depends on the request alone, which then is written down once. */
const standsAlone = (operation) => !/^(catalog|job)_/.test(operation);

export default function createRecordedInstance(options) {
  const started = createInstance(options);
  // An instance that starts over is ready at once, in the object that it was given; else it is the promise's.
  if (options.run) record(options);
  return started.then((instance) => record(instance));
}

function record(instance) {
  if (instance.recorded) return instance;
  const file = `${folder}/${randomUUID()}.requests`;
  const known = new Set();
  const { reserve, run } = instance;
  let address = 0;
  instance.recorded = true;
  instance.reserve = (session, bytes) => (address = reserve(session, bytes));
  instance.run = (session, ...sizes) => {
    const [operationBytes, inputBytes, optionsBytes] = sizes;
    const size = operationBytes + inputBytes + optionsBytes;
    const bytes = Buffer.from(instance.HEAPU8.slice(address, address + size));
    const operation = bytes.toString('latin1', 0, operationBytes);
    const line = `${session} ${operation} ${inputBytes} ${optionsBytes}\n`;
    const request = Buffer.concat([Buffer.from(line), bytes.subarray(operationBytes)]);
    const key = createHash('sha1').update(request).digest('base64');
    if (size <= largest && !(standsAlone(operation) && known.has(key))) {
      known.add(key);
      appendFileSync(file, request);
    }
    return run(session, ...sizes);
  };
  return instance;
}
