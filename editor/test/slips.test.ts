import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalog, generator, sampleText, session } from './support';

const codesOf = (text: string): string[] =>
  generator.check(text, { catalog, session }).diagnostics.map(({ code }) => code);

describe('a text that is being written', () => {
  it('has its SQL checked though a string is not closed yet, and the definitions before it are there', () => {
    const text = sampleText.replace('FROM tpch.tiny.nation AS n"', 'FORM tpch.tiny.nation AS n');
    expect(text).not.toBe(sampleText);
    const { diagnostics, node_results: nodes } = generator.check(text, { catalog, session });
    expect(diagnostics.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['json_unterminated_string', 'sql_misspelt_keyword']),
    );
    expect(nodes.map(({ label }) => label).slice(0, 5)).toEqual([
      'Customer',
      'PurchaseOrder',
      'Part',
      'Supplier',
      'Nation',
    ]);
  });

  it('is told of its SQL beside a fault of the structure', () => {
    const text = sampleText
      .replace('"label": "Region"', '"label": "Order"')
      .replace('n.name', 'n.nam');
    expect(codesOf(text)).toEqual(expect.arrayContaining(['reserved_word', 'sql_column_similar']));
  });
});

describe('a fix', () => {
  it('says what it does, and nothing of what it might mean', () => {
    const table = readFileSync(join(import.meta.dirname, '../../core/report/messages.tsv'), 'utf8');
    const titles = table
      .split('\n')
      .map((line) => line.split('\t'))
      .filter(([, stage]) => stage === 'fix');
    expect(titles.length).toBeGreaterThan(10);
    for (const columns of titles)
      expect(columns.join(' ')).not.toMatch(/changes the meaning|改变含义/);
  });
});
