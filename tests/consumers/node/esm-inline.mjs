import { load } from 'mapping-generator/inline';

const generator = await load();
console.log(generator.mapType('decimal(12, 2)'), generator.check('{').status);
