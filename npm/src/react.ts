import { useEffect, useState } from 'react';

import type { EditingGenerator } from './editing-generator.js';
import type { CheckOptions, Diagnostic, Report } from './index.js';

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
  { generator, delay = 150, catalog, ...rest }: MappingDiagnosticsOptions,
): MappingDiagnostics {
  const [found, setFound] = useState<MappingDiagnostics>(nothing);
  // Components write these anew whenever they draw, which is no reason to check again.
  const settings = JSON.stringify(rest);
  useEffect(() => {
    let isLatest = true;
    const check = async (): Promise<MappingDiagnostics> => {
      const paused = new Promise((resume) => setTimeout(resume, delay));
      const ready = typeof generator === 'function' ? generator() : generator;
      const [checker] = await Promise.all([ready, paused]);
      if (!isLatest) return nothing;
      const report = await checker.check(text, { catalog, ...rest });
      return { ...nothing, diagnostics: report.diagnostics, report };
    };
    const failed = (error: unknown): MappingDiagnostics => ({ ...nothing, error });
    const show = (result: MappingDiagnostics): void => {
      if (isLatest) setFound(result);
    };
    void check().catch(failed).then(show);
    return () => {
      isLatest = false;
    };
  }, [text, generator, delay, catalog, settings]);
  return found;
}
