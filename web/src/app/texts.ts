import { translatorOf, type Texts, type TranslateOf } from 'mapping-generator-editor/parts';
import { documentTexts } from './document-texts';

// The words of the page around the editor, one row per text.

const texts = {
  ...documentTexts,
  title: ['Mapping editor', '映射编辑器'],
  jobs: ['Background jobs', '后台作业'],
  toolbar: ['File and validation', '文件与验证'],
  sample: ['Samples', '示例'],
  sampleChoose: ['Open a sample…', '打开示例…'],
  new: ['New', '新建'],
  open: ['Open…', '打开…'],
  download: ['Download', '下载'],
  language: ['Language', '语言'],
  noCatalog: [
    'The catalog could not be read: {reason}. Without it, only Validate knows tables and columns.',
    '无法读取目录：{reason}。没有目录时，只有“验证”才知道表和列。',
  ],
  notOpened: ['{name} could not be read: {reason}', '无法读取 {name}：{reason}'],
  notText: ['it is not UTF-8 text', '不是 UTF-8 文本'],
  recorded: ['recorded answers', '录制的回答'],
  recordedWhat: [
    'This page has no cluster: these are answers that a Trino server gave on {date}.',
    '本页面没有连接集群：这些是 Trino 服务器于 {date} 的回答。',
  ],
  notRecorded: [
    'not recorded: this page has no cluster, it answers from recordings',
    '没有录制：本页面没有连接集群，只能用录制的答案回答',
  ],
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
  cancel: ['Cancel', '取消'],
} as const satisfies Texts;

export type TextName = keyof typeof texts;
export type Translate = TranslateOf<TextName>;

export const translator = translatorOf(texts);
