import { jsonLanguage } from '@codemirror/lang-json';
import { StreamLanguage } from '@codemirror/language';
import { parseMixed } from '@lezer/common';

/** SQL for CodeMirror's own parts: its words are coloured by what the generator says of them. */
export const plainSql = StreamLanguage.define<null>({
  name: 'sql',
  startState: () => null,
  token: (stream) => {
    stream.skipToEnd();
    return null;
  },
});

/** JSON with SQL inside the strings called "sql", which lose the colour of strings. */
export const mappingJson = jsonLanguage.configure({
  wrap: parseMixed(({ name, from, to, node }, input) => {
    const key = name === 'String' ? node.parent?.firstChild : null;
    if (key?.name !== 'PropertyName' || input.read(key.from, key.to) !== '"sql"') return null;
    return to - from < 3
      ? null
      : { parser: plainSql.parser, overlay: [{ from: from + 1, to: to - 1 }] };
  }),
});
