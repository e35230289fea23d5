import type { Container } from './places.js';

// How values are written into a text that has a layout of its own.

const lastLine = /[^\n\r]*$/;

export function indentationAt(text: string, at: number): string {
  const line = text.lastIndexOf('\n', at - 1) + 1;
  return /^[ \t]*/.exec(text.slice(line, at))?.[0] ?? '';
}

// An object of plain values on several rows; names and values that hold brackets are left as they are.
const flatObject = /\{\n\s*([^{}[\]]*?)\n\s*\}/g;

/** As the text's own lines end. */
export const withLineEndsOf = (text: string, added: string): string =>
  text.includes('\r\n') ? added.replaceAll('\n', '\r\n') : added;

/** The value as JSON, its rows behind an indentation; an object of plain values takes one row. */
export const format = (value: unknown, indentation: string, unit = '  '): string =>
  JSON.stringify(value, null, unit)
    .replace(flatObject, (_whole, members: string) => `{ ${members.replace(/\n\s*/g, ' ')} }`)
    .replaceAll('\n', `\n${indentation}`);

/** How members are added to a container so that they look like its others. */
export interface Style {
  /** Between two members. */
  separator: string;
  /** In front of the first and behind the last member of what was empty. */
  opening: string;
  closing: string;
  colon: string;
  write: (value: unknown) => string;
}

const strings = /"(?:[^"\\]|\\.)*"/g;

function styleOfRow(inside: string): Style {
  const isCompact = !/\s/.test(inside.replace(strings, ''));
  const space = isCompact ? '' : ' ';
  const write = (value: unknown): string =>
    isCompact ? JSON.stringify(value) : format(value, '').replace(/\n\s*/g, ' ');
  return { separator: `,${space}`, opening: '', closing: '', colon: `:${space}`, write };
}

export function styleOf(text: string, { from, to, members }: Container): Style {
  const inside = text.slice(from, to);
  if (members.length > 0 && !/[\n\r]/.test(inside)) return styleOfRow(inside);
  const outer = indentationAt(text, from);
  const last = members.at(-1);
  const gap = text.slice(members.at(-2)?.to ?? from + 1, last ? (last.key ?? last).from : from + 1);
  // A comma in front of a row counts as the space that it takes.
  const own = /[\n\r]/.test(gap) ? lastLine.exec(gap)?.[0].replace(/[^ \t]/g, ' ') : undefined;
  const indentation = own ?? `${outer}  `;
  const unit = indentation.startsWith(outer) ? indentation.slice(outer.length) : '';
  const written = (value: string): string => withLineEndsOf(text, value);
  return {
    separator: written(`,\n${indentation}`),
    opening: written(`\n${indentation}`),
    closing: written(`\n${outer}`),
    colon: ': ',
    write: (value) => written(format(value, indentation, unit || '  ')),
  };
}
