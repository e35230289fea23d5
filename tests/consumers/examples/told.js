import { inspect } from 'node:util';

// What an example says that a value is: `// { name: 'n', range: … }`. The dots stand for anything, and so does a name alone.

/** The value at the beginning of a comment, without the prose behind it. */
function valueIn(comment) {
  const closing = { '{': '}', '[': ']' };
  const [first] = comment;
  if (/['"]/.test(first)) return /^(['"]).*?\1/.exec(comment)[0];
  if (!(first in closing)) return /^(?:null|true|false|\d[\d.]*)(?!\S)/.exec(comment)?.[0];
  const waiting = [];
  for (const [index, letter] of [...comment].entries()) {
    if (letter in closing) waiting.push(closing[letter]);
    else if (letter === waiting.at(-1)) waiting.pop();
    if (waiting.length === 0) return comment.slice(0, index + 1);
  }
  return undefined;
}

/** Spaces stand where somebody likes them, and quotes are of any kind. */
const bare = (text) => text.replaceAll(/\s/g, '').replaceAll(/\\?["'`]/g, "'");

const patternOf = (value) =>
  new RegExp(
    `^${bare(value)
      .replaceAll(/(?<=[{,])([a-zA-Z]\w*)(?=[,}])/g, '$1:…')
      .replaceAll(/,?…,?|[\\^$.*+?()[\]{}|]/g, (found) =>
        found.includes('…') ? '.*' : `\\${found}`,
      )}$`,
  );

/** Whether a comment tells a value; other comments tell something else. */
export const tellsValue = (comment) => valueIn(comment) !== undefined;

/** Throws where a value is not as its comment tells. */
export function compare(value, comment) {
  const given = inspect(value, {
    depth: null,
    breakLength: Infinity,
    maxArrayLength: null,
  });
  if (!patternOf(valueIn(comment)).test(bare(given)))
    throw new Error(`the README says ${comment}\n  and it is ${given.slice(0, 1000)}`);
}

/** Whether a line of the output is as a comment tells. */
export const isTold = (line, comments) =>
  comments.some((comment) => patternOf(comment.replaceAll(' ', '')).test(bare(line)));
