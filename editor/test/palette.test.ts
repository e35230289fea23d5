import { expect, it } from 'vitest';
import { findCommands, type Command } from '../src/palette/commands';

const command = (title: string): Command => ({ id: title, title, note: '', run: () => undefined });
const all = ['Validate', 'Format SQL', 'Generate from SQL…', 'PurchaseOrder', 'Order'].map(command);
const titles = (typed: string): string[] => findCommands(all, typed).map(({ title }) => title);

it('finds a command by words in any order, those that begin so first', () => {
  expect(titles('')).toEqual(all.map(({ title }) => title));
  expect(titles('sql')).toEqual(['Format SQL', 'Generate from SQL…']);
  expect(titles('sql gen')).toEqual(['Generate from SQL…']);
  expect(titles('order')).toEqual(['Order', 'PurchaseOrder']);
  expect(titles('nothing')).toEqual([]);
});
