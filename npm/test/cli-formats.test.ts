import { readFileSync } from 'node:fs';
import { SaxesParser } from 'saxes';
import type { Log } from 'sarif';
import { describe, expect, it } from 'vitest';

import { diagnosticMessages } from '../dist/index.js';
import { command, file, folderOf, onTerminal } from './command.js';
import { mappingWith } from './support.js';

const good = file('good.json', mappingWith(1));
const bad = file(
  'bad.json',
  `{
  "node_definitions": [{
    "label": "Customer",
    "sql": "SELECT id FROM customers;",
    "primary_key": { "name": "id", "type": "INT64" }
  }],
  "owner": "a,b:c%"
}`,
);
const attack = 'A\\u001b[2J\\n::error file=x::pwned ##[error]x ##vso[x]\\u202eb <&\\"]]> \\ud800';
const hostile = file(
  'hostile.json',
  `{"node_definitions": [{"label": "${attack}", "sql": "SELECT 1"}]}`,
);

describe('--format github', () => {
  it('writes annotations with their places, and the verdicts', async () => {
    const { status, out } = await command(['check', './bad.json', '--format', 'github']);
    expect(status).toBe(1);
    expect(out).toBe(
      "::warning file=bad.json,line=7,col=3,endLine=7,endColumn=10,title=unknown_field::Unknown field 'owner'\n" +
        '::error file=bad.json,line=4,col=37,endLine=4,endColumn=38,title=sql_trailing_semicolon::' +
        'Leave out the semicolon at the end: Trino takes none in a query\n' +
        './bad.json: invalid (1 error, 1 warning; --fix mends 1)\n',
    );
  });

  it('lets nothing of a mapping be a command or a property', async () => {
    const odd = file('a,b:c%\n.json', '{"node_definitions": [], "x": 1}');
    const { out } = await command(['check', hostile, odd, 'none,:.json', '--format', 'github'], {});
    const lines = out.split('\n').filter((line) => line.startsWith('::'));
    for (const line of lines)
      expect(line).toMatch(/^::(error|warning|notice) file=[^,:]+(,\w+=[^,:]*)*::/);
    expect(out).not.toMatch(/##\w*\[/);
    expect(out).not.toMatch(/^::error file=x::/m);
    expect(out).toContain('file=none%2C%3A.json::could not check: no such file or directory');
  });
});

/** The elements of a text that is well formed, with their attributes and texts. */
interface Element {
  name: string;
  attributes: Record<string, string>;
  text: string;
}

function elementsOf(xml: string): Element[] {
  const parser = new SaxesParser();
  const elements: Element[] = [];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    elements.push({ name, attributes: attributes, text: '' });
  });
  parser.on('text', (text) => {
    const last = elements.at(-1);
    if (last) last.text += text;
  });
  parser.write(xml).close();
  return elements;
}

describe('--format junit', () => {
  it('has a suite for each file, and a case for each definition', async () => {
    const mapping = mappingWith(3);
    mapping.node_definitions[1]!.primary_key.type = 'STRNG';
    const two = file('two.json', { ...mapping, owner: 1 });
    const { status, out } = await command(['check', two, 'none.json', '--format', 'junit']);
    expect(status).toBe(1);
    const elements = elementsOf(out);
    const named = (name: string) => elements.filter((element) => element.name === name);
    expect(named('testsuites')[0]!.attributes).toMatchObject({
      tests: '5',
      failures: '1',
      errors: '1',
    });
    expect(named('testsuite').map(({ attributes }) => attributes.name)).toEqual([two, 'none.json']);
    expect(named('testcase').map(({ attributes }) => attributes.name)).toEqual([
      'mapping',
      'node Node0',
      'node Node1',
      'node Node2',
      'mapping',
    ]);
    const [failure] = named('failure');
    expect(failure!.attributes).toEqual({
      message: "Unknown type 'STRNG'. Did you mean 'STRING'?",
      type: 'unknown_type_similar',
    });
    expect(failure!.text.trim()).toMatch(/^\d+:\d+: error: .*\[unknown_type_similar\]$/);
    expect(named('error')[0]!.attributes.message).toBe('no such file or directory');
    expect(named('system-out')[0]!.text).toContain('[unknown_field]');
  });

  it('says of what was not checked that it was skipped', async () => {
    const { out } = await command(['check', good, '--format', 'junit']);
    const elements = elementsOf(out);
    expect(elements.find(({ name }) => name === 'skipped')!.attributes.message).toContain(
      'the cluster has not been asked',
    );
    expect(elements.find(({ name }) => name === 'testsuite')!.attributes.skipped).toBe('1');
  });

  it('is well formed whatever a mapping holds', async () => {
    const { out } = await command(['check', hostile, '--format', 'junit']);
    expect(elementsOf(out).length).toBeGreaterThan(3);
    expect(out).toContain('\\u001b[2J');
  });
});

describe('--format sarif', () => {
  it('has rules with help and links, and the fixes as changes of the file', async () => {
    const { out } = await command(['check', 'bad.json', '--format', 'sarif']);
    const [run] = (JSON.parse(out) as Log).runs;
    const rule = run!.tool.driver.rules!.find(({ id }) => id === 'unknown_field')!;
    expect(rule).toMatchObject({
      shortDescription: { text: diagnosticMessages.unknown_field.en },
      defaultConfiguration: { level: 'warning' },
    });
    expect(rule.help!.text).toContain('Example: ');
    expect(rule.helpUri).toMatch(/^https:.*#unknown_field$/);
    const result = run!.results!.find(({ ruleId }) => ruleId === 'sql_trailing_semicolon')!;
    const [fix] = result.fixes!;
    const [{ artifactLocation, replacements }] = fix!.artifactChanges as [
      NonNullable<typeof fix>['artifactChanges'][0],
    ];
    expect(artifactLocation.uri).toBe('bad.json');
    const text = readFileSync(bad, 'utf8');
    const [{ deletedRegion, insertedContent }] = replacements as [(typeof replacements)[0]];
    const { charOffset = 0, charLength = 0 } = deletedRegion;
    expect([text.slice(charOffset, charOffset + charLength), insertedContent!.text]).toEqual([
      ';',
      '',
    ]);
  });
});

describe('colours', () => {
  const escape = '\u001b[';
  const colouredBy = async (environment: Record<string, string>) =>
    (await command(['check', 'bad.json'], { environment })).out.includes(escape);

  it.each<[Record<string, string>, boolean]>([
    [{}, false],
    [{ FORCE_COLOR: '1' }, true],
    [{ FORCE_COLOR: '' }, true],
    [{ FORCE_COLOR: '0' }, false],
    [{ NO_COLOR: '1' }, false],
    [{ NO_COLOR: '1', FORCE_COLOR: '1' }, true],
  ])('in a pipe with %j: %s', async (environment, expected) => {
    expect(await colouredBy(environment)).toBe(expected);
  });

  it('are on a terminal, and not with NO_COLOR', async () => {
    const shown = await onTerminal(['check', 'bad.json']);
    expect(shown.screen).toContain(`${escape}1;31merror:`);
    const plain = await onTerminal(['check', 'bad.json'], { NO_COLOR: '1' });
    expect(plain.screen).not.toContain(escape);
  });

  it('are in no other format', async () => {
    const environment = { FORCE_COLOR: '1' };
    for (const format of ['json', 'sarif', 'github', 'junit']) {
      const { out } = await command(['check', 'bad.json', '--format', format], { environment });
      expect(out).not.toContain(escape);
    }
  });
});

describe('fmt', () => {
  const sql = 'select id,name from t where x=1';
  const formatted = 'SELECT\n  id,\n  name\nFROM t\nWHERE x = 1';
  const mapping = (query: string) => `{\t"node_definitions": [ {"sql":${JSON.stringify(query)}} ]}`;

  it('lays out the queries of files, and says which', async () => {
    const cwd = folderOf({
      'a.mapping.json': mapping(sql),
      'b.sql': `${sql};\r\n`,
      'c.mapping.json': mapping(formatted),
      'd.sql': 'select a,, from t',
      'e.json': mapping(sql),
    });
    const read = (name: string) => readFileSync(`${cwd}/${name}`, 'utf8');
    const before = await command(['fmt', '--check', '.'], { cwd });
    expect([before.status, before.out]).toEqual([
      1,
      'a.mapping.json: would be formatted\nb.sql: would be formatted\n',
    ]);
    expect(read('b.sql')).toBe(`${sql};\r\n`);
    const { status, out } = await command(['fmt', '.'], { cwd });
    expect([status, out]).toEqual([0, 'a.mapping.json: formatted\nb.sql: formatted\n']);
    expect(read('a.mapping.json')).toBe(mapping(formatted));
    expect(read('b.sql')).toBe(`${formatted.replaceAll('\n', '\r\n')};\r\n`);
    expect(read('d.sql')).toBe('select a,, from t');
    expect(read('e.json')).toBe(mapping(sql));
    const again = await command(['fmt', '--check', '.'], { cwd });
    expect([again.status, again.out]).toEqual([0, '']);
  });

  it('is a filter for standard input', async () => {
    expect((await command(['fmt', '-'], { input: `${sql}\n` })).out).toBe(`${formatted}\n`);
    expect((await command(['fmt', '-'], { input: mapping(sql) })).out).toBe(mapping(formatted));
    expect((await command(['fmt', '-', '--check'], { input: sql })).status).toBe(1);
  });

  it('is 2 for what is no mapping', async () => {
    const broken = file('broken.json', '{"node_definitions": [');
    const { status, error } = await command(['fmt', broken, 'none.sql']);
    expect(status).toBe(2);
    expect(error).toBe(
      `${broken}: could not format: it is not JSON: mapping-generator check says where\n` +
        'none.sql: could not format: no such file or directory\n',
    );
  });
});

describe('explain', () => {
  it('says what a code means, in both languages', async () => {
    const { status, out } = await command(['explain', 'load_hazard']);
    const { en, zh } = diagnosticMessages.load_hazard;
    expect(status).toBe(0);
    expect(out).toMatch(/^load_hazard: warning, stage type_mapping\n/);
    for (const text of [en, zh, 'Why: DECIMAL columns', 'Example: ', 'Fix: '])
      expect(out).toContain(text);
    expect(out).toMatch(/docs\/diagnostics\.md#load_hazard\n$/);
  });

  it('lists all codes, also as JSON', async () => {
    const { out } = await command(['explain']);
    expect(out.trimEnd().split('\n').length).toBe(Object.keys(diagnosticMessages).length);
    const json = JSON.parse((await command(['explain', '--json'])).out) as { code: string }[];
    expect(json.map(({ code }) => code)).toEqual(Object.keys(diagnosticMessages));
    const one = JSON.parse((await command(['explain', 'no_nodes', '--json'])).out) as object;
    expect(one).toMatchObject({ code: 'no_nodes', severity: 'error', stage: 'structure' });
  });

  it('knows no other codes', async () => {
    const { status, error } = await command(['explain', 'unknown']);
    expect(status).toBe(2);
    expect(error).toContain("there is no code 'unknown': there is unknown_field, ");
  });
});
