import { translatorOf, type TranslateOf } from '../texts/languages';

// What a change does to a loaded graph, one row for each fact.

const texts = {
  label: [
    'It is called {to} instead of {from}: the table gets the new name; its rows and the edges at it stay.',
    '名称由 {from} 改为 {to}：表改名；行及相连的边保留。',
  ],
  case: [
    '{to} instead of {from}: to the engine, which does not look at the case, it is the same name.',
    '{from} 改写为 {to}：引擎不区分大小写，名称相同。',
  ],
  endFrom: [
    'It leads from {to} instead of {from}: no statement changes where an edge begins, so the table is to be made again.',
    '起点由 {from} 改为 {to}：没有语句可以更改边的起点，须重建表。',
  ],
  endTo: [
    'It leads to {to} instead of {from}: no statement changes where an edge ends, so the table is to be made again.',
    '终点由 {from} 改为 {to}：没有语句可以更改边的终点，须重建表。',
  ],
  key: [
    '{to} is the key instead of {from}: no statement changes a key, so the table is to be made again.',
    '主键由 {from} 改为 {to}：没有语句可以更改主键，须重建表。',
  ],
  end_key: [
    'The key column is called {to} instead of {from}: nothing, for the table has no such column.',
    '键列由 {from} 改名为 {to}：无影响，表中没有此列。',
  ],
  addedLast: [
    '{name} ({type}) comes behind the others: it is added, and empty until the rows are loaded again.',
    '末尾新增列 {name}（{type}）：列被添加，重新加载之前为空。',
  ],
  added: [
    '{name} ({type}) comes in front of others: a load goes by position, so the table is to be made again.',
    '在其他列之前新增列 {name}（{type}）：加载按位置进行，须重建表。',
  ],
  removed: [
    'The column {name} goes: it is dropped, and the rows stay.',
    '列 {name} 移除：删除该列，行保留。',
  ],
  renamed: [
    'The column {from} is called {to} now: it is renamed, and the rows stay.',
    '列 {from} 改名为 {to}：列改名，行保留。',
  ],
  retyped: [
    '{name} is of type {to} instead of {from}: no statement changes a type, so the table is to be made again.',
    '{name} 的类型由 {from} 改为 {to}：没有语句可以更改类型，须重建表。',
  ],
  declared: [
    '{name} is declared as {to} instead of {from}: nothing, for the column has the type that it had.',
    '{name} 的声明由 {from} 改为 {to}：无影响，列的类型未变。',
  ],
  moved: [
    'Other places: {names}. The loaded rows stay; a load goes by position, so the next one needs a new table.',
    '位置改变：{names}。已加载的行保留；加载按位置进行，下次加载须用新表。',
  ],
  values: [
    'Made of something else: {names}. The rows are to be loaded again.',
    '来源改变：{names}。须重新加载行。',
  ],
  rows: [
    'The query is another one and may give other rows: they are to be loaded again.',
    '查询已更改，可能返回不同的行：须重新加载。',
  ],
  layout: [
    'The query is written in another way and says the same: nothing.',
    '查询写法不同但含义相同：无影响。',
  ],
  fields: [
    'Fields that nothing is made of: {names}. Nothing changes in the graph.',
    '未使用的字段：{names}。图没有变化。',
  ],
  nodeReload: [
    'The rows of {label} are loaded again, and a node takes its edges along: these, too.',
    '{label} 的行重新加载，节点会带走其边：这些边也须重新加载。',
  ],
  nodeRemake: [
    'The table of {label} is made again, which is possible only without those of its edges: this one, too.',
    '{label} 的表须重建，而这要求先删除其边的表：此表也须重建。',
  ],

  effect_nothing: ['Nothing changes in a loaded graph.', '已加载的图没有变化。'],
  effect_later: [
    'Nothing now; the table is to be made again before the next load.',
    '目前无影响；下次加载之前须重建表。',
  ],
  effect_alter: [
    'Statements change the table; nothing is loaded again.',
    '由语句更改表；无须重新加载。',
  ],
  effect_reload: [
    'Loads again only: the table stays, and is emptied first.',
    '只需重新加载：表保留，须先清空。',
  ],
  effect_remake: ['The table is to be made again, and loaded.', '须重建表并加载。'],
  effect_make: ['A new table is made and loaded; the others stay.', '新建表并加载；其他表不变。'],
  effect_drop: ['The table is dropped.', '删除表。'],
  why_reload_node: [
    'A second load fails at the keys that are there already.',
    '再次加载会因键已存在而失败。',
  ],
  why_reload_edge: ['A second load doubles the edges.', '再次加载会使边重复。'],
  edges_reload: [
    'The edges at it go with the nodes and load again: {names}.',
    '相连的边随节点删除并重新加载：{names}。',
  ],
  edges_remake: [
    'The tables of the edges at it go first, and are made again: {names}.',
    '相连的边的表须先删除并重建：{names}。',
  ],
  edges_drop: [
    'The tables of the edges at it go first: {names}.',
    '相连的边的表须先删除：{names}。',
  ],
} as const;

export type EffectTextName = keyof typeof texts;
export type EffectTranslate = TranslateOf<EffectTextName>;
export const effectTexts = translatorOf<EffectTextName>(texts);
