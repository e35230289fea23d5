import { useMemo, useRef, type JSX } from 'react';
import { useEditor } from '../shell/context';
import { useSome } from '../shell/use-some';
import { ChangeItem } from './ChangeItem';
import { compareSides } from './compare';
import type { Comparison, DefinitionChange, FieldChange, TableEffect } from './comparison';
import { ShownContext, useShown, type Shown } from './context';
import { effectTexts } from './effect-texts';
import { readSide } from './sides';
import { takeBack } from './take-back';
import { compareTexts } from './texts';
import { definitionPath } from '../workbench/known';
import type { VersionText } from '../workbench/state';

/** What costs least first. */
const effects: readonly TableEffect[] = [
  'nothing',
  'later',
  'alter',
  'reload',
  'remake',
  'make',
  'drop',
];

/** How many there are of what, in one sentence each. */
function Totals({ comparison, title }: { comparison: Comparison; title: string }): JSX.Element {
  const { t } = useShown();
  const { changes, tables, isReordered } = comparison;
  const count = (change: DefinitionChange['change']): number =>
    changes.filter((other) => other.change === change).length;
  const parts = effects.flatMap((effect) => {
    const number = tables.filter((table) => table.effect === effect).length;
    return number === 0 ? [] : [t(`count_${effect}`, { count: number })];
  });
  return (
    <>
      <p>
        {t('counts', {
          name: title,
          added: count('added'),
          removed: count('removed'),
          changed: count('changed'),
        })}
      </p>
      <p>{t('tables', { count: tables.length, parts: parts.join(', ') })}</p>
      {isReordered && <p>{t('reordered')}</p>}
    </>
  );
}

const lifetimes = new Set(['ttl', 'inactivity_timeout']);

function Fields({ fields }: { fields: readonly FieldChange[] }): JSX.Element {
  const { t, go } = useShown();
  const said = (value: unknown): string =>
    value === undefined ? t('none') : JSON.stringify(value);
  return (
    <>
      {fields.map(({ field, from, to }) => (
        <li key={field} className="change">
          <h3 className="change-name">
            <button
              type="button"
              className="link"
              onClick={() => {
                go(to === undefined ? '' : `/${field}`);
              }}
            >
              {t('field', { field })}
            </button>
          </h3>
          <p className="change-note">
            {t(lifetimes.has(field) ? 'fieldLifetime' : 'fieldWhat', {
              from: said(from),
              to: said(to),
            })}
          </p>
        </li>
      ))}
    </>
  );
}

function List({ comparison: { changes, fields } }: { comparison: Comparison }): JSX.Element {
  const { t } = useShown();
  const { some, more } = useSome(changes);
  return (
    <>
      <ul className="changes" aria-label={t('changes')}>
        <Fields fields={fields} />
        {some.map((change) => (
          <ChangeItem
            key={`${change.kind} ${(change.after ?? change.before)?.path ?? ''} ${change.change}`}
            change={change}
          />
        ))}
      </ul>
      {more}
    </>
  );
}

/** Both mappings, read again only where one of them, or the warehouse, is another. */
function useSides(text: string) {
  const { state, workbench } = useEditor();
  const { warehouse, checkedText } = state;
  const surroundings = useMemo(
    () => ({ generator: workbench.generator, ...warehouse }),
    [workbench, warehouse],
  );
  const before = useMemo(() => readSide(surroundings, text), [surroundings, text]);
  const after = useMemo(
    () => readSide(surroundings, checkedText ?? ''),
    [surroundings, checkedText],
  );
  const comparison = useMemo(
    () => (before && after ? compareSides(surroundings, before, after) : null),
    [surroundings, before, after],
  );
  return { before, after, comparison };
}

/** What the text in the editor has that the chosen version has not, and what that does. */
export function Differences({ compared }: { compared: VersionText }): JSX.Element {
  const { state, commands, host } = useEditor();
  const { before, after, comparison } = useSides(compared.text);
  const summary = useRef<HTMLDivElement>(null);
  const t = compareTexts(state.locale);
  if (before === null)
    return (
      <p className="empty" role="alert">
        {t('otherNoMapping', { name: compared.title })}
      </p>
    );
  if (after === null || comparison === null) return <p className="empty">{t('ownNoMapping')}</p>;
  const undo = (change: DefinitionChange): void => {
    const name = (change.after ?? change.before)?.name ?? '';
    // The button goes with what it took back: the keys go on from the sentence above.
    if (commands.edit(takeBack(change, before, after), t('tookBack', { name })))
      summary.current?.focus();
  };
  const shown: Shown = {
    t,
    effects: effectTexts(state.locale),
    go: (path) => {
      const definition = definitionPath(path);
      if (state.view === 'json' || definition === '') commands.revealPath(path);
      else commands.open(definition);
    },
    takeBack: host.readOnly === true ? null : undo,
  };
  const isSame = comparison.changes.length + comparison.fields.length === 0;
  return (
    <ShownContext value={shown}>
      <div ref={summary} className="compare-summary" role="status" tabIndex={-1}>
        {isSame && <p>{t('same', { name: compared.title })}</p>}
        {isSame && comparison.isReordered && <p>{t('reordered')}</p>}
        {!isSame && <Totals comparison={comparison} title={compared.title} />}
      </div>
      <List comparison={comparison} />
    </ShownContext>
  );
}
