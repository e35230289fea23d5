// What scripts/generate-functions asks a server, and how it reads the answers.

'use strict';

const pause = (milliseconds) =>
  new Promise((resume) => {
    setTimeout(resume, milliseconds);
  });

async function request(url, options) {
  for (;;) {
    const response = await fetch(url, options);
    if (response.ok) return response.json();
    if (![429, 502, 503, 504].includes(response.status))
      throw new Error(`${url}: ${response.status}`);
    await pause(100);
  }
}

// A function that runs a statement and gives { types, data } or { error, message }, the message without its place.
function createClient(url) {
  const headers = {
    'X-Trino-User': 'generate-functions',
    'X-Trino-Client-Capabilities': 'PARAMETRIC_DATETIME',
  };
  return async (sql) => {
    let page = await request(new URL('/v1/statement', url), { method: 'POST', body: sql, headers });
    let types;
    const data = [];
    for (;;) {
      if (page.error)
        return {
          error: page.error.errorName,
          message: page.error.message.replace(/^line \d+:\d+: /, ''),
        };
      types ??= page.columns?.map(({ type }) => type);
      data.push(...(page.data ?? []));
      if (!page.nextUri) return { types, data };
      page = await request(new URL(new URL(page.nextUri).pathname, url), { headers });
    }
  };
}

function closingParenthesis(text, open) {
  let depth = 0;
  for (let i = open; ; i++) {
    if (text[i] === '(') depth++;
    if (text[i] === ')' && --depth === 0) return i;
  }
}

// `Unexpected parameters (…) for function f. Expected: f(bigint), f(t) T:orderable` as rows.
function parseExpected(name, message) {
  let text = message.slice(message.indexOf('. Expected: ') + '. Expected: '.length);
  const rows = [];
  while (text) {
    const close = closingParenthesis(text, name.length);
    const next = text.indexOf(`, ${name}(`, close);
    const end = next < 0 ? text.length : next;
    rows.push({
      name,
      args: text.slice(name.length + 1, close),
      constraints: text.slice(close + 1, end).trim(),
    });
    text = next < 0 ? '' : text.slice(next + 2);
  }
  return rows;
}

// The arguments of `varchar(x), map(K,V)`; a comma inside parentheses divides nothing.
function splitArguments(args) {
  const types = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < args.length; i++) {
    if (args[i] === '(') depth++;
    if (args[i] === ')') depth--;
    if (args[i] === ',' && depth === 0) {
      types.push(args.slice(start, i));
      start = i + 1;
    }
  }
  if (args) types.push(args.slice(start));
  return types.map((type) => type.trim());
}

// Values for the variables of types that have numbers.
const decimals = [
  [
    [10, 2],
    [7, 4],
  ],
  [
    [38, 0],
    [5, 5],
  ],
  [
    [1, 1],
    [38, 10],
  ],
  [
    [5, 5],
    [18, 3],
  ],
  [
    [20, 3],
    [19, 0],
  ],
];
const samples = [
  [3, 4, 5],
  [6, 0, 1],
  [0, 9, 2],
  [9, 100, 0],
  [12, 20000, 50000],
]
  .map(([x, y, z], index) => {
    const [[a_precision, a_scale], [b_precision, b_scale]] = decimals[index];
    return { a_precision, a_scale, b_precision, b_scale, x, y, z };
  })
  .map((sample) => ({ ...sample, p: sample.a_precision, s: sample.a_scale }));

// The type that a formal type is with the sample's numbers: type variables become integer.
function sampleType(type, sample) {
  const isTime = /^time/.test(type);
  const numbers = isTime ? { p: sample.x } : sample;
  return type
    .replace(/(?<=[(,])[a-z_]+(?=[,)])/g, (word) => numbers[word] ?? word)
    .replace(/^[A-Za-z][0-9]?$|(?<=[(,])[A-Za-z][0-9]?(?=[,)])/g, 'integer');
}
const sampleArgument = (type, sample) => `CAST(NULL AS ${sampleType(type, sample)})`;
sampleArgument.type = sampleType;

module.exports = { createClient, parseExpected, samples, sampleArgument, splitArguments };
