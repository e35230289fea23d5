import { load } from 'mapping-generator';

load().then(
  (generator) =>
    postMessage(`${generator.mapType('decimal(12, 2)')} ${generator.check('{').status}`),
  (error) => postMessage(`${error.code}: ${error.message}`),
);
