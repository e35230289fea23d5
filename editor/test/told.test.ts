import { describe, expect, it } from 'vitest';
import { Told } from '../src/shell/told';

describe('a text that the host gives', () => {
  it('is news where it was not told', () => {
    const told = new Told('a', 'x.json');
    expect(told.isNews('a', 'x.json')).toBe(false);
    expect(told.isNews('b', 'x.json')).toBe(true);
    expect(told.isNews('b', 'y.json')).toBe(true);
  });

  it('is none where it comes back, even late', () => {
    const told = new Told('a', '');
    for (const text of ['ab', 'abc', 'abcd']) expect(told.tell(text, '')).toBe(true);
    expect(told.isNews('ab', '')).toBe(false);
    expect(told.isNews('abcd', '')).toBe(false);
    expect(told.isNews('ab', ''), 'the host went back to it').toBe(true);
  });

  it('is told once', () => {
    const told = new Told('a', '');
    expect(told.tell('a', '')).toBe(false);
    expect(told.tell('b', '')).toBe(true);
    expect(told.tell('b', '')).toBe(false);
    expect(told.tell('a', ''), 'undone').toBe(true);
  });
});
