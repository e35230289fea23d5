import { beforeEach, describe, expect, it, vi } from 'vitest';
import { meaningIn, type MeaningContext } from '../src/problems/meaning';
import { generator } from './support';

const [found] = generator.check('{"node_definitions": []}').diagnostics;
const fault = { ...(found as NonNullable<typeof found>), path: '' };
const words = (code: string): { text: string; label: string } => ({
  text: 'What it means',
  label: `What it means: ${code}`,
});
const explain = vi.fn<MeaningContext['explain']>();

const leadOf = (
  docs: MeaningContext['docs'],
  problem: Parameters<ReturnType<typeof meaningIn>>[0] = fault,
): HTMLElement | null => meaningIn(() => ({ docs, words, explain }))(problem) as HTMLElement | null;

beforeEach(() => {
  explain.mockClear();
});

describe('a problem', () => {
  it('leads to the page of the host on its code', () => {
    const link = leadOf((code) => `/docs/diagnostics/${code}`);
    expect([link?.tagName, link?.getAttribute('href'), link?.textContent]).toEqual([
      'A',
      '/docs/diagnostics/no_nodes',
      'What it means',
    ]);
    expect(link?.ariaLabel).toBe('What it means: no_nodes');
  });

  it('leads to what the package has of its code where the host has no pages', () => {
    leadOf(undefined)?.click();
    expect(explain).toHaveBeenCalledExactlyOnceWith({ code: 'no_nodes', message: fault.message });
  });

  it('of the host itself leads nowhere', () => {
    expect(
      leadOf(undefined, {
        code: 'column_gone',
        severity: 'warning',
        message: '',
        path: '',
      } as unknown as typeof fault),
    ).toBeNull();
  });
});
