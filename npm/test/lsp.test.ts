import { readFileSync, rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import {
  DiagnosticSeverity,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  DidCloseTextDocumentNotification,
  DocumentDiagnosticRequest,
  ErrorCodes,
  ExitNotification,
  FileChangeType,
  HoverRequest,
  ShutdownRequest,
  WorkspaceDiagnosticRequest,
} from 'vscode-languageserver-protocol/node';
import type { FileEvent } from 'vscode-languageserver-protocol/node';
import { describe, expect, it } from 'vitest';

import { Editor, project } from './lsp-client.js';
import { orderId, sales, session } from './sales.js';

const ofPackage = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

const bad = `{
  "node_definitions": [{
    "label": "Customer",
    "sql": "SELECT id, name FROM analytics.customers",
    "primary_key": { "name": "id", "type": "STRNG" }
  }]
}`;
const mended = bad.replace('STRNG', 'STRING').replace(', name', '');

const codesOf = ({ diagnostics }: { diagnostics: { code?: string | number }[] }) =>
  diagnostics.map(({ code }) => code);

describe('the server', () => {
  it('says who it is, and counts as all editors can', async () => {
    const editor = await Editor.start(project(), {
      general: { positionEncodings: ['utf-8', 'utf-16'] },
    });
    const { capabilities, serverInfo } = editor.server;
    expect(serverInfo).toEqual({ name: 'mapping-generator', version: ofPackage.version });
    expect(capabilities.positionEncoding).toBe('utf-16');
    expect(capabilities.textDocumentSync).toMatchObject({ openClose: true, change: 2 });
  });

  it('answers what it does not know with an error, and goes on', async () => {
    const editor = await Editor.start(project());
    await expect(editor.connection.sendRequest('textDocument/nothing', {})).rejects.toMatchObject({
      code: ErrorCodes.MethodNotFound,
    });
    await editor.connection.sendNotification('$/nothing', {});
    await editor.connection.sendNotification('nothing/atAll', { a: 1 });
    const nowhere = { textDocument: { uri: 'file:///nowhere.sql' } };
    const position = { line: 0, character: 0 };
    const hover = await editor.connection.sendRequest(HoverRequest.type, { ...nowhere, position });
    expect(hover).toBeNull();
    await expect(editor.connection.sendRequest('textDocument/hover', {})).rejects.toMatchObject({
      code: ErrorCodes.InternalError,
    });
    const uri = 'untitled:Untitled-1';
    const textDocument = { uri, languageId: 'sql', version: 1, text: 'SELECT FROM' };
    await editor.connection.sendNotification('textDocument/didOpen', { textDocument });
    expect((await editor.found({ uri })).diagnostics).toHaveLength(1);
  });

  it('ends as it is told', async () => {
    const polite = await Editor.start(project());
    await polite.connection.sendRequest(ShutdownRequest.type);
    await polite.connection.sendNotification(ExitNotification.type);
    expect(await polite.ended).toBe(0);
    const hasty = await Editor.start(project());
    await hasty.connection.sendNotification(ExitNotification.type);
    expect(await hasty.ended).toBe(1);
  });

  it('ends when nobody is there any more', async () => {
    const editor = await Editor.start(project());
    await editor.open('a.mapping.json', bad);
    editor.child.stdin!.end();
    expect(await editor.ended).toBe(1);
  });
});

describe('diagnostics that are sent', () => {
  it('say what is wrong, where, and why', async () => {
    const editor = await Editor.start(project());
    const opened = await editor.open('a.mapping.json', bad);
    const { diagnostics, version } = await editor.found(opened);
    expect(version).toBe(1);
    expect(diagnostics[0]).toMatchObject({
      range: { start: { line: 4, character: 43 }, end: { line: 4, character: 50 } },
      severity: DiagnosticSeverity.Error,
      code: 'unknown_type_similar',
      codeDescription: { href: expect.stringMatching(/^https:.*#unknown_type_similar$/) as string },
      source: 'mapping-generator',
      message: "Unknown type 'STRNG'. Did you mean 'STRING'?",
    });
  });

  it('follow what is typed, and go with the document', async () => {
    const editor = await Editor.start(project());
    const opened = await editor.open('a.mapping.json', mended);
    expect(codesOf(await editor.found(opened))).toEqual([]);
    await editor.change(opened, 'STRING', 'STRNG');
    const { version, diagnostics } = await editor.found(opened, (found) => found.version === 2);
    expect([version, codesOf({ diagnostics })]).toEqual([2, ['unknown_type_similar']]);
    await editor.connection.sendNotification(DidCloseTextDocumentNotification.type, {
      textDocument: opened,
    });
    expect(codesOf(await editor.found(opened, (found) => found.version !== 2))).toEqual([]);
  });

  it('wait for a pause', async () => {
    const editor = await Editor.start(project());
    const opened = await editor.open('a.mapping.json', bad);
    await editor.found(opened);
    // At once, so that no pause of this machine is one of the typing.
    const typed = Array.from({ length: 20 }, () => editor.change(opened, 'Customer', 'Customer'));
    await Promise.all(typed);
    await editor.found(opened, ({ version }) => version === 21);
    expect(editor.published.length).toBeLessThan(6);
  });

  it('lead to the other places that matter', async () => {
    const editor = await Editor.start(project());
    const node =
      '{"label": "A", "sql": "SELECT id FROM t", "primary_key": {"name": "id", "type": "INT64"}}';
    const opened = await editor.open('a.mapping.json', `{"node_definitions": [${node},\n${node}]}`);
    const { diagnostics } = await editor.found(opened);
    const related = diagnostics.flatMap(({ relatedInformation = [] }) => relatedInformation);
    expect(related[0]?.location).toEqual({
      uri: opened.uri,
      range: { start: { line: 0, character: 32 }, end: { line: 0, character: 35 } },
    });
  });
});

describe('what is ours', () => {
  it('is JSON that names the schema, whatever its name', async () => {
    const editor = await Editor.start(project());
    const schema = '"$schema": "../node_modules/mapping-generator/mapping.schema.json"';
    const other = await editor.open('other.json', '{"node_definitions": 1}');
    const opened = await editor.open('graph.json', `{${schema}, "node_definitions": 1}`);
    expect((await editor.found(opened)).diagnostics.length).toBeGreaterThan(0);
    await pause(200);
    expect(editor.published.filter(({ uri }) => uri === other.uri)).toEqual([]);
  });

  it('is SQL, as Trino reads it, with lines as editors count them', async () => {
    const editor = await Editor.start(project());
    const opened = await editor.open('a.sql', "SELECT '𝄞',\r\n  x FORM t;\r\n");
    const { diagnostics } = await editor.found(opened);
    expect(diagnostics.map(({ range, code }) => [range.start, code])).toHaveLength(1);
    expect(diagnostics[0]!.range.start.line).toBe(1);
    const good = await editor.open('b.sql', 'SELECT 1;\n');
    expect(codesOf(await editor.found(good))).toEqual([]);
    expect(codesOf(await editor.found(await editor.open('empty.sql', '\n')))).toEqual([]);
  });
});

const pulls = { textDocument: { diagnostic: {} } };

describe('diagnostics that are asked for', () => {
  it('are full, then unchanged, then full again', async () => {
    const editor = await Editor.start(project(), pulls);
    const opened = await editor.open('a.mapping.json', bad);
    const ask = (previousResultId?: string) =>
      editor.connection.sendRequest(DocumentDiagnosticRequest.type, {
        textDocument: opened,
        ...(previousResultId === undefined ? {} : { previousResultId }),
      });
    const first = await ask();
    if (first.kind !== 'full') throw new Error(first.kind);
    expect(first.items.map(({ code }) => code)).toContain('unknown_type_similar');
    expect(await ask(first.resultId)).toEqual({ kind: 'unchanged', resultId: first.resultId });
    await editor.change(opened, 'STRNG', 'STRING');
    const third = await ask(first.resultId);
    expect(third.kind === 'full' && third.items.map(({ code }) => code)).not.toContain(
      'unknown_type_similar',
    );
    expect(editor.published).toEqual([]);
  });

  it('tell of all files of the workspace', async () => {
    const folder = project({
      'deep/er/a.mapping.json': bad,
      'queries/b.sql': 'SELECT FROM',
      'queries/mapping-generator.json': {},
      'unclaimed.sql': 'MERGE INTO t',
      'node_modules/x/c.mapping.json': bad,
      'package.json': { name: 'x' },
    });
    const editor = await Editor.start(folder, pulls);
    const ask = async (previousResultIds: { uri: string; value: string }[] = []) => {
      const params = { previousResultIds };
      return (await editor.connection.sendRequest(WorkspaceDiagnosticRequest.type, params)).items;
    };
    const first = await ask();
    expect(first.map(({ uri }) => uri)).toEqual([
      folder.uri('deep/er/a.mapping.json'),
      folder.uri('queries/b.sql'),
    ]);
    expect(first.map((report) => report.kind === 'full' && report.items.length > 0)).toEqual([
      true,
      true,
    ]);
    const previous = first.map(({ uri, resultId }) => ({ uri, value: resultId! }));
    expect((await ask(previous)).map(({ kind }) => kind)).toEqual(['unchanged', 'unchanged']);
    rmSync(folder.path('queries/b.sql'));
    expect((await ask(previous)).at(-1)).toMatchObject({
      uri: folder.uri('queries/b.sql'),
      kind: 'full',
      items: [],
    });
  });
});

describe('the workspace', () => {
  it('is read by paths, whatever way an editor writes their addresses', async () => {
    const folder = project({ 'a (b) é.mapping.json': bad });
    const editor = await Editor.start(folder, pulls);
    const ask = async (previousResultIds: { uri: string; value: string }[]) => {
      const params = { previousResultIds };
      return (await editor.connection.sendRequest(WorkspaceDiagnosticRequest.type, params)).items;
    };
    const [first] = await ask([]);
    const uri = first!.uri.replace('(', '%28').replace(')', '%29');
    expect(await ask([{ uri, value: first!.resultId! }])).toMatchObject([{ kind: 'unchanged' }]);
  });

  it('may have folders added and removed', async () => {
    const other = project({ 'a.mapping.json': bad });
    const editor = await Editor.start(project(), {
      ...pulls,
      workspace: { workspaceFolders: true },
    });
    const ask = async () => {
      const params = { previousResultIds: [] };
      return (await editor.connection.sendRequest(WorkspaceDiagnosticRequest.type, params)).items;
    };
    expect(await ask()).toEqual([]);
    const changed = DidChangeWorkspaceFoldersNotification.type;
    const folder = { uri: other.uri('.'), name: 'other' };
    await editor.connection.sendNotification(changed, { event: { added: [folder], removed: [] } });
    expect((await ask()).map(({ uri }) => uri)).toEqual([other.uri('a.mapping.json')]);
    await editor.connection.sendNotification(changed, { event: { added: [], removed: [folder] } });
    expect(await ask()).toEqual([]);
  });
});

describe('mapping-generator.json', () => {
  const query = 'SELECT order_id FROM orders';

  it('says what texts below it are read against', async () => {
    const folder = project({
      'mapping-generator.json': {
        catalog: 'warehouse/catalog.json',
        session,
        locale: 'zh',
        ignore: ['many_properties'],
      },
      'warehouse/catalog.json': sales([orderId]),
    });
    const editor = await Editor.start(folder);
    const good = await editor.open('sub/good.sql', query);
    expect(codesOf(await editor.found(good))).toEqual([]);
    const wrong = await editor.open('sub/wrong.sql', query.replace('order_id', 'order_ip'));
    const [first] = (await editor.found(wrong)).diagnostics;
    expect(first?.message).toMatch(/[\u4e00-\u9fff]/);
  });

  it('ignores codes, and holds a policy', async () => {
    const folder = project({ 'mapping-generator.json': { ignore: ['unknown_type_similar'] } });
    folder.write('strict/mapping-generator.json', { policy: 'policy.json' });
    folder.write('strict/policy.json', { reserved: ['customer'] });
    const editor = await Editor.start(folder);
    const ignored = await editor.open('a.mapping.json', bad);
    expect(codesOf(await editor.found(ignored))).not.toContain('unknown_type_similar');
    const strict = await editor.open('strict/a.mapping.json', mended);
    const { diagnostics } = await editor.found(strict);
    expect(diagnostics.map(({ range }) => range.start)).toContainEqual({ line: 2, character: 13 });
  });

  it.each([
    [{ locale: 'fr' }, 'locale must be en or zh'],
    [{ locale: 'en', trino: 'https://x' }, "there is no setting 'trino'"],
    [{ ignore: ['no_such_code'] }, "there is no code 'no_such_code'"],
    [{ catalogMaxAge: 0 }, 'catalogMaxAge must be a number of hours'],
    [{ policy: 'none.json' }, 'none.json: no such file or directory'],
  ])('is told where it cannot be used, until it can: %j', async (settings, reason) => {
    const folder = project({ 'mapping-generator.json': settings });
    const editor = await Editor.start(folder);
    const opened = await editor.open('a.mapping.json', bad);
    expect(codesOf(await editor.found(opened))).toContain('unknown_type_similar');
    const configuration = { uri: folder.uri('mapping-generator.json') };
    const { diagnostics } = await editor.found(configuration);
    expect(diagnostics[0]?.message).toMatch(/^\S+mapping-generator\.json: /);
    expect(diagnostics[0]?.message).toContain(reason);
    folder.write('mapping-generator.json', { locale: 'en' });
    await editor.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: configuration.uri, type: FileChangeType.Changed }],
    });
    const after = await editor.found(configuration, (found) => found.diagnostics.length === 0);
    expect(after.diagnostics).toEqual([]);
  });

  it('has its catalog watched, and read again', async () => {
    const folder = project({
      'mapping-generator.json': {
        catalog: 'catalog.json',
        session,
      },
      'catalog.json': sales([{ name: 'other_id', type: 'bigint' }]),
    });
    const dynamic = { dynamicRegistration: true, relativePatternSupport: true };
    const editor = await Editor.start(folder, { workspace: { didChangeWatchedFiles: dynamic } });
    const opened = await editor.open('a.sql', query);
    expect(codesOf(await editor.found(opened))).toHaveLength(1);
    const watched = () => JSON.stringify(editor.registered);
    expect(watched()).toContain('**/mapping-generator.json');
    expect(watched()).toContain('"pattern":"catalog.json"');
    folder.write('catalog.json', sales([orderId]));
    const changes: FileEvent[] = [
      { uri: folder.uri('catalog.json'), type: FileChangeType.Changed },
    ];
    const changed = DidChangeWatchedFilesNotification.type;
    await editor.connection.sendNotification(changed, { changes });
    await editor.found(opened, ({ diagnostics }) => diagnostics.length === 0);
    // Half of a file decides nothing: what was read before holds, and the configuration says so.
    folder.write('catalog.json', '{"captured_at": "20');
    await editor.connection.sendNotification(changed, { changes });
    const configuration = { uri: folder.uri('mapping-generator.json') };
    const { diagnostics } = await editor.found(configuration);
    expect(diagnostics[0]?.message).toContain('catalog.json is not JSON');
    expect(codesOf(await editor.found(opened))).toEqual([]);
  });
});
