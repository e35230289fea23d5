import type { JSX } from 'react';
import { SearchField, type SearchProps } from './SearchField';

interface Properties extends Omit<SearchProps, 'className'> {
  /** What came of it. */
  told: string;
}

/** A field to look for something in, which tells at its end what came of it. */
export function TellingSearch({ told, ...field }: Properties): JSX.Element {
  return (
    <span className="search">
      <SearchField {...field} className="control control-small" />
      <span className="search-told" role="status">
        {told}
      </span>
    </span>
  );
}
