import { useEffect, useState } from 'react';

import type { EditingGenerator } from './editing-generator.js';
import type { CheckOptions } from './interface.js';
import type { Diagnostic, Report } from './types.js';

type Checker = Pick<EditingGenerator, 'check'>;

export interface MappingDiagnosticsOptions extends CheckOptions {
  /** `load` itself, which is never called on a server, or what it or `loadInWorker()` gives or will give. */
  generator: Checker | Promise<Checker> | (() => Checker | Promise<Checker>);
  /** How long after the last change the text is checked, in ms; default 150. */
  delay?: number | undefined;
}

/** What the last check found; the text may have changed since. */
export interface MappingDiagnostics {
  diagnostics: Diagnostic[];
  /** Null before the first check. */
  report: Report | null;
  /** What kept a text from being checked, such as a module that could not be loaded. */
  error: unknown;
}

const nothing: MappingDiagnostics = { diagnostics: [], report: null, error: undefined };

/**
 * What is wrong with the text of a mapping, checked whenever its author pauses.
 *
 * @example
 * const { diagnostics } = useMappingDiagnostics(text, { generator: load, catalog });
 */
export function useMappingDiagnostics(
  text: string,
  { generator, delay = 150, catalog, session, policy, locale }: MappingDiagnosticsOptions,
): MappingDiagnostics {
  const [found, setFound] = useState<MappingDiagnostics>(nothing);
  // Components write these anew whenever they draw, which is no reason to check again.
  const settings = JSON.stringify({ session, policy, locale });
  useEffect(() => {
    let isLatest = true;
    const options = { catalog, ...(JSON.parse(settings) as CheckOptions) };
    const ready = Promise.resolve(typeof generator === 'function' ? generator() : generator);
    const check = async (): Promise<MappingDiagnostics> => {
      const report = await (await ready).check(text, options);
      return { ...nothing, diagnostics: report.diagnostics, report };
    };
    // A failure is told by the check; until then it is nobody's.
    ready.catch(() => undefined);
    const show = async (): Promise<void> => {
      const result = await check().catch((error: unknown) => ({ ...nothing, error }));
      if (isLatest) setFound(result);
    };
    const timer = setTimeout(() => void show(), delay);
    return () => {
      isLatest = false;
      clearTimeout(timer);
    };
  }, [text, generator, delay, catalog, settings]);
  return found;
}
