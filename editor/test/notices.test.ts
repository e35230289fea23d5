import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { noticeTime } from '../src/workbench/notices';
import type { State } from '../src/workbench/state';
import { Workbench } from '../src/workbench/workbench';
import { generator, sampleText } from './support';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function workbenchOf(
  introspect: () => Promise<never> = () => Promise.reject(new Error('not asked')),
): Workbench {
  const warehouse = { catalog: null, session: undefined, policy: undefined };
  return new Workbench(
    { generator, introspect, run: null },
    { locale: 'en', text: sampleText, fileName: '', warehouse, view: 'json' },
  );
}

const told = ({
  store: {
    state: { notice, fault },
  },
}: Workbench): [string, State['fault']] => [notice, fault];

describe('a notice of what was done', () => {
  it('stays for as long as it takes to read it, and is gone then', () => {
    const workbench = workbenchOf();
    workbench.notify('SQL formatted');
    // Slow readers take in eight signs a second, and have to find it first.
    expect(noticeTime('SQL formatted')).toBeGreaterThanOrEqual(
      5000 + ('SQL formatted'.length / 8) * 1000 - 1,
    );
    expect(noticeTime('a'.repeat(100))).toBeGreaterThan(noticeTime('a') + 10_000);
    vi.advanceTimersByTime(noticeTime('SQL formatted') - 1);
    expect(told(workbench)).toEqual(['SQL formatted', null]);
    vi.advanceTimersByTime(1);
    expect(told(workbench)).toEqual(['', null]);
  });

  it('told twice stays for as long again', () => {
    const workbench = workbenchOf();
    workbench.notify('Copied');
    vi.advanceTimersByTime(noticeTime('Copied') - 1);
    workbench.notify('Copied');
    vi.advanceTimersByTime(noticeTime('Copied') - 1);
    expect(told(workbench)).toEqual(['Copied', null]);
  });

  it('stays while somebody is at it', () => {
    const workbench = workbenchOf();
    workbench.notify('Copied');
    workbench.notices.hold(true);
    vi.advanceTimersByTime(600_000);
    expect(told(workbench)).toEqual(['Copied', null]);
    workbench.notices.hold(false);
    vi.advanceTimersByTime(noticeTime('Copied') - 1);
    expect(told(workbench)).toEqual(['Copied', null]);
    vi.advanceTimersByTime(1);
    expect(told(workbench)).toEqual(['', null]);
  });

  it('is over with the text that it is of', () => {
    const workbench = workbenchOf();
    workbench.notify('SQL formatted');
    workbench.changeText(`${sampleText} `, '');
    expect(told(workbench)).toEqual(['', null]);
  });
});

describe('a fault', () => {
  const host = { of: 'host', text: 'x.json could not be read' } as const;

  it('stays until it is taken away, whatever is done meanwhile', () => {
    const workbench = workbenchOf();
    workbench.tellFault(host);
    workbench.notify('SQL formatted');
    workbench.changeText(`${sampleText} `, '');
    vi.advanceTimersByTime(600_000);
    expect(told(workbench)).toEqual(['', host]);
    workbench.tellFault(null);
    expect(told(workbench)).toEqual(['', null]);
  });

  it('of a text is over with the text', () => {
    const workbench = workbenchOf();
    workbench.tellFault(host);
    workbench.open('y.json', sampleText);
    expect(told(workbench)).toEqual(['Opened y.json', null]);
  });

  it('of the check is over when there is a check again', () => {
    const workbench = workbenchOf();
    vi.spyOn(generator, 'check').mockImplementationOnce(() => {
      throw new Error('no memory');
    });
    workbench.changeText('{}', '');
    expect(told(workbench)).toEqual(['', { of: 'check', text: 'The check broke down: no memory' }]);
    workbench.changeText('{ }', '');
    expect(told(workbench)).toEqual(['', null]);
  });

  it('of a task is over when the task begins again', async () => {
    vi.useRealTimers();
    const workbench = workbenchOf();
    vi.spyOn(workbench.cluster, 'validate')
      .mockRejectedValueOnce(new Error('asleep'))
      .mockReturnValueOnce(new Promise(() => undefined));
    await workbench.validate();
    expect(told(workbench)).toEqual(['', { of: 'task', text: 'Validation failed: asleep' }]);
    workbench.changeText(`${sampleText} `, '');
    expect(told(workbench)[1]?.of).toBe('task');
    void workbench.validate();
    expect(told(workbench)).toEqual(['', null]);
  });
});
