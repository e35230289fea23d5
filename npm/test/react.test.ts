// @vitest-environment happy-dom
import { act, createElement, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { expect, it, vi } from 'vitest';

import type { CheckOptions, Report } from '../dist/index.js';
import { useMappingDiagnostics } from '../dist/react.js';
import type { MappingDiagnostics, MappingDiagnosticsOptions } from '../dist/react.js';
import { generator } from './support.js';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

/** A component that shows nothing and tells what the hook gives. */
function mount(text: string, options: Omit<MappingDiagnosticsOptions, 'delay'>) {
  const shown: { found?: MappingDiagnostics; draws: number; setText?: (text: string) => void } = {
    draws: 0,
  };
  const Editor = () => {
    const [current, setText] = useState(text);
    const found = useMappingDiagnostics(current, { ...options, policy: {}, delay: 10 });
    Object.assign(shown, { found, setText, draws: shown.draws + 1 });
    return null;
  };
  const root = createRoot(document.createElement('div'));
  act(() => {
    root.render(createElement(Editor));
  });
  return { shown, root };
}

const until = (holds: () => void): Promise<void> =>
  vi.waitFor(
    async () => {
      await act(() => new Promise((resume) => setTimeout(resume, 20)));
      holds();
    },
    { timeout: 20_000 },
  );

const codes = ({ found }: { found?: MappingDiagnostics }) =>
  found?.diagnostics.map(({ code }) => code);

it('gives what is wrong with the text as it becomes', async () => {
  const { shown, root } = mount('{"node_definitions": []}', {
    generator: Promise.resolve(generator),
  });
  expect(shown.found).toEqual({ diagnostics: [], report: null, error: undefined });
  await until(() => {
    expect(shown.found?.report?.status).toBe('invalid');
  });
  expect(codes(shown)).toEqual(['no_nodes']);
  act(() => shown.setText?.('{'));
  await until(() => {
    expect(codes(shown)).not.toEqual(['no_nodes']);
  });
  const { draws } = shown;
  await until(() => undefined);
  expect(shown.draws).toBe(draws);
  act(() => {
    root.unmount();
  });
});

it('shows nothing that comes too late, and tells why nothing comes', async () => {
  const open: ((report: Report) => void)[] = [];
  const check = (text: string, options?: CheckOptions) =>
    text === 'slow'
      ? new Promise<Report>((resolve) => open.push(resolve))
      : Promise.resolve(generator.check(text, options));
  const { shown, root } = mount('slow', { generator: { check } as never });
  await until(() => {
    expect(open).toHaveLength(1);
  });
  act(() => shown.setText?.('{"node_definitions": []}'));
  await until(() => {
    expect(codes(shown)).toEqual(['no_nodes']);
  });
  open[0]?.(generator.check('{'));
  await until(() => {
    expect(codes(shown)).toEqual(['no_nodes']);
  });
  const failed = new Error('no module');
  const other = mount('{}', { generator: Promise.reject(failed) });
  await until(() => {
    expect(other.shown.found?.error).toBe(failed);
  });
  act(() => {
    root.unmount();
    other.root.unmount();
  });
});

it('starts the module itself, once there is something to check', async () => {
  const start = vi.fn(() => Promise.resolve(generator));
  const { shown, root } = mount('{', { generator: start });
  await until(() => {
    expect(shown.found?.report?.status).toBe('invalid');
  });
  expect(start).toHaveBeenCalledTimes(1);
  act(() => {
    root.unmount();
  });
});

it('asks for no module where nothing is checked: when a server draws', () => {
  const start = vi.fn(() => Promise.resolve(generator));
  const Editor = () => useMappingDiagnostics('{', { generator: start }).diagnostics.length;
  expect(renderToString(createElement(Editor))).toBe('0');
  expect(start).not.toHaveBeenCalled();
});
