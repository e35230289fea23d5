import type { HoverContent } from '../language-types.js';
import type { MonacoPosition, TextModel } from './monaco.js';
import { toMonacoRange, workspaceEdit } from './places.js';
import type { Subject } from './subject.js';

export function hover({ service, at }: Subject): object {
  return {
    async provideHover(model: TextModel, position: MonacoPosition) {
      const found = await service.hover(...at(model, position));
      return (
        found && { range: toMonacoRange(found.range), contents: found.contents.map(toMarkdown) }
      );
    },
  };
}

/** Names are the author's, so nothing in them may mean anything to Markdown. */
function toMarkdown({ kind, text }: HoverContent): { value: string } {
  if (kind === 'text') return { value: text.replace(/[!-/:-@[-`{-~]/g, '\\$&') };
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return { value: `${fence}sql\n${text}\n${fence}` };
}

export function definition({ service, at }: Subject): object {
  return {
    async provideDefinition(model: TextModel, position: MonacoPosition) {
      const ranges = await service.definition(...at(model, position));
      return ranges.map((range) => ({ uri: model.uri, range: toMonacoRange(range) }));
    },
  };
}

export function references({ service, at }: Subject): object {
  return {
    async provideReferences(
      model: TextModel,
      position: MonacoPosition,
      { includeDeclaration }: { includeDeclaration: boolean },
    ) {
      const question = at(model, position);
      const ranges = await service.references(...question);
      const given = includeDeclaration ? [] : await service.definition(...question);
      const offsets = new Set(given.map(({ start }) => start.offset));
      return ranges
        .filter(({ start }) => !offsets.has(start.offset))
        .map((range) => ({ uri: model.uri, range: toMonacoRange(range) }));
    },
  };
}

export function rename({ service, at }: Subject): object {
  return {
    async provideRenameEdits(model: TextModel, position: MonacoPosition, newName: string) {
      const version = model.getVersionId();
      const [text, offset, options] = at(model, position);
      const result = await service.rename(text, offset, newName, options);
      if ('refused' in result) return { edits: [], rejectReason: result.refused };
      return workspaceEdit(model, version, result.edits);
    },
    async resolveRenameLocation(model: TextModel, position: MonacoPosition) {
      const [text, offset, options] = at(model, position);
      const target = await service.prepareRename(text, offset, options);
      if (target) return { range: toMonacoRange(target.range), text: target.placeholder };
      // Whatever the new name were, this is why.
      const result = await service.rename(text, offset, 'name', options);
      const { lineNumber, column } = position;
      return {
        range: toMonacoRange({
          start: { line: lineNumber, column, offset },
          end: { line: lineNumber, column, offset },
        }),
        text: '',
        rejectReason: 'refused' in result ? result.refused : '',
      };
    },
  };
}
