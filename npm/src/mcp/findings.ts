import * as z from 'zod';

import type { Diagnostic } from '../index.js';
import type { Given } from './agent.js';

/** A finding as an agent reads it. */
export const finding = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  message: z.string(),
  path: z.string().describe('JSON pointer into the mapping; empty for a query'),
  line: z.number().optional().describe('Of the text, from 1'),
  column: z.number().optional().describe('From 1, in UTF-16 units'),
  fixes: z.array(z.object({ title: z.string(), safe: z.boolean() })),
});

export type Finding = z.infer<typeof finding>;

/** The findings in a text, without those that its project ignores. */
export function findingsOf({ texts, project }: Given, diagnostics: Diagnostic[]): Finding[] {
  const { ignore } = project.configuration;
  return diagnostics
    .filter(({ code }) => !ignore.includes(code))
    .map((diagnostic) => {
      const { code, severity, message, path, fixes = [] } = diagnostic;
      const start = texts.rangeOf(diagnostic)?.start;
      return {
        code,
        severity,
        message,
        path,
        ...(start ? { line: start.line, column: start.column } : {}),
        fixes: fixes.map(({ title, safe }) => ({ title, safe })),
      };
    });
}

/** A line for each, as compilers print them. */
export const linesOf = (findings: Finding[]): string[] => findings.map(lineOf);

function lineOf({ severity, code, message, path, line, column, fixes }: Finding): string {
  const place = line === undefined ? path : `${String(line)}:${String(column)}`;
  const helps = fixes.map(({ title, safe }) => ` (${safe ? 'safe fix' : 'fix'}: ${title})`);
  return `${place === '' ? '' : `${place} `}${severity} ${code}: ${message}${helps.join('')}`;
}
