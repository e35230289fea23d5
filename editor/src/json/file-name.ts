import { invertedEffects } from '@codemirror/commands';
import { StateEffect, StateField, type EditorState, type Extension } from '@codemirror/state';

// The name of the file belongs to its text: undoing that another was opened brings both back.

const rename = StateEffect.define<string>();

const name = StateField.define<string>({
  create: () => '',
  update: (before, transaction) =>
    transaction.effects.find((effect) => effect.is(rename))?.value ?? before,
});

export const renaming = (to: string): StateEffect<string> => rename.of(to);

export const fileNameOf = (state: EditorState): string => state.field(name);

export function rememberFileName(initial: string): Extension {
  return [
    name.init(() => initial),
    invertedEffects.of(({ effects, startState }) =>
      effects.some((effect) => effect.is(rename)) ? [rename.of(startState.field(name))] : [],
    ),
  ];
}
