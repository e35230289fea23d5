import type { JSX } from 'react';
import type { GraphTextName, GraphTranslate } from './texts';
import type { Search } from './use-search';

export type Shown = 'picture' | 'list';

export interface ToolbarProps {
  t: GraphTranslate;
  shown: Shown;
  show: (shown: Shown) => void;
  search: Search;
  /** Null: nothing can be changed now. */
  actions: Record<'addNode' | 'addEdge' | 'rename' | 'remove', (() => void) | null>;
  /** The next click says where the chosen node is to stand. */
  isMoving: boolean;
  picture: Record<
    'move' | 'zoomIn' | 'zoomOut' | 'showAll' | 'layOutAgain' | 'undoLayout',
    (() => void) | null
  >;
}

interface ButtonProps {
  text: string;
  title?: string;
  act: (() => void) | null;
  icon?: string;
  isPressed?: boolean;
}

function Button({ text, title, act, icon, isPressed }: ButtonProps): JSX.Element {
  return (
    <button
      type="button"
      className="control control-small"
      title={title}
      aria-label={icon === undefined ? undefined : text}
      aria-disabled={act === null}
      aria-pressed={isPressed}
      onClick={() => {
        act?.();
      }}
    >
      {icon ?? text}
    </button>
  );
}

function SearchField({ t, search }: { t: GraphTranslate; search: Search }): JSX.Element {
  const { query, setQuery, found, number, go } = search;
  const count =
    found.length === 0
      ? t('searchNone')
      : t('searchCount', { number: number + 1, count: found.length });
  return (
    <span className="graph-search">
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
          if (event.key === 'Enter') {
            event.preventDefault();
            go(event.shiftKey ? -1 : 1);
          }
          if (event.key === 'Escape') setQuery('');
        }}
      />
      <span className="graph-count" role="status">
        {query === '' ? '' : count}
      </span>
    </span>
  );
}

const shownTexts: Record<Shown, GraphTextName> = { picture: 'asPicture', list: 'asList' };

function ShownAs({ t, shown, show }: Pick<ToolbarProps, 't' | 'shown' | 'show'>): JSX.Element {
  return (
    <span role="group" aria-label={t('shownAs')} className="graph-shown">
      {(['picture', 'list'] as const).map((each) => (
        <button
          key={each}
          type="button"
          className="control control-small"
          aria-pressed={shown === each}
          onClick={() => {
            show(each);
          }}
        >
          {t(shownTexts[each])}
        </button>
      ))}
    </span>
  );
}

export function Toolbar({
  t,
  shown,
  show,
  search,
  actions,
  isMoving,
  picture,
}: ToolbarProps): JSX.Element {
  return (
    <div className="graph-bar" role="toolbar" aria-label={t('toolbar')}>
      <ShownAs t={t} shown={shown} show={show} />
      <SearchField t={t} search={search} />
      <Button text={`+ ${t('addNode')}`} title={t('addNodeLong')} act={actions.addNode} />
      <Button text={`+ ${t('addEdge')}`} title={t('addEdgeLong')} act={actions.addEdge} />
      <Button text={t('rename')} title={t('renameLong')} act={actions.rename} />
      <Button text={t('remove')} title={t('removeLong')} act={actions.remove} />
      {shown === 'picture' && (
        <span className="graph-view-tools">
          <Button text={t('move')} title={t('moveLong')} act={picture.move} isPressed={isMoving} />
          <Button text={t('layOutAgain')} act={picture.layOutAgain} />
          <Button text={t('undoLayout')} act={picture.undoLayout} />
          <Button text={t('zoomOut')} icon="−" title={t('zoomOut')} act={picture.zoomOut} />
          <Button text={t('zoomIn')} icon="+" title={t('zoomIn')} act={picture.zoomIn} />
          <Button text={t('showAll')} act={picture.showAll} />
        </span>
      )}
    </div>
  );
}
