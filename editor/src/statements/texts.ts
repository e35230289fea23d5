import { translatorOf, type Texts, type TranslateOf } from '../texts/languages';

// The words of the statements, one row per text.

const texts = {
  script: ['Statements for', '语句用于'],
  engine: ['RyuGraph', 'RyuGraph'],
  cluster: ['the cluster', '集群'],
  engineNote: [
    'What RyuGraph runs to make the tables and to load them, nodes first.',
    'RyuGraph 建表和加载时执行的语句，节点在前。',
  ],
  clusterNote: [
    'What the cluster runs to write the rows as Parquet files, which RyuGraph then loads.',
    '集群将数据行写成 Parquet 文件时执行的语句，随后由 RyuGraph 加载。',
  ],
  way: ['Rows are written by', '写出方式'],
  hive: ['CREATE TABLE AS (Hive)', 'CREATE TABLE AS（Hive）'],
  unload: ['io.unload (Starburst)', 'io.unload（Starburst）'],
  schema: ['Schema', '模式'],
  folder: ['Folder of the files', '文件所在的文件夹'],
  folderHint: ['such as gs://bucket/run-7', '例如 gs://bucket/run-7'],
  folderMissing: [
    'Name the folder of the files to get the statements that load them.',
    '填写文件夹后即可得到加载语句。',
  ],
  folderNeeded: ['Name the folder that the files go to.', '请填写写出文件的文件夹。'],

  create: ['Table', '建表'],
  load: ['Load', '加载'],
  export: ['Export', '导出'],
  open: ['{kind} {name}', '{kind} {name}'],
  confirmed: ['types confirmed', '类型已确认'],
  fromCatalog: ['types from the catalog', '类型来自目录'],
  declared: ['types as declared', '按声明的类型'],
  none: ['No statement: {name} is invalid', '没有语句：{name} 无效'],
  noneBecause: ['No statement for {name}: {reason}', '{name} 没有语句：{reason}'],
  noneKnown: ['No statement for {name}: its columns are not known', '{name} 没有语句：其列未知'],
  empty: ['There is no definition to write statements for.', '没有可生成语句的定义。'],
  copy: ['Copy', '复制'],
  copyAll: ['Copy all', '全部复制'],
  copyOne: ['Copy the statement of {name}', '复制 {name} 的语句'],
  copied: ['Copied', '已复制'],
  notCopied: ['The browser did not allow copying', '浏览器不允许复制'],
  download: ['Download', '下载'],
} as const satisfies Texts;

export type StatementsText = keyof typeof texts;
export type StatementsTranslate = TranslateOf<StatementsText>;

export const statementsTexts = translatorOf(texts);
