import type { LanguageOptions, TextEdit } from '../language-types.js';
import type { Range } from '../types.js';
import type { MonacoRange, TextModel } from './monaco.js';
import { fromMonacoRange, workspaceEdit } from './places.js';
import type { Subject } from './subject.js';

interface Offer {
  title: string;
  kind: string;
  edits: TextEdit[];
}

const quickFix = 'quickfix';

/** Of the kinds that Monaco asks for: `refactor` stands for all that begin with it. */
const isWanted = (kind: string, only: string | undefined): boolean =>
  !only || `${kind}.`.startsWith(`${only}.`);

/** The fixes of what was found there, and what else may be done to the code. */
export function codeActions(subject: Subject): object {
  return {
    async provideCodeActions(
      model: TextModel,
      selected: MonacoRange,
      { only }: { only?: string | undefined },
    ) {
      const version = model.getVersionId();
      const [text, options] = subject.of(model);
      const range = fromMonacoRange(selected, model);
      const offers = [
        ...(isWanted(quickFix, only) ? await fixesAt(subject, model, range) : []),
        ...(await refactoringsAt(subject, text, range, options)),
      ];
      const actions = offers
        .filter(({ kind }) => isWanted(kind, only))
        .map(({ edits, ...action }) => ({ ...action, edit: workspaceEdit(model, version, edits) }));
      return { actions, dispose: () => undefined };
    },
  };
}

async function fixesAt(
  { kind, checks }: Subject,
  model: TextModel,
  { start, end }: Range,
): Promise<(Offer & { isPreferred: boolean })[]> {
  const text = model.getValue();
  const findings = await checks.findingsIn(model, kind);
  const here = findings.filter(
    ({ range }) => range.start.offset <= end.offset && start.offset <= range.end.offset,
  );
  const offers = [];
  for (const fix of here.flatMap(({ diagnostic: { fixes = [] } }) => fixes)) {
    const edits = await kind.editsOf(text, fix);
    if (edits.length === 0) continue;
    offers.push({ title: fix.title, kind: quickFix, edits, isPreferred: fix.safe });
  }
  return offers;
}

async function refactoringsAt(
  { service }: Subject,
  text: string,
  range: Range,
  options: LanguageOptions,
): Promise<Offer[]> {
  const offers = await service.codeActions(text, range, options);
  return offers.filter(({ kind, edits }) => kind !== quickFix && edits.length > 0);
}
