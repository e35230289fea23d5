import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

import { root, run } from '../commands.js';
import { isTold, tellsValue } from './told.js';

/** The statements that are nothing but a value, each with the comment behind it that tells the value. */
function toldValues(code) {
  const source = ts.createSourceFile('example.mjs', code, ts.ScriptTarget.Latest, true);
  return source.statements.filter(ts.isExpressionStatement).flatMap(({ expression, end }) => {
    const [comment] = ts.getTrailingCommentRanges(code, end) ?? [];
    const told = comment && code.slice(comment.pos, comment.end).replace(/^\/\/ /, '');
    const isOutput = expression.getText().startsWith('console.');
    return told && !isOutput && tellsValue(told) ? [{ expression, told }] : [];
  });
}

/** The example as a module that compares what it is told. */
function moduleOf(code) {
  const lines = [
    "import '../../examples/host.js';",
    "import { compare } from '../../examples/told.js';",
  ];
  let written = '';
  let end = 0;
  for (const { expression, told } of toldValues(code)) {
    const value = `compare(${expression.getText()}, ${JSON.stringify(told)})`;
    written += code.slice(end, expression.getStart()) + value;
    end = expression.end;
  }
  return [...lines, written + code.slice(end)].join('\n');
}

/** Runs the examples of a section, one behind the other, in Node; what they print has to stand in their comments. */
export async function runJavaScript(name, { codes, cluster, printed }) {
  const code = codes.join('\n');
  const file = join('out/readme', `${name}.mjs`);
  writeFileSync(join(root, file), moduleOf(code));
  const output = await run('node', [file], { env: { CLUSTER: cluster } });
  if (printed !== undefined) {
    if (output !== printed.trim()) throw new Error(`it prints\n${output}\n  and not\n${printed}`);
    return;
  }
  const comments = Array.from(code.matchAll(/\/\/ (.*)$/gm), ([, comment]) => comment);
  const untold = output.split('\n').filter((line) => line !== '' && !isTold(line, comments));
  if (untold.length > 0)
    throw new Error(`it prints what the README does not tell: ${untold.join('\n')}`);
}
