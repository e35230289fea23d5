import { translatorOf, type Texts, type TranslateOf } from '../texts/languages';

// The words of the form, one row per text.

const texts = {
  definitions: ['Definitions', '定义'],
  search: ['Search definitions', '搜索定义'],
  found: ['{count} of {total}', '{count} / {total}'],
  none: ['Nothing is called so.', '没有这样的名称。'],
  node: ['Node', '节点'],
  edge: ['Edge', '边'],
  nameless: ['(no name)', '（无名称）'],
  addNode: ['Add node', '添加节点'],
  addEdge: ['Add edge', '添加边'],
  remove: ['Remove', '删除'],
  removed: ['Remove {name}', '删除 {name}'],
  removeWithEdges: ['Remove with {count} edges', '连同 {count} 条边一起删除'],
  removeWithEdge: ['Remove with 1 edge', '连同 1 条边一起删除'],
  empty: ['No definition is chosen. Add a node to begin.', '尚未选择定义。请先添加一个节点。'],
  notCurrent: [
    'The text is no JSON object now: this is what it said before. Mend it in the JSON view.',
    '文本目前不是 JSON 对象：这里显示的是之前的内容。请在 JSON 视图中修复。',
  ],
  outcomeValid: ['Valid', '有效'],
  outcomeChecked: ['Checked by the catalog', '已按目录检查'],
  outcomeFails: ['The load would fail', '加载会失败'],
  outcomeIncomplete: ['Incomplete', '未完成'],
  outcomeInvalid: ['Invalid', '无效'],
  outcomeUnchecked: ['Not checked', '未检查'],
  problemCount: ['{count} problems', '{count} 个问题'],
  oneProblem: ['1 problem', '1 个问题'],
  fillIn: ['To be filled in', '待填写'],
  error: ['Error', '错误'],
  warning: ['Warning', '警告'],
  info: ['Note', '提示'],

  label: ['Label', '标签'],
  type: ['Type', '类型'],
  labelRules: [
    'A letter, then letters, digits and underscores. Edges that name it follow. Enter takes it over, Escape takes it back.',
    '以字母开头，后接字母、数字和下划线。引用它的边会一起更改。Enter 确认，Escape 还原。',
  ],
  typeRules: [
    'A capital letter, then capitals, digits and underscores. Enter takes it over, Escape takes it back.',
    '以大写字母开头，后接大写字母、数字和下划线。Enter 确认，Escape 还原。',
  ],
  notTaken: ['Not taken over yet', '尚未采用'],
  use: ['Use {name}', '使用 {name}'],
  rename: ['Rename {old} to {name}', '将 {old} 重命名为 {name}'],

  from: ['From', '起点'],
  to: ['To', '终点'],
  retarget: ['Change an end of {name}', '更改 {name} 的端点'],
  noSuchNode: ['{name} (no such node)', '{name}（无此节点）'],
  choose: ['Choose…', '请选择…'],

  key: ['Key', '键'],
  fromKey: ['Key of the start', '起点的键'],
  toKey: ['Key of the end', '终点的键'],
  chooseKey: ['Choose {name} as the key', '选择 {name} 作为键'],
  notAKey: ['{type} cannot be a key', '{type} 不能作为键'],
  castToKey: ['as {type}', '转为 {type}'],
  checkUnique: ['Check uniqueness', '检查唯一性'],
  asking: ['Asking the cluster…', '正在询问集群…'],
  unique: [
    'Unique: {rows} rows, {distinct} different keys, no null.',
    '唯一：{rows} 行，{distinct} 个不同的键，无空值。',
  ],
  notUnique: [
    'Not unique, the load would fail: {rows} rows, {distinct} different keys, {nulls} null.',
    '不唯一，加载会失败：{rows} 行，{distinct} 个不同的键，{nulls} 个空值。',
  ],
  couldNotAsk: ['Could not ask: {reason}', '无法询问：{reason}'],
  noCounts: ['the answer has no counts', '回答中没有计数'],
  statement: ['Statement', '语句'],

  columns: ['Columns', '列'],
  columnsNote: [
    'Ticking rewrites the query and the properties together. Alt+↑ and Alt+↓ move a row.',
    '勾选会同时改写查询和属性。Alt+↑ 和 Alt+↓ 移动行。',
  ],
  tick: ['In the graph', '在图中'],
  property: ['Name in the graph', '图中的名称'],
  warehouseType: ['Warehouse type', '仓库类型'],
  graphType: ['Graph type', '图类型'],
  sample: ['Sample', '示例值'],
  showSamples: ['Show sample values', '显示示例值'],
  null: ['null', '空值'],
  move: ['Move', '移动'],
  moveUp: ['Move {name} up', '上移 {name}'],
  moveDown: ['Move {name} down', '下移 {name}'],
  moved: ['{name} is now number {place} of {count}', '{name} 现在是第 {place} 个，共 {count} 个'],
  isKey: ['Key', '键'],
  undeclared: [
    'Returned by the query, but no property: the load would fail',
    '查询返回此列，但没有对应属性：加载会失败',
  ],
  surplus: ['The query does not return it', '查询未返回此列'],
  notMapped: ['No graph type', '无对应图类型'],
  castNote: ['read through CAST … AS {type}', '经 CAST … AS {type} 读取'],
  loadsAs: ['Loads as {type}', '加载为 {type}'],
  unknownType: ['not known', '未知'],
  more: ['Search columns', '搜索列'],
  hidden: ['{count} more columns: search for them', '还有 {count} 列：请搜索'],
  addColumn: ['Add {name}', '添加 {name}'],
  removeColumn: ['Remove {name}', '移除 {name}'],
  moveColumn: ['Move {name}', '移动 {name}'],
  castColumn: ['Read {name} as {type}', '将 {name} 读作 {type}'],
  takeColumns: ['Take the columns of the query', '采用查询的列'],
  distinct: [
    'SELECT DISTINCT: which rows there are depends on what is ticked.',
    'SELECT DISTINCT：有哪些行取决于所勾选的列。',
  ],

  sql: ['Query', '查询'],
  sqlKeys: [
    'SQL. Ctrl+Space completes, F2 renames, F8 leads to the next problem, Ctrl+. to its fixes, Shift+Alt+F formats. Escape, then Tab leaves the editor.',
    'SQL。Ctrl+Space 补全，F2 重命名，F8 跳到下一个问题，Ctrl+. 显示修复，Shift+Alt+F 格式化。先按 Escape 再按 Tab 可离开编辑器。',
  ],
  format: ['Format', '格式化'],
  editSql: ['Edit the query of {name}', '编辑 {name} 的查询'],
  expand: ['Write * out as its columns', '将 * 展开为列'],
  problems: ['Problems', '问题'],

  refusedFault: [
    'The query has to be mended first: its columns are not known.',
    '请先修复查询：其列未知。',
  ],
  refusedStar: [
    'The query returns all columns of a table (*). Written out, they can be ticked.',
    '查询返回表的所有列（*）。展开后即可勾选。',
  ],
  refusedLists: [
    'The query has several select lists, or none (UNION, VALUES, parentheses): they are rewritten in the SQL only.',
    '查询有多个选择列表，或没有（UNION、VALUES、括号）：只能在 SQL 中改写。',
  ],
  refusedNumbered: [
    'GROUP BY or ORDER BY counts on this column by its number: it is taken out in the SQL.',
    'GROUP BY 或 ORDER BY 以编号引用此列：请在 SQL 中移除。',
  ],
  refusedKey: ['This is the key: choose another one first.', '这是键：请先选择其他键。'],
  refusedKeyType: ['A column of this type cannot be a key.', '此类型的列不能作为键。'],
  refusedUnknownType: [
    'The type is not known: a catalog is needed, or the SQL says it.',
    '类型未知：需要目录，或在 SQL 中写明。',
  ],
  refusedOutOfStep: [
    'Query and properties differ: they are brought into step first.',
    '查询与属性不一致：请先使其一致。',
  ],
  refusedChangesOthers: [
    'Other columns would get other names: it is changed in the SQL.',
    '其他列的名称会改变：请在 SQL 中更改。',
  ],
} as const satisfies Texts;

export type FormText = keyof typeof texts;
export type Translate = TranslateOf<FormText>;

export const formTexts = translatorOf(texts);
