const { loadInWorker } = require('mapping-generator/worker');

loadInWorker().then(async (generator) => {
  const { status } = await generator.check('{');
  console.log(await generator.mapType('decimal(12, 2)'), status);
});
