import { setDiagnostics, type Action, type Diagnostic as Shown } from '@codemirror/lint';
import type { Text } from '@codemirror/state';
import { type EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import type { TextEdit } from '../language-types.js';
import type { Fix } from '../types.js';
import { ask, hosts, spanOf, toChange, type Span } from './host.js';
import type { ShownDiagnostic } from './options.js';
import { reveal } from './reveal.js';
import { CheckSchedule } from './schedule.js';

/** Checks what was typed, and shows what is wrong. */
class Checker {
  readonly schedule: CheckSchedule;
  readonly #view: EditorView;
  diagnostics: readonly ShownDiagnostic[] = [];
  /** What they are of. */
  doc: Text | undefined;

  constructor(view: EditorView) {
    this.#view = view;
    this.schedule = new CheckSchedule(
      () => {
        this.#check();
      },
      () => view.state.facet(hosts)?.onWait?.(),
    );
    this.schedule.request();
  }

  update({ docChanged }: ViewUpdate): void {
    if (docChanged) this.schedule.request();
  }

  destroy(): void {
    this.schedule.cancel();
  }

  #check(): void {
    const { state } = this.#view;
    const found = ask(state, ({ diagnose }, text, context) => diagnose(text, context)) ?? [];
    // The host may have had the same looked at while it was asked.
    if (found === this.diagnostics && state.doc === this.doc) return;
    this.diagnostics = found;
    this.doc = state.doc;
    const shown = ask(state, (_host, text) => found.map((each) => show(this.#view, text, each)));
    this.#view.dispatch(setDiagnostics(this.#view.state, shown ?? []));
  }
}

export const checker = ViewPlugin.fromClass(Checker);

/**
 * Checks at once what was typed, which otherwise happens in the next frame or pause, and what has changed around it: the
 * catalog, the language, what a cluster said.
 */
export function checkNow(view: EditorView): void {
  view.plugin(checker)?.schedule.run();
}

/** Applies edits of the text that is shown, as one step to undo. */
export function applyEdits(view: EditorView, edits: readonly TextEdit[], userEvent: string): void {
  if (edits.length > 0) view.dispatch({ changes: edits.map(toChange), userEvent });
  checkNow(view);
  view.focus();
}

/** A fix is one of the text that was checked: of another text, what is wrong is looked at again first. */
function applyFix(view: EditorView, fix: Fix): void {
  const isOfText = view.plugin(checker)?.doc === view.state.doc;
  const edits = isOfText ? ask(view.state, ({ changesOf }, text) => changesOf(text, fix)) : null;
  applyEdits(view, edits ?? [], 'input.fix');
}

function placeOf(
  view: EditorView,
  text: string,
  found: Pick<ShownDiagnostic, 'path' | 'range'>,
): Span {
  const { range = view.state.facet(hosts)?.generator.locate(text, found.path) } = found;
  return range ? spanOf(range) : { from: 0, to: 0 };
}

function show(view: EditorView, text: string, diagnostic: ShownDiagnostic): Shown {
  const { code, severity, message, fixes = [], related = [] } = diagnostic;
  const { length } = text;
  const place = placeOf(view, text, diagnostic);
  const from = Math.min(place.from, length);
  const mend = fixes.map((fix): Action => ({
    name: fix.title,
    apply: (shown) => {
      applyFix(shown, fix);
    },
  }));
  const lead = related.map((other): Action => ({
    name: other.message,
    apply: (shown) => {
      reveal(shown, placeOf(shown, text, other));
    },
  }));
  // A fault between two characters still needs something to underline.
  const to = Math.min(Math.max(place.to, from + 1), length);
  const explain = view.state.facet(hosts)?.explain;
  const renderMessage = (): Node => {
    const shown = document.createElement('span');
    shown.append(`${message} `, explain?.(diagnostic) ?? '');
    return shown;
  };
  const actions = [...mend, ...lead];
  return {
    from,
    to,
    severity,
    message,
    source: code,
    actions,
    ...(explain && { renderMessage }),
  };
}
