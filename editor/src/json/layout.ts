import { parseMapping } from '../workbench/known';

// What an API returns is one long line, which nobody can read.

const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;
const shortest = 80;

// An object of plain values on several rows, as `{ "name": "id", "type": "INT64" }` is written on one.
const flatObject = /\{\n\s*([^{}[\]]*?)\n\s*\}/g;

/** JSON on one line as rows, its values letter by letter as they were; any other text as it is. */
export function layOut(text: string): string {
  if (text.length < shortest || text.trim().includes('\n') || parseMapping(text) === null)
    return text;
  let depth = 0;
  let rows = '';
  let before = '';
  const newRow = (): string => `\n${'  '.repeat(depth)}`;
  for (const [part] of text.matchAll(token)) {
    const closes = part === '}' || part === ']';
    const isFirst = before === '{' || before === '[';
    if (closes) depth -= 1;
    if (closes ? !isFirst : isFirst || before === ',') rows += newRow();
    rows += part === ':' ? ': ' : part;
    if (part === '{' || part === '[') depth += 1;
    before = part;
  }
  return `${rows.replace(flatObject, (_whole, members: string) => `{ ${members.replace(/\n\s*/g, ' ')} }`)}\n`;
}
