import { shellTexts } from './shell-texts';
import { translatorOf, type Texts, type TranslateOf } from './languages';

// The words of the editor, one row per text. Diagnostics come in the author's language from the module.

const texts = {
  ...shellTexts,
  editor: ['Mapping as JSON', '映射（JSON）'],
  editorKeys: [
    'Tab indents; Escape, then Tab leaves the editor. Ctrl+Space completes, F2 renames, F12 leads to where a name is given, F8 to the next problem, Ctrl+. to its fixes. Shift+Alt+F formats, Shift+Alt+I explains.',
    'Tab 缩进；先按 Escape 再按 Tab 可离开编辑器。Ctrl+Space 补全，F2 重命名，F12 跳到名称的定义，F8 跳到下一个问题，Ctrl+. 显示修复。Shift+Alt+F 格式化，Shift+Alt+I 显示说明。',
  ],
  undo: ['Undo', '撤销'],
  redo: ['Redo', '重做'],
  format: ['Format SQL', '格式化 SQL'],
  formatted: ['SQL formatted', 'SQL 已格式化'],
  nothingToFormat: ['The SQL is laid out already, or has a fault', 'SQL 已是标准格式，或存在错误'],
  validate: ['Validate', '验证'],
  cancel: ['Cancel', '取消'],
  dismiss: ['Dismiss', '关闭'],
  progressOf: ['{phase}: {done} of {total}', '{phase}：{done} / {total}'],
  cancelled: ['{task} cancelled', '{task}已取消'],
  failed: ['{task} failed: {reason}', '{task}失败：{reason}'],
  validation: ['Validation', '验证'],
  opened: ['Opened {name}', '已打开 {name}'],
  checkBroke: [
    'The check broke down at this text; the next one is checked again.',
    '检查在此文本处中断；下一次修改后会重新检查。',
  ],
  checkFailed: ['The check broke down: {reason}', '检查中断：{reason}'],

  statusValid: ['Valid', '有效'],
  statusValidFails: ['Valid, but fails at load', '有效，但加载会失败'],
  statusCheckedFails: ['Checked, but fails at load', '检查通过，但加载会失败'],
  statusOutdated: ['Not checked', '未检查'],
  statusInvalid: ['Invalid', '无效'],
  statusUnchecked: ['Could not check', '未能检查'],
  statusChecked: ['Checked locally', '本地检查通过'],
  statusNotValidated: ['Not validated yet', '尚未验证'],
  statusChanged: ['Changed since validation', '验证后已修改'],
  validNote: ['Every stage passed for every definition.', '所有定义均通过全部阶段。'],
  invalidNote: ['{errors}.', '{errors}。'],
  uncheckedNote: ['The cluster could not answer every question.', '集群未能回答所有问题。'],
  checkedNote: [
    'Every stage passes; the cluster was not asked yet.',
    '全部阶段均通过；尚未询问集群。',
  ],
  catalogNote: ['Checked against the catalog of {date}.', '根据 {date} 的目录检查。'],
  staleCatalogNote: [
    'The catalog of {date} is too old to decide: what it says is a warning.',
    '{date} 的目录已过期，不足为据：其结论仅作警告。',
  ],
  notValidatedNote: [
    'No local fault; the cluster was not asked yet.',
    '本地未发现错误；尚未询问集群。',
  ],
  failsNote: [
    '{fails}: the platform accepts it, the engine does not.',
    '{fails}：平台会接受，但引擎会拒绝。',
  ],
  outdatedNote: [
    'This text could not be checked. What is greyed out is of the text before it.',
    '此文本无法检查。灰色内容属于之前的文本。',
  ],
  changedNote: ['Unchanged definitions keep their results.', '未改动的定义保留结果。'],

  results: ['Results', '结果'],
  problems: ['Problems', '问题'],
  statements: ['Statements', '语句'],
  findings: ['Findings', '检查结果'],
  noProblems: ['No problems.', '没有问题。'],
  position: ['Line {line}, column {column}', '第 {line} 行，第 {column} 列'],
  positionInSql: [
    'Line {line}, in its SQL line {sqlLine}, column {sqlColumn}',
    '第 {line} 行，SQL 第 {sqlLine} 行第 {sqlColumn} 列',
  ],
  error: ['Error', '错误'],
  warning: ['Warning', '警告'],
  info: ['Note', '提示'],
  errors: ['{count} errors', '{count} 个错误'],
  errorsOne: ['1 error', '1 个错误'],
  warnings: ['{count} warnings', '{count} 个警告'],
  warningsOne: ['1 warning', '1 个警告'],
  infos: ['{count} notes', '{count} 个提示'],
  infosOne: ['1 note', '1 个提示'],
  fixes: ['Fixes', '修复'],
  fixed: ['Applied: {title}', '已应用：{title}'],
  fixGone: ['The fix no longer fits the text', '该修复已不适用于当前文本'],

  stages: ['Stages', '阶段'],
  structure: ['Structure', '结构'],
  sql_syntax: ['SQL syntax', 'SQL 语法'],
  column_inference: ['Columns', '列推断'],
  schema: ['Schema', '模式'],
  type_mapping: ['Types', '类型映射'],
  done: ['Done', '完成'],
  passed: ['passed', '通过'],
  failedStage: ['failed', '失败'],
  failsStage: ['load fails', '加载失败'],
  uncheckedStage: ['not checked', '未检查'],
  whyStructure: [
    'The platform refuses the mapping until this is mended.',
    '修复之前平台会拒绝此映射。',
  ],
  whyStructureWarning: [
    'The platform accepts this; the graph may not be what you meant.',
    '平台会接受，但图可能与预期不同。',
  ],
  whySqlSyntax: [
    'The cluster has to run this SQL when a snapshot is made.',
    '制作快照时集群需要执行此 SQL。',
  ],
  whyColumnInference: [
    'The columns of the result decide the table in the graph.',
    '结果的列决定图中的表。',
  ],
  whySchema: [
    'The load is by position and by key: names, order and key types have to agree.',
    '加载按位置和键进行：名称、顺序和键类型必须一致。',
  ],
  whyTypeMapping: [
    'Every column needs a type that RyuGraph has and can load.',
    '每一列都需要 RyuGraph 支持并能加载的类型。',
  ],
  whyRows: [
    'The platform takes the mapping; the load stops at such rows.',
    '平台会接受此映射；加载会在这样的行处停止。',
  ],
  said: ['Trino says: {message}', 'Trino 提示：{message}'],

  generate: ['Generate from SQL…', '从 SQL 生成…'],
  node: ['Node', '节点'],
  edge: ['Edge', '边'],

  nodes: ['Nodes', '节点'],
  edges: ['Edges', '边'],
  outcomeValid: ['valid', '有效'],
  outcomeFails: ['{outcome}, load fails', '{outcome}，加载失败'],
  outcomeInvalid: ['invalid', '无效'],
  outcomeUnchecked: ['could not check', '未能检查'],
  outcomeChecked: ['checked locally', '本地检查通过'],
  outcomeNotValidated: ['not validated', '未验证'],
  noResults: ['There is no definition to judge yet.', '还没有可判断的定义。'],
  earlierText: [
    'No definition can be read in the text at the moment. These are the results of the text that was validated.',
    '当前文本中读不出任何定义。以下是上次验证的文本的结果。',
  ],
  definitionsSummary: [
    '{valid} valid, {invalid} invalid, {unchecked} not checked',
    '{valid} 个有效，{invalid} 个无效，{unchecked} 个未检查',
  ],
  definitionsSummaryLocal: [
    '{valid} valid, {local} checked locally, {invalid} invalid, {unchecked} not checked',
    '{valid} 个有效，{local} 个本地检查通过，{invalid} 个无效，{unchecked} 个未检查',
  ],
} as const satisfies Texts;

export type TextName = keyof typeof texts;
export type Translate = TranslateOf<TextName>;

export const translator = translatorOf(texts);
