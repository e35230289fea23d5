// The words of the page, one row per text. Diagnostics come in the author's language from the module.

const texts = {
  title: ['Mapping editor', '映射编辑器'],
  editor: ['Mapping as JSON', '映射（JSON）'],
  editorKeys: [
    'Tab indents; Escape, then Tab leaves the editor. F8 goes to the next problem. Shift+Alt+F formats the SQL. Shift+Alt+I tells the type of the column at the cursor.',
    'Tab 缩进；先按 Escape 再按 Tab 可离开编辑器。F8 跳到下一个问题。Shift+Alt+F 格式化 SQL。Shift+Alt+I 显示光标处列的类型。',
  ],
  toolbar: ['File and validation', '文件与验证'],
  sample: ['Samples', '示例'],
  sampleChoose: ['Open a sample…', '打开示例…'],
  open: ['Open…', '打开…'],
  download: ['Download', '下载'],
  undo: ['Undo', '撤销'],
  redo: ['Redo', '重做'],
  format: ['Format SQL', '格式化 SQL'],
  formatted: ['SQL formatted', 'SQL 已格式化'],
  nothingToFormat: ['The SQL is laid out already, or has a fault', 'SQL 已是标准格式，或存在错误'],
  language: ['Language', '语言'],
  validate: ['Validate', '验证'],
  cancel: ['Cancel', '取消'],
  noCatalog: ['The catalog could not be read: {reason}. Without it, only Validate knows tables and columns.', '无法读取目录：{reason}。没有目录时，只有“验证”才知道表和列。'],
  progress: ['Validation', '验证进度'],
  phaseDone: ['Done', '完成'],
  progressOf: ['{phase}: {done} of {total}', '{phase}：{done} / {total}'],
  cancelled: ['Validation cancelled', '验证已取消'],
  failed: ['Validation failed: {reason}', '验证失败：{reason}'],
  opened: ['Opened {name}', '已打开 {name}'],
  notOpened: ['{name} could not be read: {reason}', '无法读取 {name}：{reason}'],
  notText: ['it is not UTF-8 text', '不是 UTF-8 文本'],
  notRecorded: [
    'not recorded: this page has no cluster, it answers from recordings',
    '没有录制：本页面没有连接集群，只能用录制的答案回答',
  ],

  statusValid: ['Valid', '有效'],
  statusInvalid: ['Invalid', '无效'],
  statusUnchecked: ['Could not check', '未能检查'],
  statusChecked: ['Checked locally', '本地检查通过'],
  statusNotValidated: ['Not validated yet', '尚未验证'],
  statusChanged: ['Changed since validation', '验证后已修改'],
  validNote: ['Every stage passed for every definition.', '所有定义均通过全部阶段。'],
  invalidNote: ['{errors}.', '{errors}。'],
  uncheckedNote: ['The cluster could not answer every question.', '集群未能回答所有问题。'],
  checkedNote: ['Every stage passes; the cluster was not asked yet.', '全部阶段均通过；尚未询问集群。'],
  catalogNote: ['Checked against the catalog of {date}.', '根据 {date} 的目录检查。'],
  staleCatalogNote: ['The catalog of {date} is too old to decide: what it says is a warning.', '{date} 的目录已过期，不足为据：其结论仅作警告。'],
  notValidatedNote: ['No local fault; the cluster was not asked yet.', '本地未发现错误；尚未询问集群。'],
  changedNote: ['Unchanged definitions keep their results.', '未改动的定义保留结果。'],

  results: ['Results', '结果'],
  problems: ['Problems', '问题'],
  statements: ['Statements', '语句'],
  findings: ['Findings', '检查结果'],
  noProblems: ['No problems.', '没有问题。'],
  position: ['Line {line}, column {column}', '第 {line} 行，第 {column} 列'],
  positionInSql: ['Line {line}, in its SQL line {sqlLine}, column {sqlColumn}', '第 {line} 行，SQL 第 {sqlLine} 行第 {sqlColumn} 列'],
  error: ['Error', '错误'],
  warning: ['Warning', '警告'],
  info: ['Note', '提示'],
  errors: ['{count} errors', '{count} 个错误'],
  errorsOne: ['1 error', '1 个错误'],
  warnings: ['{count} warnings', '{count} 个警告'],
  warningsOne: ['1 warning', '1 个警告'],
  infos: ['{count} notes', '{count} 个提示'],
  infosOne: ['1 note', '1 个提示'],
  related: ['See also', '另见'],
  fixes: ['Fixes', '修复'],
  fixUnsafe: ['changes the meaning', '会改变含义'],
  fixed: ['Applied: {title}', '已应用：{title}'],
  fixGone: ['The fix no longer fits the text', '该修复已不适用于当前文本'],

  stages: ['Stages', '阶段'],
  structure: ['Structure', '结构'],
  sql_syntax: ['SQL syntax', 'SQL 语法'],
  column_inference: ['Columns', '列推断'],
  schema: ['Schema', '模式'],
  type_mapping: ['Types', '类型映射'],
  passed: ['passed', '通过'],
  failedStage: ['failed', '失败'],
  uncheckedStage: ['not checked', '未检查'],
  whyStructure: ['The platform refuses the mapping until this is mended.', '修复之前平台会拒绝此映射。'],
  whyStructureWarning: ['The platform accepts this; the graph may not be what you meant.', '平台会接受，但图可能与预期不同。'],
  whySqlSyntax: ['The cluster has to run this SQL when a snapshot is made.', '制作快照时集群需要执行此 SQL。'],
  whyColumnInference: ['The columns of the result decide the table in the graph.', '结果的列决定图中的表。'],
  whySchema: ['The load is by position and by key: names, order and key types have to agree.', '加载按位置和键进行：名称、顺序和键类型必须一致。'],
  whyTypeMapping: ['Every column needs a type that RyuGraph has and can load.', '每一列都需要 RyuGraph 支持并能加载的类型。'],
  said: ['Trino says: {message}', 'Trino 提示：{message}'],

  factType: ['{type}, in the graph {loaded}', '{type}，图中为 {loaded}'],
  factNoGraphType: ['{type}, which RyuGraph does not have', '{type}，RyuGraph 没有对应类型'],
  factTypeUnknown: ['The type is not known: {reason}', '类型未知：{reason}'],
  factSource: ['From {source}', '来自 {source}'],
  factComputed: ['Computed by the query', '由查询计算得出'],
  factStar: ['{count} columns', '{count} 列'],
  factMore: ['and {count} more', '以及另外 {count} 列'],
  factNotReturned: ['The query does not return it. It returns: {columns}', '查询不返回此列。查询返回：{columns}'],
  noFact: ['No column or table is known at the cursor', '光标处没有已知的列或表'],

  generate: ['Generate from SQL…', '从 SQL 生成…'],
  generateTitle: ['Generate a definition from SQL', '从 SQL 生成定义'],
  generateSql: ['SQL', 'SQL'],
  generateSqlHint: ['A query; its first column becomes the key. Of an edge, the first two lead from and to a node.', '一个查询，第一列作为主键；对于边，前两列为起点键和终点键。'],
  generateKind: ['What it makes', '生成内容'],
  node: ['Node', '节点'],
  edge: ['Edge', '边'],
  label: ['Label', '标签'],
  edgeType: ['Edge type', '边类型'],
  alternatives: ['Other names', '其他名称'],
  nameTaken: ['There is a {name} already: choose another name.', '已存在 {name}：请另选名称。'],
  fromNode: ['From node', '起点节点'],
  toNode: ['To node', '终点节点'],
  choose: ['Choose…', '请选择…'],
  columns: ['Columns', '列'],
  column: ['Column', '列'],
  warehouseType: ['In the warehouse', '仓库中的类型'],
  graphType: ['In the graph', '图中的类型'],
  key: ['key', '键'],
  draftSummary: ['{name}: {count} columns', '{name}：{count} 列'],
  draftEmpty: ['Write or paste a query.', '请输入或粘贴一个查询。'],
  draftUnknown: ['The types are not known here and have to be filled in. {reasons}', '此处无法得知类型，须自行填写。{reasons}'],
  draftNoMapping: ['The text in the editor is no JSON object: mend it first.', '编辑器中的文本不是 JSON 对象：请先修正。'],
  insert: ['Insert', '插入'],
  inserted: ['Inserted {name}', '已插入 {name}'],

  nodes: ['Nodes', '节点'],
  edges: ['Edges', '边'],
  outcomeValid: ['valid', '有效'],
  outcomeInvalid: ['invalid', '无效'],
  outcomeUnchecked: ['could not check', '未能检查'],
  outcomeChecked: ['checked locally', '本地检查通过'],
  outcomeNotValidated: ['not validated', '未验证'],
  noResults: ['There is no definition to judge yet.', '还没有可判断的定义。'],
  earlierText: [
    'No definition can be read in the text at the moment. These are the results of the text that was validated.',
    '当前文本中读不出任何定义。以下是上次验证的文本的结果。',
  ],
  definitionsSummary: ['{valid} valid, {invalid} invalid, {unchecked} not checked', '{valid} 个有效，{invalid} 个无效，{unchecked} 个未检查'],
  definitionsSummaryLocal: ['{valid} valid, {local} checked locally, {invalid} invalid, {unchecked} not checked', '{valid} 个有效，{local} 个本地检查通过，{invalid} 个无效，{unchecked} 个未检查'],

  statementsNote: ['What RyuGraph runs to make the tables, nodes first.', 'RyuGraph 建表时执行的语句，节点在前。'],
  confirmed: ['types confirmed', '类型已确认'],
  fromCatalog: ['types from the catalog', '类型来自目录'],
  declared: ['types as declared', '按声明的类型'],
  noStatement: ['No statement: {name} is invalid', '没有语句：{name} 无效'],
  noStatementBecause: ['No statement for {name}: {reason}', '{name} 没有语句：{reason}'],
  noStatements: ['There is no definition to write statements for.', '没有可生成语句的定义。'],
  copy: ['Copy', '复制'],
  copyAll: ['Copy all', '全部复制'],
  copyOne: ['Copy the statement of {name}', '复制 {name} 的语句'],
  copied: ['Copied', '已复制'],
  notCopied: ['The browser did not allow copying', '浏览器不允许复制'],

  loading: ['Loading the compiler…', '正在加载编译器…'],
  loadFailed: ['The compiler did not load', '编译器未能加载'],
  loadFailedWhy: [
    'This page checks mappings with a WebAssembly module, and the browser could not start it:',
    '本页面使用 WebAssembly 模块检查映射，但浏览器无法启动它：',
  ],
  loadFailedNetwork: ['Check the connection, then try again.', '请检查网络连接，然后重试。'],
  loadFailedServer: [
    'Serve the .wasm file beside the page as it was built: a server that answers with a page of HTML instead breaks it.',
    '请按构建结果提供 .wasm 文件：若服务器返回的是 HTML 页面，则无法加载。',
  ],
  loadFailedPolicy: [
    "If the page has a Content-Security-Policy, its script-src needs 'wasm-unsafe-eval'.",
    "若页面设有 Content-Security-Policy，其 script-src 须包含 'wasm-unsafe-eval'。",
  ],
  tryAgain: ['Try again', '重试'],
} as const satisfies Record<string, readonly [string, string]>;

export type TextName = keyof typeof texts;
export type Locale = 'en' | 'zh';
export type Translate = (name: TextName, values?: Record<string, string | number>) => string;

/** The languages in the order of a row, each by its own name. */
export const locales: readonly { locale: Locale; name: string }[] = [
  { locale: 'en', name: 'English' },
  { locale: 'zh', name: '中文' },
];

/** The texts of one language; `{name}` in a text is filled from `values`. */
export function translator(locale: Locale): Translate {
  const column = locale === 'en' ? 0 : 1;
  return (name, values = {}) =>
    texts[name][column].replace(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole));
}

/** The language the author used last, else the browser's. */
export function initialLocale(stored: string | null, preferred: readonly string[]): Locale {
  if (stored === 'en' || stored === 'zh') return stored;
  return preferred[0]?.toLowerCase().startsWith('zh') === true ? 'zh' : 'en';
}
