import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';

// What the README shows is read by the compiler, against what is built.

const root = resolve(import.meta.dirname, '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** What an example takes for granted. */
const host = `
  import type { MappingGenerator } from 'mapping-generator';
  declare global {
    const element: HTMLElement;
    const value: string;
    const onChange: (text: string) => void;
    const generator: MappingGenerator;
  }
`;

/** The examples as files that need not be there, beside those that are. */
const files = new Map([
  [join(root, 'host.ts'), host],
  ...Array.from(
    readme.matchAll(/^```(tsx?)\n([^]*?)^```$/gm),
    ([, ending = '', code = ''], index): [string, string] => [
      join(root, `example-${String(index)}.${ending}`),
      code,
    ],
  ),
]);

function problems(): string[] {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (name) =>
    ts.sys.readFile(name),
  ) as { config: object };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const system = ts.createCompilerHost(options);
  const found = ts.createProgram([...files.keys()], options, {
    ...system,
    fileExists: (name) => files.has(name) || system.fileExists(name),
    readFile: (name) => files.get(name) ?? system.readFile(name),
    getSourceFile: (name, version) => {
      const text = files.get(name);
      return text === undefined
        ? system.getSourceFile(name, version)
        : ts.createSourceFile(name, text, version);
    },
  });
  return ts
    .getPreEmitDiagnostics(found)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

it('shows examples that the compiler takes', { timeout: 120_000 }, () => {
  expect(files.size).toBe(4);
  expect(problems()).toEqual([]);
});

it('tells every option', () => {
  const types = readFileSync(join(root, 'src/types.ts'), 'utf8');
  const [, properties = ''] = /interface MappingEditorProps \{\n([^]*?)^\}/m.exec(types) ?? [];
  const names = Array.from(properties.matchAll(/^ {2}(\w+)\??:/gm), ([, name = '']) => name);
  expect(names.length).toBeGreaterThan(10);
  const untold = names.filter(
    (name) => !new RegExp(`^\\|.*\`${name}[\`(].*\\|.*\\|$`, 'm').test(readme),
  );
  expect(untold).toEqual([]);
});
