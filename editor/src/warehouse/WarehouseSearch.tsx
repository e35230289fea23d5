import { useDeferredValue, useMemo, useState, type JSX } from 'react';
import { TellingSearch } from '../shell/TellingSearch';
import { mostMatches } from './search-rows';
import type { WarehouseTranslate } from './texts';
import type { WarehouseRow } from './warehouse-rows';

interface Search {
  query: string;
  setQuery: (query: string) => void;
  /** What the rows are of, which typing does not wait for. */
  asked: string;
}

export function useSearch(): Search {
  const [query, setQuery] = useState('');
  return { query, setQuery, asked: useDeferredValue(query.trim()) };
}

interface SearchProps {
  search: Search;
  rows: readonly WarehouseRow[];
  t: WarehouseTranslate;
}

/** Finds tables and columns, and tells how many. */
export function WarehouseSearch({ search, rows, t }: SearchProps): JSX.Element {
  const { query, setQuery, asked } = search;
  const count = useMemo(() => rows.filter(({ level }) => level === 1).length, [rows]);
  const told = asked === '' ? '' : t(count === mostMatches ? 'foundMost' : 'found', { count });
  return (
    <div className="warehouse-search">
      <TellingSearch label={t('search')} value={query} change={setQuery} told={told} />
    </div>
  );
}
