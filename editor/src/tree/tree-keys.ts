import type { TreeRow } from './VirtualTree';

export type TreeStep = { kind: 'activate' | 'toggle' | 'act' | 'check'; id: string };

/** Rows that a page of keys passes over. */
const page = 12;

/** The row that holds another one: the nearest before it that is less deep. */
function parentOf(rows: readonly TreeRow[], index: number): number {
  const level = rows[index]?.level ?? 0;
  for (let at = index - 1; at >= 0; at -= 1) if ((rows[at]?.level ?? 0) < level) return at;
  return -1;
}

/** What a key does on a row; null: it is none of a tree. */
export function keyStep(rows: readonly TreeRow[], index: number, key: string): TreeStep | null {
  const row = rows[index];
  const to = (at: number): TreeStep | null => {
    const target = rows[Math.max(0, Math.min(rows.length - 1, at))];
    return target ? { kind: 'activate', id: target.id } : null;
  };
  const moves: Record<string, () => TreeStep | null> = {
    ArrowDown: () => to(index + 1),
    ArrowUp: () => to(index - 1),
    PageDown: () => to(index + page),
    PageUp: () => to(index - page),
    Home: () => to(0),
    End: () => to(rows.length - 1),
    ArrowRight: () => {
      if (row?.isExpanded === false) return { kind: 'toggle', id: row.id };
      const next = rows[index + 1];
      return row && next && next.level > row.level ? to(index + 1) : null;
    },
    ArrowLeft: () => {
      if (row?.isExpanded === true) return { kind: 'toggle', id: row.id };
      const parent = parentOf(rows, index);
      return parent < 0 ? null : to(parent);
    },
    Enter: () => (row ? { kind: 'act', id: row.id } : null),
    ' ': () =>
      row ? { kind: row.checked === undefined ? 'activate' : 'check', id: row.id } : null,
  };
  return moves[key]?.() ?? null;
}

/** Letters that come within this time belong together, in ms. */
const together = 600;

/** The next row that begins with the letters that were typed. */
export function typeahead(
  rows: readonly TreeRow[],
  index: number,
  key: string,
  typed: { text: string; at: number },
  now: number,
): TreeStep | null {
  if (key.length !== 1 || key === ' ') return null;
  typed.text = now - typed.at > together ? key : typed.text + key;
  typed.at = now;
  const letters = typed.text.toLowerCase();
  // One letter leads on to the next row; more of them may be of the row where they began.
  const first = letters.length === 1 ? index + 1 : Math.max(index, 0);
  for (let step = 0; step < rows.length; step += 1) {
    const row = rows[(first + step) % rows.length];
    if (row?.text.toLowerCase().startsWith(letters)) return { kind: 'activate', id: row.id };
  }
  return null;
}
