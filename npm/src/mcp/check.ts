import * as z from 'zod';

import { fixAll } from '../editing/fix-all.js';
import { finding, findingsOf, linesOf } from './findings.js';
import { against, anyText, mappingText } from './inputs.js';
import { tool } from './tool.js';

export const check = tool({
  name: 'check',
  title: 'Check a mapping',
  description:
    'Holds a graph mapping against the rules and, with a catalog, its queries against the warehouse: what is wrong, where, and how to mend it. "unchecked" is neither valid nor invalid: nothing wrong was found, but not everything could be looked at.',
  input: { ...mappingText, ...against },
  output: {
    status: z.enum(['valid', 'invalid', 'unchecked']),
    findings: z.array(finding),
    open: z.array(z.string()).describe('What could not be looked at, and why'),
  },
  run: async (agent, source) => {
    const given = await agent.given(source);
    const report = agent.generator.check(given.text, given.options);
    const findings = findingsOf(given, report.diagnostics);
    const results = [
      ...report.node_results.map(({ label, valid, error }) => ({ name: label, valid, error })),
      ...report.edge_results.map(({ type, valid, error }) => ({ name: type, valid, error })),
    ];
    const open = report.status === 'unchecked' ? results.filter(({ valid }) => !valid) : [];
    const reasons = open.map(({ name, error }) => `${name}: ${error ?? 'not checked'}`);
    const value = { status: report.status, findings, open: reasons };
    return { value, text: [report.status, ...linesOf(findings), ...reasons].join('\n') };
  },
});

export const fix = tool({
  name: 'fix',
  title: 'Mend a mapping or a query',
  description:
    'Applies the safe fixes of all findings, again and again until there are none, and gives the text that comes of it; no file is written. What the fixes do not mend is in findings.',
  input: {
    ...anyText,
    ...against,
    unsafe: z
      .boolean()
      .optional()
      .describe('Also fixes that change the meaning; read what became of the text. Default false'),
  },
  output: {
    text: z.string(),
    applied: z.array(z.string()).describe('Titles of the fixes, in their order'),
    findings: z.array(finding).describe('What is left'),
  },
  run: async (agent, { unsafe, ...source }) => {
    const given = await agent.given(source);
    const { texts, options, project } = given;
    const { ignore } = project.configuration;
    const diagnose = (text: string) => ({
      diagnostics: texts.diagnostics(text, options).filter(({ code }) => !ignore.includes(code)),
    });
    const { textEdits } = texts;
    const mended = await fixAll(given.text, diagnose, { unsafe, textEdits });
    const findings = findingsOf(given, mended.report.diagnostics);
    const applied = mended.fixes.map(({ title }) => title);
    const summary = `${String(applied.length)} fixes applied, ${String(findings.length)} findings left`;
    const lines = [summary, ...applied.map((title) => `- ${title}`), ...linesOf(findings)];
    return {
      value: { text: mended.text, applied, findings },
      text: [...lines, '', mended.text].join('\n'),
    };
  },
});
