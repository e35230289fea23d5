import { translatorOf, type TranslateOf } from '../texts/languages';

const texts = {
  compareWith: ['Compare with', '对比对象'],
  choose: ['Choose a version…', '选择版本…'],
  asValidated: ['As it was validated last', '上次验证时的版本'],
  openFile: ['Open a file…', '打开文件…'],
  dropFile: ['Or drop a file here.', '也可将文件拖放到此处。'],
  whatFor: [
    'Choose an earlier version or a file: what differs is told by definition, with what it does to a graph that is loaded already.',
    '选择较早的版本或文件：将按定义列出差异，并说明其对已加载的图的影响。',
  ],
  reading: ['Reading {name}…', '正在读取 {name}…'],
  notRead: ['{name} could not be read: {reason}', '无法读取 {name}：{reason}'],
  notText: ['it is not UTF-8 text', '不是 UTF-8 文本'],
  gone: ['it is not kept any more', '已不再保留'],
  otherNoMapping: [
    '{name} is no mapping: no JSON object can be read in it.',
    '{name} 不是映射：无法从中读取 JSON 对象。',
  ],
  ownNoMapping: [
    'The text in the editor is no JSON object now: mend it first.',
    '编辑器中的文本目前不是 JSON 对象：请先修正。',
  ],
  same: [
    'Nothing differs from {name} but perhaps the layout.',
    '与 {name} 相比没有差异（排版除外）。',
  ],
  reordered: [
    'The definitions are in another order: nothing changes in the graph.',
    '定义的顺序不同：图没有变化。',
  ],
  counts: [
    'Since {name}: {added} added, {removed} removed, {changed} changed.',
    '自 {name} 以来：新增 {added}，移除 {removed}，更改 {changed}。',
  ],
  tables: ['Of {count} tables in a loaded graph: {parts}.', '已加载的图共 {count} 个表：{parts}。'],
  changes: ['Changes', '更改'],

  count_nothing: ['{count} as before', '{count} 个不变'],
  count_later: ['{count} as before until the next load', '{count} 个在下次加载前不变'],
  count_alter: ['{count} changed by statements', '{count} 个由语句更改'],
  count_reload: ['{count} loaded again', '{count} 个重新加载'],
  count_remake: ['{count} made and loaded again', '{count} 个重建并重新加载'],
  count_make: ['{count} new', '{count} 个新建'],
  count_drop: ['{count} dropped', '{count} 个删除'],

  added: ['Added', '新增'],
  removed: ['Removed', '移除'],
  changed: ['Changed', '更改'],
  node: ['node', '节点'],
  edge: ['edge', '边'],
  goTo: ['Go to {name}', '转到 {name}'],
  field: ['{field} of the mapping', '映射的 {field}'],
  fieldWhat: [
    '{from} becomes {to}: nothing changes in the graph.',
    '{from} 改为 {to}：图没有变化。',
  ],
  fieldLifetime: [
    '{from} becomes {to}: the mapping is deleted at another time; nothing changes in the graph.',
    '{from} 改为 {to}：映射将在其他时间删除；图没有变化。',
  ],
  none: ['nothing', '无'],

  takeBack: ['Take this back', '撤回此更改'],
  takeBackOf: ['Take this back: {name}', '撤回此更改：{name}'],
  tookBack: ['Taken back: {name}', '已撤回：{name}'],

  readsGained: ['Reads anew', '新读取'],
  readsLost: ['Reads no more', '不再读取'],
  readsConcerned: ['Concerns', '涉及'],
  readsMore: [
    'and perhaps more: the catalog does not tell all of it',
    '可能还有其他列：目录信息不完整',
  ],
  readsUnknown: [
    'Which columns of the warehouse it touches is not known without a catalog.',
    '没有目录，无法得知涉及仓库中的哪些列。',
  ],
} as const;

export type CompareTextName = keyof typeof texts;
export type CompareTranslate = TranslateOf<CompareTextName>;
export const compareTexts = translatorOf<CompareTextName>(texts);
