import * as z from 'zod';

import { explanationOf } from '../cli/explain.js';
import { diagnosticMessages } from '../generated/diagnostic-codes.js';
import type { DiagnosticCode } from '../index.js';
import { against, anyText } from './inputs.js';
import { tool } from './tool.js';

const item = z.object({
  text: z.string().describe('What replaces the word at the place'),
  kind: z.string(),
  detail: z.string().optional().describe("A column's type, a table's schema"),
});

export const complete = tool({
  name: 'complete',
  title: 'What may stand at a place',
  description:
    'What may be written at a place of a mapping or a query, the best first: tables and columns of the catalog, functions, keywords, fields of the mapping. The text may be unfinished.',
  input: {
    ...anyText,
    ...against,
    line: z.int().min(1).optional().describe('From 1; default the end of the text'),
    column: z.int().min(1).optional().describe('From 1, in UTF-16 units; default 1'),
    limit: z.int().min(1).max(200).optional().describe('How many; default 20'),
  },
  output: { items: z.array(item), more: z.boolean().describe('Whether there are others') },
  run: async (agent, { line, column = 1, limit = 20, ...source }) => {
    const { text, texts, options } = await agent.given(source);
    const offset = line === undefined ? text.length : offsetOf(text, line, column);
    const { items, incomplete } = texts.language.complete(text, offset, options);
    const best = items.slice(0, limit).map(({ text: put, kind, detail }) => ({
      text: put,
      kind,
      ...(detail === undefined ? {} : { detail }),
    }));
    const lines = best.map((one) => [one.text, one.kind, one.detail ?? ''].join('  ').trimEnd());
    return {
      value: { items: best, more: incomplete || items.length > limit },
      text: lines.join('\n') || 'nothing',
    };
  },
});

function offsetOf(text: string, line: number, column: number): number {
  const ends = [...text.matchAll(/\r\n|\n|\r/g)].map(({ index, 0: end }) => index + end.length);
  const start = line === 1 ? 0 : ends[line - 2];
  if (start === undefined) throw new Error(`there is no line ${String(line)}`);
  return Math.min(start + column - 1, (ends[line - 1] ?? text.length + 1) - 1);
}

const messages = new Map(Object.entries(diagnosticMessages));

export const explain = tool({
  name: 'explain',
  title: 'What a code means',
  description:
    'What the code of a finding means, why it is one, what mends it, and its message, whose places in braces the finding fills.',
  input: { code: z.string().describe('Such as unknown_type_similar') },
  output: {
    code: z.string(),
    stage: z.string(),
    severity: z.string(),
    message: z.string(),
    message_zh: z.string(),
    explanation: z.array(z.string()).describe('What, why, an example and a fix, as far as known'),
  },
  run: (_, { code }) => {
    const known = messages.get(code);
    if (!known) return Promise.reject(new Error(`there is no code '${code}'`));
    const { stage, severity, en, zh } = known;
    const explanation = explanationOf(code as DiagnosticCode);
    return Promise.resolve({
      value: { code, stage, severity, message: en, message_zh: zh, explanation },
      text: [`${code} (${severity}, found at ${stage}): ${en}`, ...explanation].join('\n'),
    });
  },
});
