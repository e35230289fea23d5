import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { unzipSync } from 'fflate';
import {
  CodeActionRequest,
  CompletionRequest,
  createProtocolConnection,
  DidOpenTextDocumentNotification,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

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

/** What the README tells to put into the settings. */
const settings = JSON.parse(/^\{ "editor.*$/m.exec(readFileSync('README.md', 'utf8'))[0]);

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

/** Starts the server from the unpacked package in a project, and opens one text. */
async function openInProject(name, text) {
  const project = mkdtempSync(join(folder, 'project-'));
  const uri = (file) => pathToFileURL(join(project, file)).href;
  writeFileSync(join(project, 'mapping-generator.json'), '{ "catalog": "catalog.json" }');
  writeFileSync(join(project, 'catalog.json'), JSON.stringify(catalog()));
  const program = join(folder, 'extension/server/cli.cjs');
  // As the extension starts it, and with nothing of this machine to find.
  const child = spawn(process.execPath, [program, 'lsp', '--stdio'], { cwd: project, env: {} });
  after(() => child.kill());
  const { stdout, stdin } = child;
  const client = createProtocolConnection(
    new StreamMessageReader(stdout),
    new StreamMessageWriter(stdin),
  );
  const found = new Promise((tell) =>
    client.onNotification(PublishDiagnosticsNotification.type, tell),
  );
  client.listen();
  const workspaceFolders = [{ uri: uri('.'), name: 'project' }];
  const params = { processId: process.pid, rootUri: null, workspaceFolders, capabilities: {} };
  const { capabilities } = await client.sendRequest(InitializeRequest.type, params);
  await client.sendNotification(InitializedNotification.type, {});
  const textDocument = { uri: uri(name), languageId: 'graph-mapping', version: 1, text };
  await client.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
  const ended = new Promise((end) => child.on('close', end));
  return { client, capabilities, found, ended, textDocument: { uri: uri(name) } };
}

const catalog = () => ({
  captured_at: new Date().toISOString(),
  tables: [
    {
      catalog: 'hive',
      schema: 'sales',
      name: 'customer',
      columns: ['id', 'segment'].map((name) => ({ name, type: 'bigint' })),
    },
  ],
});

const mapping = `{ "node_definitions": [{
  "label": "Customer",
  "sql": "SELECT id, seg FROM hive.sales.customer",
  "primary_key": { "name": "id", "type": "INTT64" }
}] }`;

test('the language server in it serves a project', { timeout: 60_000 }, async () => {
  const { client, capabilities, found, ended, textDocument } = await openInProject(
    'a.mapping.json',
    mapping,
  );
  const { diagnostics } = await found;
  assert.deepEqual(diagnostics.map(({ code }) => code).sort(), [
    'sql_column_not_found',
    'unknown_type_similar',
  ]);
  const position = { line: 2, character: mapping.split('\n')[2].indexOf('seg') + 3 };
  const completed = await client.sendRequest(CompletionRequest.type, { textDocument, position });
  const [best] = completed.items ?? completed;
  assert.equal(best.label, 'segment');
  const start = { line: 0, character: 0 };
  const [kind] = Object.keys(settings['editor.codeActionsOnSave']);
  assert.ok(capabilities.codeActionProvider.codeActionKinds.includes(kind));
  const actions = await client.sendRequest(CodeActionRequest.type, {
    textDocument,
    range: { start, end: start },
    context: { diagnostics, only: [kind] },
  });
  // The second T of INTT64 alone.
  const character = mapping.split('\n')[3].indexOf('INTT64') + 3;
  const range = { start: { line: 3, character }, end: { line: 3, character: character + 1 } };
  assert.deepEqual(
    actions.flatMap(({ edit }) => edit.changes[textDocument.uri]),
    [{ range, newText: '' }],
  );
  await client.sendRequest(ShutdownRequest.type);
  await client.sendNotification(ExitNotification.type);
  assert.equal(await ended, 0);
});
