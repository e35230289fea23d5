import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';

import { unzipSync } from 'fflate';

const source = JSON.parse(readFileSync('package.json', 'utf8'));
const file = `${source.name}-${source.version}.vsix`;
const folder = mkdtempSync(join(tmpdir(), 'mapping-generator-vscode-'));
after(() => rmSync(folder, { recursive: true }));

const entries = unzipSync(readFileSync(file));
for (const [name, bytes] of Object.entries(entries)) {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), bytes);
}
const manifest = JSON.parse(readFileSync(join(folder, 'extension/package.json'), 'utf8'));

/** All values of a manifest that are paths within the extension. */
function pathsIn(value) {
  if (typeof value === 'string') return value.startsWith('./') ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(pathsIn) : [];
}

test('the package has all that its manifest names', () => {
  const paths = pathsIn(manifest);
  assert.ok(paths.includes('./dist/extension.cjs'));
  for (const path of paths) assert.ok(existsSync(join(folder, 'extension', path)), path);
  for (const { path } of manifest.contributes.grammars)
    JSON.parse(readFileSync(join(folder, 'extension', path), 'utf8'));
  assert.equal(manifest.devDependencies, undefined);
});

test('the package has the files that make it one', () => {
  const read = (name) => readFileSync(join(folder, name), 'utf8');
  assert.match(
    read('extension.vsixmanifest'),
    new RegExp(`Id="${source.name}" Version="${source.version}" Publisher="${source.publisher}"`),
  );
  const typed = [...read('[Content_Types].xml').matchAll(/Extension="([^"]+)"/g)].map(
    ([, ending]) => ending,
  );
  for (const name of Object.keys(entries)) {
    const ending = /\.[^./]+$/.exec(name)?.[0];
    if (ending && name !== '[Content_Types].xml') assert.ok(typed.includes(ending), name);
  }
});

test('the extension needs nothing but the editor', () => {
  const code = readFileSync(join(folder, 'extension/dist/extension.cjs'), 'utf8');
  const needed = [...code.matchAll(/require\("([^"]+)"\)/g)].map(([, name]) => name);
  const known = new Set(['vscode', ...builtinModules, ...builtinModules.map((n) => `node:${n}`)]);
  assert.deepEqual(
    needed.filter((name) => !known.has(name)),
    [],
  );
});

test('the language server in it answers', async () => {
  const program = join(folder, 'extension/server/cli.cjs');
  const child = spawn(process.execPath, [program, 'lsp', '--stdio'], { cwd: folder });
  const send = (message) => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (out += text));
  const params = { processId: null, rootUri: null, capabilities: {} };
  send({ id: 1, method: 'initialize', params });
  send({ method: 'initialized', params: {} });
  const textDocument = {
    uri: 'file:///a.sql',
    languageId: 'sql',
    version: 1,
    text: 'SELECT 1 AS x',
  };
  send({ method: 'textDocument/didOpen', params: { textDocument } });
  send({ id: 2, method: 'textDocument/documentSymbol', params: { textDocument } });
  send({ id: 3, method: 'shutdown' });
  while (!out.includes('"id":3'))
    await new Promise((resolve) => child.stdout.once('data', resolve));
  send({ method: 'exit' });
  const status = await new Promise((resolve) => child.on('close', resolve));
  assert.equal(status, 0);
  assert.match(out, /"hoverProvider":true/);
  assert.match(out, /"id":2,"result":\[\{"name":"x"/);
});
