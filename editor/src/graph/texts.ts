import { translatorOf, type TranslateOf } from '../texts/languages';

const texts = {
  graph: ['Graph of the mapping', '映射的图'],
  keys: [
    'Arrow keys walk along the edges, with Shift they move the chosen node, Page Down and Page Up go through all, Enter opens, F2 renames, Delete deletes, M moves a node to the next click, N makes a node, E an edge from the chosen node, + and − zoom, 0 shows all.',
    '方向键沿边移动，Shift+方向键移动所选节点，Page Down 和 Page Up 依次浏览，Enter 打开，F2 重命名，Delete 删除，M 将节点移到下一次点击处，N 新建节点，E 从所选节点新建边，+ 和 − 缩放，0 显示全部。',
  ],
  toolbar: ['Graph', '图'],
  search: ['Find a node or an edge', '查找节点或边'],
  searchCount: ['{number} of {count}', '第 {number} 个，共 {count} 个'],
  searchNone: ['Nothing found', '未找到'],
  addNode: ['Node', '节点'],
  addNodeLong: ['New node (N)', '新建节点 (N)'],
  addEdge: ['Edge', '边'],
  addEdgeLong: ['New edge from the chosen node (E)', '从所选节点新建边 (E)'],
  rename: ['Rename', '重命名'],
  renameLong: ['Rename (F2)', '重命名 (F2)'],
  remove: ['Delete', '删除'],
  removeLong: ['Delete (Delete)', '删除 (Delete)'],
  move: ['Move', '移动'],
  moveLong: [
    'Move the chosen node to the next click (M, or Shift and arrow keys)',
    '将所选节点移到下一次点击处 (M，或 Shift+方向键)',
  ],
  moveWhere: [
    'Click where {name} is to stand; Escape leaves it where it is.',
    '点击 {name} 的新位置；按 Escape 保持原位。',
  ],
  movedTo: ['{name} stands at {x}, {y}', '{name} 位于 {x}, {y}'],
  layOutAgain: ['Lay out again', '重新布局'],
  undoLayout: ['Undo layout', '撤销布局'],
  zoomIn: ['Zoom in', '放大'],
  zoomOut: ['Zoom out', '缩小'],
  showAll: ['Show all', '显示全部'],
  miniMap: ['Overview of the graph', '图的概览'],
  asPicture: ['Picture', '图形'],
  asList: ['List', '列表'],
  shownAs: ['Shown as', '显示方式'],
  listOfAll: ['Nodes with their edges', '节点及其边'],
  lostEdges: ['Edges without a node', '没有节点的边'],

  valid: ['valid', '有效'],
  checked: ['checked locally', '本地检查通过'],
  fails: ['will fail at load', '加载会失败'],
  incomplete: ['incomplete', '不完整'],
  invalid: ['invalid', '无效'],
  unchecked: ['not checked', '未检查'],
  problemsOne: ['1 problem', '1 个问题'],
  problems: ['{count} problems', '{count} 个问题'],
  noName: ['(no name)', '（无名称）'],
  noKey: ['no key', '无键'],
  key: ['key {name}', '键 {name}'],
  propertiesOne: ['1 property', '1 个属性'],
  properties: ['{count} properties', '{count} 个属性'],
  saysNode: [
    '{name}, node, {key}, {properties}, {outcome}, {edges}',
    '{name}，节点，{key}，{properties}，{outcome}，{edges}',
  ],
  saysEdge: [
    '{name}, edge from {from} to {to}, {properties}, {outcome}',
    '{name}，从 {from} 到 {to} 的边，{properties}，{outcome}',
  ],
  edgesNone: ['no edges', '没有边'],
  edgesOne: ['1 edge', '1 条边'],
  edges: ['{count} edges', '{count} 条边'],
  notCurrent: [
    'The text is no JSON now: this is the graph of the last text that was. It can be changed again when the text is mended.',
    '当前文本不是 JSON：此处显示的是上一个正确文本的图。修正文本后才能修改。',
  ],
  empty: [
    'No nodes yet. Drag a table here, or press N for a new node.',
    '还没有节点。将表拖到此处，或按 N 新建节点。',
  ],

  newName: ['New name', '新名称'],
  deleteTitle: ['Delete {name}?', '删除 {name}？'],
  deleteEdges: ['{edges} lead to it or away from it: {names}.', '有 {edges}与其相连：{names}。'],
  deleteWith: ['Delete with its edges', '连同边一起删除'],
  deleteOnly: ['Delete the node alone', '仅删除节点'],
  cancel: ['Cancel', '取消'],

  edgeTitle: ['New edge', '新建边'],
  edgeFrom: ['From', '从'],
  edgeTo: ['To', '到'],
  edgeQueries: ['Queries that can make it', '可生成此边的查询'],
  edgeNone: [
    'The names of the warehouse tell of no query between these two. Begin with an empty edge and write it.',
    '仓库中的名称未显示这两者之间有可用的查询。可从空的边开始编写。',
  ],
  edgeNoCatalog: [
    'The warehouse is not known, so no query can be offered.',
    '仓库未知，因此无法提供查询。',
  ],
  edgeByColumn: ['By the column {column}, which you chose', '按您选择的列 {column}'],
  edgeEmpty: ['An empty edge, whose query I write', '空的边，由我编写查询'],
  edgeAdd: ['Add the edge', '添加边'],
  tierSure: ['sure', '确定'],
  tierLikely: ['likely', '很可能'],
  tierPossible: ['possible', '可能'],
  noNodeOfTable: [
    'No node is made of {table} yet: drag the table onto the graph first.',
    '还没有由 {table} 生成的节点：请先将该表拖到图中。',
  ],

  didAddNode: ['Add a node', '添加节点'],
  didAddEdge: ['Add an edge', '添加边'],
  didRename: ['Rename {from} to {to}', '将 {from} 重命名为 {to}'],
  didDelete: ['Delete {name}', '删除 {name}'],
} as const;

export type GraphTextName = keyof typeof texts;
export type GraphTranslate = TranslateOf<GraphTextName>;
export const graphTexts = translatorOf<GraphTextName>(texts);
