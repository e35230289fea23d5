import type { Catalog, CatalogSnapshot } from 'mapping-generator';
import { useEffect, useState, type JSX } from 'react';
import type { Locale } from '../texts/languages';
import type { WarehouseTranslate } from './texts';

interface Properties {
  t: WarehouseTranslate;
  snapshot: CatalogSnapshot;
  catalog: Catalog;
  locale: Locale;
  refresh?: (() => Promise<void>) | undefined;
}

const units: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, ms: number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** How long ago a moment was, in words. */
export function ageWords(at: number, now: number, locale: Locale): string {
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const [unit, ms] = units.find(([, length]) => now - at >= length) ?? ['second', Infinity];
  return words.format(-Math.floor((now - at) / ms), unit);
}

function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(Date.now());
    }, 60_000);
    return () => {
      clearInterval(timer);
    };
  }, []);
  return now;
}

interface Reading {
  isReading: boolean;
  failure: string | null;
}

function useReading(refresh: Properties['refresh']): Reading & { read: () => Promise<void> } {
  const [state, setState] = useState<Reading>({ isReading: false, failure: null });
  const read = async (): Promise<void> => {
    if (state.isReading || !refresh) return;
    setState({ isReading: true, failure: null });
    try {
      await refresh();
      setState({ isReading: false, failure: null });
    } catch (error) {
      setState({
        isReading: false,
        failure: error instanceof Error ? error.message : String(error),
      });
    }
  };
  return { ...state, read };
}

/** When the warehouse was read, and how it is read again. */
export function Age({ t, snapshot, catalog, locale, refresh }: Properties): JSX.Element {
  const now = useNow();
  const { isReading, failure, read } = useReading(refresh);
  const at = Date.parse(snapshot.captured_at);
  const age = ageWords(at, now, locale);
  return (
    <div className="warehouse-head">
      <h2>{t('warehouse')}</h2>
      <time
        className="warehouse-age"
        dateTime={snapshot.captured_at}
        title={new Date(at).toLocaleString(locale)}
      >
        {t(catalog.staleHours === undefined ? 'read' : 'stale', { age })}
      </time>
      {refresh && (
        <button
          type="button"
          className="control control-small"
          aria-disabled={isReading}
          onClick={() => {
            void read();
          }}
        >
          {t(isReading ? 'refreshing' : 'refresh')}
        </button>
      )}
      {failure !== null && <p role="alert">{t('notRead', { reason: failure })}</p>}
    </div>
  );
}
