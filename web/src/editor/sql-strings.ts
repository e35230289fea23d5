import { countColumn, RangeSet, type Extension, type Range } from '@codemirror/state';
import { Decoration, EditorView, ViewPlugin, WidgetType, type DecorationSet, type Rect, type ViewUpdate } from '@codemirror/view';

// SQL is one long JSON string. It is shown as it reads: `\n` breaks the row and the words of SQL have their colours. The
// text itself stays as it is.

/** The inside of a SQL string, without its quotes; units from the start of the line. */
export interface SqlString {
  from: number;
  to: number;
  /** False while its closing quote is missing: what looks like one belongs to something behind it. */
  closed: boolean;
}

// Beyond this a line is shown as plain text, so that no single line can slow the page down.
const longestLine = 100_000;

const sqlMember = /"sql"\s*:\s*"((?:[^"\\]|\\.)*)/g;

/** The SQL strings of a line. A JSON string never spans lines. */
export function sqlStrings(line: string): SqlString[] {
  if (line.length > longestLine) return [];
  return Array.from(line.matchAll(sqlMember), (match) => {
    const to = match.index + match[0].length;
    return { from: to - (match[1]?.length ?? 0), to, closed: /^"\s*(?:[,}\]]|$)/.test(line.slice(to)) };
  });
}

// Neither the mark nor the start of the next row has a width of its own, so that a click beside a row finds the row's own
// characters. A row without any has something that lies to the left of all clicks: what is found is the place behind it.
class RowBreak extends WidgetType {
  constructor(readonly beforeEmptyRow: boolean) {
    super();
  }

  override eq(other: RowBreak): boolean {
    return other.beforeEmptyRow === this.beforeEmptyRow;
  }

  // A widget inside a line must say how many breaks it adds, for the editor's heights.
  override get lineBreaks(): number {
    return 1;
  }

  override toDOM(): HTMLElement {
    const box = document.createElement('span');
    box.className = this.beforeEmptyRow ? 'sql-row-break sql-before-empty' : 'sql-row-break';
    const mark = document.createElement('span');
    mark.className = 'sql-row-mark';
    mark.textContent = '↵';
    const start = document.createElement('span');
    start.className = 'sql-row-start';
    box.append(mark, document.createElement('br'), start);
    return box;
  }

  /** In front of the break is the end of a row, behind it the start of the next one. */
  override coordsAt(box: HTMLElement, position: number): Rect | null {
    const rows = box.getClientRects();
    const row = rows[position === 0 ? 0 : rows.length - 1];
    const x = box.children[position === 0 ? 0 : 2]?.getBoundingClientRect().left;
    return row === undefined || x === undefined ? null : { left: x, right: x, top: row.top, bottom: row.bottom };
  }
}

const keywords =
  'all and any array as asc between bigint boolean by case cast char cross current date decimal desc distinct double ' +
  'else end escape except exists extract false fetch filter first following for from full group grouping having if in ' +
  'inner integer intersect interval into is join last lateral left like limit map natural not null nulls offset on or ' +
  'order outer over partition preceding range recursive right row rows select smallint some tablesample then time ' +
  'timestamp tinyint true try_cast unbounded union unnest using values varbinary varchar when where window with';

const token = new RegExp(
  [
    String.raw`(?<comment>--(?:(?!\\n).)*|/\*.*?(?:\*/|$))`,
    String.raw`(?<string>'(?:[^'\\]|\\.|'')*'?)`,
    String.raw`(?<name>\\"(?:[^"\\]|\\[^"])*\\")`,
    String.raw`(?<escape>\\.)`,
    String.raw`(?<number>\b\d+(?:\.\d+)?\b)`,
    String.raw`(?<word>[A-Za-z_][A-Za-z0-9_]*)`,
  ].join('|'),
  'g',
);

const keywordSet = new Set(keywords.split(' '));
const tokenKinds = ['comment', 'string', 'name', 'escape', 'number', 'word'] as const;
const mark = (kind: string): Decoration => Decoration.mark({ class: `sql-${kind}` });
const marks: Record<(typeof tokenKinds)[number], Decoration> = {
  comment: mark('comment'),
  string: mark('string'),
  name: mark('name'),
  escape: mark('escape'),
  number: mark('number'),
  word: mark('word'),
};

function decorateTokens(sql: string, at: number): Range<Decoration>[] {
  const found: Range<Decoration>[] = [];
  for (const match of sql.matchAll(token)) {
    const [text] = match;
    const kind = tokenKinds.find((name) => match.groups?.[name] === text);
    if (kind === undefined || (kind === 'word' && !keywordSet.has(text.toLowerCase()))) continue;
    found.push(marks[kind].range(at + match.index, at + match.index + text.length));
  }
  return found;
}

// Escapes are read in pairs: in `\\n` the first backslash is escaped and there is no break.
const escape = /\\(?:u[0-9a-fA-F]{4}|.)/g;
const rowBreak = Decoration.replace({ widget: new RowBreak(false) });
const breakBeforeEmptyRow = Decoration.replace({ widget: new RowBreak(true) });

function decorateBreaks(sql: string, at: number): Range<Decoration>[] {
  return Array.from(sql.matchAll(escape))
    .filter(([text]) => text === '\\n')
    .map(({ index }) => {
      const isEmpty = index + 2 === sql.length || sql.startsWith('\\n', index + 2);
      return (isEmpty ? breakBeforeEmptyRow : rowBreak).range(at + index, at + index + 2);
    });
}

const whole = Decoration.mark({});

function escapesIn(sql: string, at: number): Range<Decoration>[] {
  return Array.from(sql.matchAll(escape), ({ index, 0: text }) => whole.range(at + index, at + index + text.length));
}

// Rows further to the right than this would leave no room for the SQL.
const widestIndentation = 24;

/** Rows, and what is too long for one, begin where the SQL of the line does. */
function indentRows(line: string, from: number): Decoration {
  const column = Math.min(countColumn(line, 2, from), widestIndentation);
  return Decoration.line({ class: 'sql-line', attributes: { style: `--sql-column: ${column}ch` } });
}

interface Shown {
  decorations: DecorationSet;
  /** The escapes: the cursor never stops inside of one, and they are deleted as a whole. */
  escapes: DecorationSet;
}

function decorate(view: EditorView): Shown {
  const found: Range<Decoration>[] = [];
  const escapes: Range<Decoration>[] = [];
  let done = -1;
  for (const visible of view.visibleRanges) {
    for (let at = visible.from; at <= visible.to; ) {
      const line = view.state.doc.lineAt(at);
      at = line.to + 1;
      if (line.from <= done) continue;
      done = line.from;
      const strings = sqlStrings(line.text);
      if (strings[0] !== undefined) found.push(indentRows(line.text, strings[0].from).range(line.from));
      for (const { from, to } of strings) {
        const sql = line.text.slice(from, to);
        const start = line.from + from;
        found.push(...decorateTokens(sql, start), ...decorateBreaks(sql, start));
        escapes.push(...escapesIn(sql, start));
      }
    }
  }
  return { decorations: Decoration.set(found, true), escapes: Decoration.set(escapes, true) };
}

const shown = ViewPlugin.fromClass(
  class implements Shown {
    decorations!: DecorationSet;
    escapes!: DecorationSet;

    constructor(view: EditorView) {
      Object.assign(this, decorate(view));
    }

    update(update: ViewUpdate): void {
      if (update.docChanged || update.viewportChanged) Object.assign(this, decorate(update.view));
    }
  },
  {
    decorations: (plugin) => plugin.decorations,
    provide: (plugin) => EditorView.atomicRanges.of((view) => view.plugin(plugin)?.escapes ?? RangeSet.empty),
  },
);

export function showSql(): Extension {
  return shown;
}
