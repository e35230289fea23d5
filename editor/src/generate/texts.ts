import { useMemo } from 'react';
import { useEditor } from '../shell/context';
import { translatorOf, type Texts, type TranslateOf } from '../texts/languages';

// The words of the dialog that makes definitions, one row per text.

const texts = {
  title: ['Generate a definition from SQL', '从 SQL 生成定义'],
  sql: ['SQL', 'SQL'],
  sqlHint: [
    'A query; its first column becomes the key. Of an edge, the first two lead from and to a node. Ctrl+Enter inserts.',
    '一个查询，第一列作为主键；对于边，前两列为起点键和终点键。Ctrl+Enter 插入。',
  ],
  kind: ['What it makes', '生成内容'],
  node: ['Node', '节点'],
  edge: ['Edge', '边'],
  label: ['Label', '标签'],
  edgeType: ['Edge type', '边类型'],
  alternatives: ['Other names', '其他名称'],
  nameTaken: ['{name} is there already: choose another name.', '已存在 {name}：请另选名称。'],
  fromNode: ['From node', '起点节点'],
  toNode: ['To node', '终点节点'],
  choose: ['Choose…', '请选择…'],
  summary: ['{name}: {count} columns', '{name}：{count} 列'],
  summaryOne: ['{name}: 1 column', '{name}：1 列'],
  notYet: ['Not inserted yet: {reason}', '暂不能插入：{reason}'],
  needsColumns: [
    'the query has to return a key, of an edge two.',
    '查询须返回键列；边须返回两个。',
  ],
  needsEnds: ['choose the nodes that it leads from and to.', '请选择起点节点和终点节点。'],
  needsName: ['choose another name.', '请另选名称。'],
  empty: ['Write or paste a query.', '请输入或粘贴一个查询。'],
  unknown: [
    'The types are not known here and have to be filled in. {reasons}',
    '此处无法得知类型，须自行填写。{reasons}',
  ],
  noMapping: [
    'The text in the editor is no JSON object: mend it first.',
    '编辑器中的文本不是 JSON 对象：请先修正。',
  ],
  insert: ['Insert', '插入'],
  inserted: ['Inserted {name}', '已插入 {name}'],
  cancel: ['Cancel', '取消'],
} as const satisfies Texts;

const generateTexts = translatorOf(texts);

export function useGenerateTexts(): TranslateOf<keyof typeof texts> {
  const { locale } = useEditor().state;
  return useMemo(() => generateTexts(locale), [locale]);
}
