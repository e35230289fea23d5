import { translatorOf, type Texts, type TranslateOf } from '../texts/languages';

// The words of the panel in which a mapping is tried, one row per text.

const texts = {
  what: [
    'The first {count} rows of each edge and the nodes that they lead to come from the cluster, as the files that it would write, and are loaded into Kùzu, the engine that RyuGraph is a fork of, here in the page. Nothing leaves it.',
    '从集群取每条边的前 {count} 行及其端点，按集群写出文件的方式，在本页中加载到 Kùzu（RyuGraph 即由其分支而来）。数据不会离开本页。',
  ],
  load: ['Load the first rows', '加载前几行'],
  again: ['Load again', '重新加载'],
  asking: ['Asking the cluster: {done} of {total}', '正在询问集群：{done} / {total}'],
  opening: ['Fetching the engine…', '正在获取引擎…'],
  loading: ['Loading: {done} of {total}', '正在加载：{done} / {total}'],
  cancelled: ['Cancelled: nothing is loaded.', '已取消：未加载任何内容。'],
  structure: [
    'The mapping has a fault in its structure. Mend it first.',
    '映射的结构有错误，请先修复。',
  ],
  empty: ['There is no node that could be loaded yet.', '还没有可加载的节点。'],
  broken: ['The engine did not come up: {reason}', '引擎未能启动：{reason}'],
  done: [
    'Loaded into Kùzu {version}: {nodes} nodes, {edges} edges.',
    '已加载到 Kùzu {version}：{nodes} 个节点，{edges} 条边。',
  ],
  amiss: [
    '{count} of {total} definitions are not loaded as a whole.',
    '{total} 个定义中有 {count} 个未能完整加载。',
  ],
  stale: [
    'This is of an earlier text. Load again to try the one that is there now.',
    '这是较早文本的结果。重新加载以试用当前文本。',
  ],

  outcomes: ['What became of each definition', '各定义的加载结果'],
  definition: ['Definition', '定义'],
  rows: ['Loaded', '已加载'],
  word: ['What has to be known', '说明'],
  node: ['Node', '节点'],
  edge: ['Edge', '边'],
  notThere: ['–', '–'],
  refused: ['Kùzu says: {reason}', 'Kùzu 提示：{reason}'],
  unanswered: ['Could not be asked: {reason}', '无法询问：{reason}'],
  unwritable: [
    'The column {column} is {type}, which no cluster writes to a file: the real load would stop here as well.',
    '列 {column} 的类型为 {type}，集群无法将其写入文件：正式加载也会在此中止。',
  ],
  unwritableAsText: [
    'The column {column} is {type}, which no cluster writes to a file: the real load would stop here as well. As a text it loads: {sql}',
    '列 {column} 的类型为 {type}，集群无法将其写入文件：正式加载也会在此中止。转换为文本后可以加载：{sql}',
  ],
  left: [
    'Not tried: it is invalid, or its columns are not known.',
    '未试用：该定义无效，或其列未知。',
  ],
  elsewhere: ['{count} rows lead to nodes that are not loaded', '{count} 行指向未加载的节点'],
  elsewhereOne: ['1 row leads to a node that is not loaded', '1 行指向未加载的节点'],
  inexact: [
    '{count} numbers are too large for a page to hold exactly',
    '{count} 个数值过大，网页无法精确表示',
  ],
  none: ['No rows', '没有数据行'],

  picture: ['What is loaded', '已加载的图'],
  pictureOfQuery: ['What the query returned', '查询返回的图'],
  pictureAll: ['Show all of it', '显示全部'],
  shown: ['{nodes} nodes and {edges} edges are shown.', '显示 {nodes} 个节点和 {edges} 条边。'],
  shownOf: [
    '{nodes} of {allNodes} nodes and {edges} of {allEdges} edges are shown.',
    '显示 {allNodes} 个节点中的 {nodes} 个、{allEdges} 条边中的 {edges} 条。',
  ],
  pictureKeys: [
    'Arrow keys lead from node to node, plus and minus zoom, 0 shows all.',
    '方向键在节点间移动，加减号缩放，0 显示全部。',
  ],
  chosen: ['{label} {name}: {facts}', '{label} {name}：{facts}'],
  fact: ['{name} {value}', '{name} {value}'],
  leads: ['{type} → {name}', '{type} → {name}'],
  comes: ['{type} ← {name}', '{type} ← {name}'],

  cypher: ['Cypher', 'Cypher'],
  cypherHint: ['Ctrl+Enter runs it.', 'Ctrl+Enter 运行。'],
  run: ['Run', '运行'],
  running: ['The engine is at it…', '引擎正在执行…'],
  queryCancelled: [
    'Cancelled. The engine is begun anew for the next query.',
    '已取消。下次查询时将重新启动引擎。',
  ],
  failed: ['The engine broke down: {reason}', '引擎已中断：{reason}'],
  count: ['{count} rows', '{count} 行'],
  countOne: ['1 row', '1 行'],
  countOf: ['The first {shown} of {count} rows', '{count} 行中的前 {shown} 行'],
  result: ['Result of the query', '查询结果'],
} as const satisfies Texts;

export type TryText = keyof typeof texts;
export type TryTranslate = TranslateOf<TryText>;

export const tryTexts = translatorOf(texts);
