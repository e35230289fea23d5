import { autocompletion } from '@codemirror/autocomplete';
import { foldService, LanguageSupport } from '@codemirror/language';
import { EditorState, Prec, type Extension } from '@codemirror/state';
import { keymap } from '@codemirror/view';
import { showActions } from './codemirror/actions.js';
import { card, hideCard, hideOnBlur, showSignature } from './codemirror/card.js';
import { checker } from './codemirror/check.js';
import { choosing } from './codemirror/actions.js';
import { sqlColours } from './codemirror/colours.js';
import { complete } from './codemirror/complete.js';
import { clickToDefinition, goToDefinition } from './codemirror/definition.js';
import { folds } from './codemirror/folding.js';
import { formatSql, formatStrings, formatWhole } from './codemirror/format.js';
import { hosts, type Host } from './codemirror/host.js';
import { pointing, showHover } from './codemirror/hover.js';
import { mappingJson, plainSql } from './codemirror/json.js';
import type {
  MappingLanguageOptions,
  ShownDiagnostic,
  SqlLanguageOptions,
} from './codemirror/options.js';
import { renameSymbol } from './codemirror/rename.js';
import { languageData, pressKeys } from './codemirror/rows.js';
import { revealed, toNextDiagnostic, toPreviousDiagnostic } from './codemirror/reveal.js';
import { showSql } from './codemirror/show.js';
import { theme } from './codemirror/theme.js';
import { typeSql } from './codemirror/typing.js';
import type { MappingGenerator } from './interface.js';
import type { Diagnostic } from './types.js';

export { showActions } from './codemirror/actions.js';
export { checkNow } from './codemirror/check.js';
export { goToDefinition } from './codemirror/definition.js';
export { formatSql } from './codemirror/format.js';
export { showHover } from './codemirror/hover.js';
export type {
  Current,
  Explain,
  MappingLanguageOptions,
  ShownDiagnostic,
  SqlLanguageOptions,
  TextContext,
} from './codemirror/options.js';
export { renameSymbol } from './codemirror/rename.js';
export { reveal } from './codemirror/reveal.js';
export { showSignature } from './codemirror/card.js';

const keys = Prec.high(
  keymap.of([
    { key: 'F2', run: renameSymbol },
    { key: 'F8', run: toNextDiagnostic, shift: toPreviousDiagnostic },
    { key: 'F12', run: goToDefinition, preventDefault: true },
    { key: 'Mod-.', run: showActions },
    { key: 'Shift-Alt-f', run: formatSql, preventDefault: true },
    { key: 'Shift-Alt-i', run: showHover },
    { key: 'Mod-Shift-Space', run: showSignature },
    { key: 'Escape', run: hideCard },
  ]),
);

const common: Extension = [
  checker,
  card,
  hideOnBlur,
  pointing,
  revealed,
  choosing,
  clickToDefinition,
  autocompletion(),
  EditorState.languageData.of(() => [{ autocomplete: complete }]),
  keys,
  theme,
];

/**
 * A mapping in CodeMirror: JSON with the SQL inside its strings, which is shown and edited as SQL. Faults with their fixes,
 * completion, hover, signatures, definition (F12), rename (F2), fixes at the cursor (Mod-.), layout (Shift-Alt-F).
 *
 * @example
 * new EditorView({ parent, doc, extensions: [basicSetup, mappingLanguage(generator, { catalog, session })] });
 */
export function mappingLanguage(
  generator: MappingGenerator,
  options: MappingLanguageOptions = {},
): LanguageSupport {
  const { onReport, check, onWait, explain } = options;
  const host: Host = {
    generator,
    language: generator.language,
    context: options,
    onWait,
    explain,
    diagnose: (text, context) => {
      if (check) return check(text);
      const report = generator.check(text, context);
      onReport?.(report, text);
      return report.diagnostics;
    },
    changesOf: (text, fix) => generator.textEdits(text, fix),
    format: (state) => formatStrings(generator, state),
  };
  return new LanguageSupport(mappingJson, [hosts.of(host), common, showSql, pressKeys, typeSql]);
}

/** Of a query that stands for itself, the places are those in the SQL. */
const inOwnText = ({ related, ...found }: Diagnostic): ShownDiagnostic => ({
  ...found,
  range: found.sql_range,
  related: related?.map((other) => ({ ...other, range: other.sql_range })),
});

/** The same for an editor that holds the SQL of one query alone. */
export function sqlLanguage(
  generator: MappingGenerator,
  options: SqlLanguageOptions = {},
): LanguageSupport {
  const { onReport, onWait, explain } = options;
  const host: Host = {
    generator,
    language: generator.sqlLanguage,
    context: options,
    onWait,
    explain,
    diagnose: (text, { catalog, session = {}, locale }) => {
      const report = catalog
        ? generator.analyzeSql(text, catalog, session, { locale })
        : generator.parseSql(text, { locale });
      onReport?.(report, text);
      // Nothing is wrong before something is written.
      return text.trim() === '' ? [] : report.diagnostics.map(inOwnText);
    },
    changesOf: (_text, { edits }) =>
      edits.flatMap((edit) =>
        'sql_range' in edit ? [{ range: edit.sql_range, text: edit.text }] : [],
      ),
    format: (state) => formatWhole(generator, state),
  };
  const own = [hosts.of(host), common, sqlColours, languageData, foldService.of(folds)];
  return new LanguageSupport(plainSql, own);
}
