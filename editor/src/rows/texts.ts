import { translatorOf, type Texts, type TranslateOf } from '../texts/languages';

// The words of the panel that shows rows, one row per text.

const texts = {
  node: ['Node', '节点'],
  edge: ['Edge', '边'],
  nameless: ['(no name)', '（无名称）'],
  ofDefinition: ['{kind} {name}', '{kind} {name}'],
  noDefinition: ['There is no definition with a query yet.', '还没有带查询的定义。'],
  noQuery: ['This definition has no query yet.', '此定义还没有查询。'],
  show: ['Show ten rows', '显示十行'],
  again: ['Ask again', '再次询问'],
  what: [
    'The cluster runs the query and gives its first ten rows, in no order that counts.',
    '集群执行该查询并返回前十行，顺序不作准。',
  ],
  asking: ['Asking the cluster…', '正在询问集群…'],
  cancelled: ['Cancelled: nothing is known of the rows.', '已取消：对数据行一无所知。'],
  failed: ['Could not be asked: {reason}', '无法询问：{reason}'],
  none: [
    'The query returns no rows: the load would find no file.',
    '查询没有返回任何行：加载将找不到文件。',
  ],
  noneAlike: ['There is no such row any more.', '已经没有这样的行。'],
  count: ['{count} rows, {columns} columns', '{count} 行，{columns} 列'],
  countOne: ['1 row, {columns} columns', '1 行，{columns} 列'],
  statement: ['Statement', '语句'],
  rowsOf: ['Rows of {name}', '{name} 的数据行'],
  ofProblem: ['Rows that this is about: {message}', '相关的数据行：{message}'],
  allRows: ['All rows of {name}', '{name} 的所有数据行'],
  null: ['null', '空值'],
  value: ['{column}: {value}', '{column}：{value}'],
  keys: [
    'Arrow keys walk through the cells; beneath stands the whole value.',
    '方向键在单元格间移动；下方显示完整的值。',
  ],
} as const satisfies Texts;

export type RowsText = keyof typeof texts;
export type RowsTranslate = TranslateOf<RowsText>;

export const rowsTexts = translatorOf(texts);
