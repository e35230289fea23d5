const { load } = require('mapping-generator');

load().then((generator) => {
  console.log(generator.mapType('decimal(12, 2)'), generator.check('{').status);
});
