import { load } from '../../../npm/dist/index.js';
import { mappingText } from './mapping.js';
import { compare, repeat } from './measure.js';
import { checkWithAjv } from './peer.js';
const generator = await load();
for (const [name, bytes, effort] of [['5 KiB', 5*1024,{pairs:60,calls:40}],['158 KiB',158*1024,{pairs:40,calls:4}],['2.6 MB',2_600_000,{pairs:15,calls:1}]]) {
  const text = mappingText(bytes);
  if (generator.check(text).diagnostics.length) throw 1;
  const m = compare(()=>generator.check(text),()=>checkWithAjv(text),effort);
  console.log(name, m.ours.toFixed(3), m.theirs.toFixed(3), m.ratio.toFixed(2));
}
const small=JSON.stringify({node_definitions:[{label:'Customer',sql:'SELECT customer_id, name FROM analytics.customers',primary_key:{name:'customer_id',type:'STRING'},properties:[{name:'name',type:'STRING'}]}]});
console.log('small µs', 1000*repeat(()=>generator.check(small),{rounds:20,calls:500}));
