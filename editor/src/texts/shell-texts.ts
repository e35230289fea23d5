import type { Texts } from './languages';

// The words of the frame: views, commands, and how to begin; rows of texts.ts.

export const shellTexts = {
  editorLeave: [
    'Escape, then Tab leaves the text. Ctrl+K has every command and its keys.',
    '先按 Escape 再按 Tab 可离开文本。Ctrl+K 列出全部命令及按键。',
  ],
  mapping: ['Mapping', '映射'],
  views: ['Views', '视图'],
  graph: ['Graph', '图'],
  form: ['Form', '表单'],
  json: ['JSON', 'JSON'],
  loadingView: ['Loading…', '正在加载…'],
  partBroke: [
    'This part cannot be shown: {reason}. The mapping is as it was.',
    '无法显示此部分：{reason}。映射未受影响。',
  ],
  tryAgain: ['Try again', '重试'],
  showView: ['Show as {view}', '以{view}显示'],
  compare: ['Compare', '对比'],
  showPanel: ['Show {panel}', '显示{panel}'],
  commands: ['Commands', '命令'],
  commandsHint: ['What to do, or a definition', '输入操作或定义名称'],
  noCommand: ['Nothing has all of these words.', '没有匹配的命令。'],

  startTitle: ['How do you want to begin?', '您想如何开始？'],
  doorWarehouse: ['From your warehouse', '从数据仓库'],
  doorWarehouseWhat: [
    'Tick tables; nodes and edges are suggested, each with its reason.',
    '勾选表；系统会建议节点和边，并说明理由。',
  ],
  doorSql: ['Paste SQL', '粘贴 SQL'],
  doorSqlWhat: [
    'A query becomes a node or an edge, with names and types.',
    '查询会变成带名称和类型的节点或边。',
  ],
  doorText: ['Write it as JSON', '直接编写 JSON'],

  statusEmpty: ['Nothing here yet', '尚无内容'],
  emptyNote: ['Nothing is wrong: there is no definition yet.', '没有错误：还没有任何定义。'],
  statusIncomplete: ['Incomplete', '未完成'],
  incompleteNote: ['Something is left to fill in: {errors}.', '还有内容待填写：{errors}。'],

  preflight: ['Preflight', '预检'],
  preflightWhat: [
    'Has the cluster count what would stop the load: keys that are null, come twice or lead nowhere, values that do not fit.',
    '请集群统计会使加载中止的内容：为空、重复或无对应的键，以及超出类型的值。',
  ],
  preflightOfNothing: [
    'Nothing was asked: mend the structure first.',
    '未询问集群：请先修复结构。',
  ],
  countedOf: ['Preflight: {done} of {total} definitions', '预检：{done} / {total} 个定义'],
  countedNote: [
    'The rows of every definition were counted: nothing in them stops the load.',
    '所有定义的行均已统计：没有妨碍加载的内容。',
  ],
  uncountedNote: [
    'The rows of {count} of {total} definitions are not counted.',
    '{total} 个定义中有 {count} 个的行尚未统计。',
  ],
  rowsCounted: ['{rows} rows', '{rows} 行'],
  load: ['Load', '加载'],
  rows: ['Rows', '数据行'],
  try: ['Try it', '试用'],
  showRows: ['Show these rows', '显示这些行'],
  outcomeOpen: ['not checked', '未检查'],

  chooseSession: ['Catalog and schema…', '目录与模式…'],

  means: ['What it means', '说明'],
  meansCode: ['What it means: {code}', '说明：{code}'],
  explainWhy: ['Why:', '原因：'],
  explainExample: ['Example:', '示例：'],
  explainMend: ['Mended:', '修复：'],
  explainPage: ['The page on {code}', '{code} 的页面'],
  close: ['Close', '关闭'],

  filter: ['Filter', '筛选'],
  filterProblems: ['Filter problems', '筛选问题'],
  everyOutcome: ['All', '全部'],
  outcomeRefused: ['refused', '会被拒绝'],
  outcomeLoad: ['will fail at load', '加载时会失败'],
  outcomeSuspicious: ['suspicious', '可疑'],
  outcomeNote: ['note', '提示'],
  noneFound: ['No problem has these words.', '没有匹配的问题。'],
  moreProblems: ['Show {count} more', '再显示 {count} 个'],
  fixAlike: ['Fix all {count} alike…', '修复全部 {count} 个同类问题…'],
  fixAlikeTitle: ['Fix all alike', '修复同类问题'],
  fixAlikeWhat: [
    '{count} places change; Undo brings all of them back.',
    '将修改 {count} 处；可一次撤销全部恢复。',
  ],
  changeAt: ['Line {line}', '第 {line} 行'],
  apply: ['Apply', '应用'],
  fixedAlike: ['Fixed: {count} places', '已修复：{count} 处'],
} as const satisfies Texts;
