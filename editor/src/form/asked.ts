import type { StatementResult } from 'mapping-generator';
import { useEffect, useRef, useState } from 'react';
import { useForm } from './context';

export type Answer =
  | { state: 'asking' }
  | { state: 'answered'; result: StatementResult }
  | { state: 'failed'; reason: string };

/** What the cluster says to a statement, once it is asked; of another statement nothing is known. */
export function useAsked(sql: string): { answer: Answer | null; ask: (() => void) | null } {
  const { run } = useForm();
  const [asked, setAsked] = useState<{ sql: string; answer: Answer } | null>(null);
  const stop = useRef<AbortController | null>(null);
  useEffect(
    () => () => {
      stop.current?.abort();
    },
    [sql],
  );
  if (run === null) return { answer: null, ask: null };
  const ask = (): void => {
    stop.current?.abort();
    const controller = new AbortController();
    stop.current = controller;
    const tell = (answer: Answer): void => {
      if (!controller.signal.aborted) setAsked({ sql, answer });
    };
    tell({ state: 'asking' });
    run(sql, { signal: controller.signal }).then(
      (result) => {
        tell({ state: 'answered', result });
      },
      (error: unknown) => {
        tell({ state: 'failed', reason: error instanceof Error ? error.message : String(error) });
      },
    );
  };
  return { answer: asked?.sql === sql ? asked.answer : null, ask };
}
