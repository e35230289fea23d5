import { useDeferredValue, useMemo, useState, type JSX } from 'react';
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

interface SearchFieldProps {
  search: Search;
  rows: readonly WarehouseRow[];
  t: WarehouseTranslate;
}

export function SearchField({ search, rows, t }: SearchFieldProps): JSX.Element {
  const { query, setQuery, asked } = search;
  const count = useMemo(() => rows.filter(({ level }) => level === 1).length, [rows]);
  return (
    <div className="warehouse-search">
      <input
        type="search"
        className="control control-small"
        placeholder={t('search')}
        aria-label={t('search')}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setQuery('');
        }}
      />
      <span className="graph-count" role="status">
        {asked === '' ? '' : t(count === mostMatches ? 'foundMost' : 'found', { count })}
      </span>
    </div>
  );
}
