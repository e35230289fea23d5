import type { Command } from 'commander';

import { diagnosticDocs, diagnosticMessages } from '../index.js';
import type { DiagnosticCode } from '../index.js';
import { explanations } from '../generated/explanations.js';
import { paintFor } from './colours.js';
import type { Paint } from './colours.js';
import { CommandError } from './input.js';
import { toJson, visible } from './output.js';
import { isCode } from './selection.js';

export function addExplain(program: Command): void {
  program
    .command('explain')
    .summary('say what a code means')
    .description('Says what a code of a finding means, why it is one, and what mends it.')
    .argument('[code]', 'the code of a finding; without one they are listed')
    .option('--json', 'as JSON')
    .action((code: string | undefined, { json }: { json?: boolean }) => {
      const codes =
        code === undefined
          ? (Object.keys(diagnosticMessages) as DiagnosticCode[])
          : [requireCode(code)];
      process.stdout.write(
        json ? asJson(codes, code !== undefined) : asText(codes, code !== undefined),
      );
    });
}

/** What, why, an example and a fix, as far as they are known: a text each. */
export function explanationOf(code: DiagnosticCode): string[] {
  const { what, why, example, fix, message } = explanations[code];
  return [
    what ?? '',
    why === undefined ? '' : `Why: ${why}`,
    example === undefined
      ? ''
      : `Example: ${example}${message === undefined ? '' : `\n  ${message}`}`,
    fix === undefined ? '' : `Fix: ${fix}`,
  ].filter((text) => text !== '');
}

function requireCode(text: string): DiagnosticCode {
  if (isCode(text)) return text;
  const near = Object.keys(diagnosticMessages).filter(
    (code) => code.includes(text) || text.includes(code),
  );
  const hint =
    near.length === 0 || text === ''
      ? 'without a code they are listed'
      : `there is ${near.join(', ')}`;
  throw new CommandError(`there is no code '${text}': ${hint}`);
}

function asText(codes: DiagnosticCode[], isWhole: boolean): string {
  const paint = paintFor(process.stdout);
  return isWhole
    ? codes.map((code) => pageOf(code, paint)).join('')
    : codes.map((code) => lineOf(code, paint)).join('');
}

function pageOf(code: DiagnosticCode, paint: Paint): string {
  const { severity, stage, en, zh } = diagnosticMessages[code];
  const texts = [en, zh, ...explanationOf(code)].map(
    (text) => `${visible(text).replaceAll('\\n', '\n')}\n`,
  );
  return `${paint('strong', code)}: ${paint(severity, severity)}, stage ${stage}\n\n${texts.join('\n')}\n${diagnosticDocs(code)}\n`;
}

function lineOf(code: DiagnosticCode, paint: Paint): string {
  const { severity, stage, en } = diagnosticMessages[code];
  return `${paint('strong', code.padEnd(26))} ${paint(severity, severity.padEnd(7))} ${stage.padEnd(16)} ${en}\n`;
}

function asJson(codes: DiagnosticCode[], isWhole: boolean): string {
  const entries = codes.map((code) => ({
    code,
    ...diagnosticMessages[code],
    ...explanations[code],
    docs: diagnosticDocs(code),
  }));
  return toJson(isWhole ? entries[0] : entries);
}
