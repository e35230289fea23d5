import { translatorOf, type Texts, type TranslateOf } from '../texts/languages';

// The words of the dialog in which catalog and schema are chosen, one row per text.

const texts = {
  title: ['Catalog and schema', '目录与模式'],
  what: [
    'Tables whose names leave them out, as in FROM region, are looked up here: by the check and by the cluster.',
    '省略了目录或模式的表名（如 FROM region）在此查找：检查和集群均以此为准。',
  ],
  catalog: ['Catalog', '目录'],
  schema: ['Schema', '模式'],
  unknown: [
    'Nothing of it is known here: the check leaves such tables open, the cluster decides.',
    '此处没有其信息：检查不对这些表下结论，由集群决定。',
  ],
  done: ['Names without catalog and schema now mean {place}', '省略目录与模式的名称现在指 {place}'],
  undone: ['Names without catalog and schema now mean nothing', '省略目录与模式的名称现在没有所指'],
  set: ['Set', '设置'],
} as const satisfies Texts;

export type SessionTranslate = TranslateOf<keyof typeof texts>;

export const sessionTexts = translatorOf(texts);
