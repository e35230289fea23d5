import { useState } from 'react';

function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** The rows of a tree that are folded, `first` to begin with. */
export function useFolded(...first: readonly string[]): {
  folded: ReadonlySet<string>;
  toggle: (id: string) => void;
} {
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set(first));
  const toggle = (id: string): void => {
    setFolded((before) => toggled(before, id));
  };
  return { folded, toggle };
}
