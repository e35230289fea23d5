// What the editor is made of, for pages that are to look and to speak like the one that they have in them.

export { layOut } from './json/layout';
export { copyText } from './shell/copy';
export { Dialog } from './shell/Dialog';
export { Boundary } from './shell/Boundary';
export { Answers, type Answer } from './shell/Answers';
export { downloadText } from './shell/download';
export { Icon, type IconName } from './shell/icons';
export {
  locales,
  momentText,
  translatorOf,
  type Locale,
  type Texts,
  type TranslateOf,
} from './texts/languages';
