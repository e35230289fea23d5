import type { JSX } from 'react';
import { TellingSearch } from '../shell/TellingSearch';
import type { GraphTranslate } from './texts';
import { Tool } from './Tool';
import type { Search } from './use-search';

export type Shown = 'picture' | 'list';

export interface ToolbarProps {
  t: GraphTranslate;
  shown: Shown;
  show: (shown: Shown) => void;
  search: Search;
  /** Null: nothing can be changed now. */
  actions: Record<'addNode' | 'addEdge' | 'rename' | 'remove', (() => void) | null>;
}

function GraphSearch({ t, search }: { t: GraphTranslate; search: Search }): JSX.Element {
  const { query, setQuery, found, number, go } = search;
  const count =
    found.length === 0
      ? t('searchNone')
      : t('searchCount', { number: number + 1, count: found.length });
  return (
    <TellingSearch
      label={t('search')}
      value={query}
      change={setQuery}
      told={query === '' ? '' : count}
      press={(event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        go(event.shiftKey ? -1 : 1);
      }}
    />
  );
}

const ways = [
  { way: 'picture', text: 'asPicture', icon: 'picture' },
  { way: 'list', text: 'asList', icon: 'list' },
] as const;

function ShownAs({ t, shown, show }: Pick<ToolbarProps, 't' | 'shown' | 'show'>): JSX.Element {
  return (
    <span role="group" aria-label={t('shownAs')} className="graph-shown">
      {ways.map(({ way, text, icon }) => (
        <Tool
          key={way}
          text={t(text)}
          icon={icon}
          isPressed={shown === way}
          act={() => {
            show(way);
          }}
        />
      ))}
    </span>
  );
}

/** What is done with the definitions. */
export function Toolbar({ t, shown, show, search, actions }: ToolbarProps): JSX.Element {
  return (
    <div className="graph-bar" role="toolbar" aria-label={t('toolbar')}>
      <ShownAs t={t} shown={shown} show={show} />
      <GraphSearch t={t} search={search} />
      <Tool text={`+ ${t('addNode')}`} title={t('addNodeLong')} act={actions.addNode} />
      <Tool text={`+ ${t('addEdge')}`} title={t('addEdgeLong')} act={actions.addEdge} />
      <Tool text={t('rename')} title={t('renameLong')} icon="rename" act={actions.rename} />
      <Tool text={t('remove')} title={t('removeLong')} icon="remove" act={actions.remove} />
    </div>
  );
}
