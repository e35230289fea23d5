const { load } = require('mapping-generator/inline');

load().then((generator) => {
  console.log(generator.mapType('decimal(12, 2)'), generator.check('{').status);
});
