import type { Diagnostic, Locale, Range } from '../types.js';
import { Positions } from './positions.js';

/** What mends JSON: a fix has edits of values, and broken JSON has none. */
export interface JsonRepair {
  title: string;
  edit: { range: Range; text: string };
}

type Fault = Pick<Diagnostic, 'code'> & { range?: Range | undefined; params: object };

const titles = {
  comma: { en: 'Put in the missing comma', zh: '补上缺少的逗号' },
  noComma: { en: 'Take out the comma', zh: '删除多余的逗号' },
  quote: { en: 'Close the string', zh: '补上字符串的结束引号' },
};

/** The end of the line that a string was left open in, without the comma behind it. */
function endOfString(text: string, at: number): number {
  const line = /^[^\r\n]*/.exec(text.slice(at))?.[0] ?? '';
  return at + line.trimEnd().replace(/,$/, '').length;
}

/** Nothing for what can be mended in several ways. */
export function repairOf(
  { code, params, range }: Fault,
  text: string,
  locale: Locale = 'en',
): JsonRepair | undefined {
  if (!range) return undefined;
  const insert = (title: Record<Locale, string>, at: number, added: string): JsonRepair => ({
    title: title[locale],
    edit: { range: new Positions(text).range({ from: at, to: at }), text: added },
  });
  const { start, end } = range;
  switch (code) {
    case 'json_expected': {
      const isComma = (params as { expected?: unknown }).expected === "','";
      // Where more than the comma is wrong, the character that stands there is marked.
      return isComma && start.offset === end.offset
        ? insert(titles.comma, start.offset, ',')
        : undefined;
    }
    case 'json_trailing_comma':
      return { title: titles.noComma[locale], edit: { range, text: '' } };
    case 'json_unterminated_string':
      return insert(titles.quote, endOfString(text, end.offset), '"');
    default:
      return undefined;
  }
}
