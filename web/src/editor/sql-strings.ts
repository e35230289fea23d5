import type { Extension, Range } from '@codemirror/state';
import { Decoration, EditorView, ViewPlugin, WidgetType, type DecorationSet, type ViewUpdate } from '@codemirror/view';

// SQL is one long JSON string. It is shown as it reads: `\n` breaks the row and the words of SQL have their colours. The
// text itself stays as it is.

/** The inside of a SQL string, without its quotes; units from the start of the line. */
export interface SqlString {
  from: number;
  to: number;
}

// Beyond this a line is shown as plain text, so that no single line can slow the page down.
const longestLine = 100_000;

const sqlMember = /"sql"\s*:\s*"((?:[^"\\]|\\.)*)/g;

/** The SQL strings of a line. A JSON string never spans lines. */
export function sqlStrings(line: string): SqlString[] {
  if (line.length > longestLine) return [];
  return Array.from(line.matchAll(sqlMember), (match) => {
    const to = match.index + match[0].length;
    return { from: to - (match[1]?.length ?? 0), to };
  });
}

class RowBreak extends WidgetType {
  constructor(readonly indentation: number) {
    super();
  }

  override eq(other: RowBreak): boolean {
    return other.indentation === this.indentation;
  }

  // A widget inside a line must say how many breaks it adds, for the editor's heights.
  override get lineBreaks(): number {
    return 1;
  }

  override toDOM(): HTMLElement {
    const mark = document.createElement('span');
    mark.className = 'sql-row-break';
    const indentation = document.createElement('span');
    indentation.className = 'sql-row-start';
    indentation.style.width = `${this.indentation}ch`;
    mark.append('↵', document.createElement('br'), indentation);
    return mark;
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

function decorateBreaks(sql: string, at: number, indentation: number): Range<Decoration>[] {
  const widget = new RowBreak(indentation);
  // Escapes are read in pairs: in `\\n` the first backslash is escaped and there is no break.
  return Array.from(sql.matchAll(/\\(.)/g))
    .filter((match) => match[1] === 'n')
    .map((match) => Decoration.replace({ widget }).range(at + match.index, at + match.index + 2));
}

function decorate(view: EditorView): DecorationSet {
  const found: Range<Decoration>[] = [];
  let done = -1;
  for (const visible of view.visibleRanges) {
    for (let at = visible.from; at <= visible.to; ) {
      const line = view.state.doc.lineAt(at);
      at = line.to + 1;
      if (line.from <= done) continue;
      done = line.from;
      for (const { from, to } of sqlStrings(line.text)) {
        const sql = line.text.slice(from, to);
        found.push(...decorateTokens(sql, line.from + from));
        found.push(...decorateBreaks(sql, line.from + from, from));
      }
    }
  }
  return Decoration.set(found, true);
}

const decorations = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = decorate(view);
    }

    update(update: ViewUpdate): void {
      if (update.docChanged || update.viewportChanged) this.decorations = decorate(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

export function showSql(): Extension {
  return decorations;
}
