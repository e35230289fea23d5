import type { CatalogSnapshot } from 'mapping-generator';
import { useMemo, useState, type JSX } from 'react';
import type { ViewProps } from '../model/view-props';
import { SuggestPanel } from './SuggestPanel';
import { warehouseTexts } from './texts';
import { WarehouseTree } from './WarehouseTree';
import './warehouse.css';

export interface WarehousePanelProps extends ViewProps {
  /** What `catalog` was made of; null: it is not known. */
  snapshot: CatalogSnapshot | null;
  /** Reads the warehouse again; left out where nothing can. */
  refresh?: (() => Promise<void>) | undefined;
}

/** The warehouse: what it holds, what of it is in use, and a graph of what is ticked. */
export function WarehousePanel(props: WarehousePanelProps): JSX.Element {
  const { snapshot, catalog, locale } = props;
  const t = useMemo(() => warehouseTexts(locale), [locale]);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [isSuggesting, setSuggesting] = useState(false);
  // What a suggestion was looked at for, until one is added.
  const [suggested, setSuggested] = useState<ReadonlySet<string>>(new Set());
  const suggest = (): void => {
    setSuggested(ticked);
    setSuggesting(true);
  };
  const close = (isAdded: boolean): void => {
    setSuggesting(false);
    if (!isAdded) return;
    setTicked(new Set());
    setSuggested(new Set());
  };
  if (snapshot === null || catalog === null)
    return (
      <section className="warehouse" aria-label={t('warehouse')}>
        <p className="empty">{t('unknown')}</p>
      </section>
    );
  return (
    <section className="warehouse" aria-label={t('warehouse')}>
      {isSuggesting ? (
        <SuggestPanel {...props} {...{ t, catalog, ticked, close }} />
      ) : (
        <WarehouseTree
          {...props}
          {...{ t, snapshot, catalog, ticked, suggested, suggest }}
          tick={setTicked}
        />
      )}
    </section>
  );
}
