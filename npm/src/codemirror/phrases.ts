import type { EditorState } from '@codemirror/state';
import { ask } from './host.js';

// What the editor itself says; all else comes from the generator.

const phrases = {
  nothing: ['Nothing is known here', '此处没有相关信息'],
  newName: ['New name', '新名称'],
} as const;

/** In the language of the host's `locale`; CodeMirror's phrases may have other words. */
export function phrase(state: EditorState, name: keyof typeof phrases): string {
  const isChinese = ask(state, (_host, _text, { locale }) => locale === 'zh');
  return state.phrase(phrases[name][isChinese ? 1 : 0]);
}
