import { translatorOf, type Texts, type TranslateOf } from 'mapping-generator-editor/parts';
import { eventTexts } from './event-texts';
import { planTexts } from './plan-texts';

// The words of the page of the jobs, one row per text.

const texts = {
  ...planTexts,
  ...eventTexts,
  title: ['Background jobs', '后台作业'],
  editor: ['Mapping editor', '映射编辑器'],
  language: ['Language', '语言'],
  loading: ['Asking the control plane…', '正在询问控制平面…'],
  noAnswer: ['The control plane does not answer', '控制平面没有响应'],
  noAnswerWhy: [
    'This page shows what the server behind it knows, and it gave no answer: {reason}. It is asked again every few seconds.',
    '本页面显示后端服务器的信息，但未得到回答：{reason}。将每隔几秒重新询问。',
  ],
  notServed: [
    'The server of this page has no control plane. scripts/start has one.',
    '本页面的服务器没有控制平面。可使用 scripts/start 启动。',
  ],
  surroundings: ['Behind the jobs', '作业的运行环境'],
  storage: ['Records', '记录'],
  storage_embedded: ['embedded PostgreSQL, with samples', '内嵌 PostgreSQL（含示例）'],
  storage_postgresql: ['PostgreSQL', 'PostgreSQL'],
  pods: ['Pods', 'Pod'],
  'pods_in-memory': ['in memory, there is no cluster', '内存中（没有集群）'],
  pods_kubernetes: ['Kubernetes', 'Kubernetes'],
  warehouse: ['Warehouse', '数据仓库'],
  warehouse_recorded: ['a recorded catalog', '录制的目录'],
  warehouse_trino: ['Trino', 'Trino'],

  lifecycle_cleanup: ['Lifecycle Cleanup', '生命周期清理'],
  reconciliation: ['Orphan Resource Reconciliation', '孤立资源核对'],
  schema_cache_refresh: ['Schema Cache Refresh', '模式缓存刷新'],
  about_lifecycle_cleanup: [
    'Ends instances whose time is up, then deletes snapshots and mappings that nothing needs any more.',
    '终止到期的实例，然后删除不再被使用的快照和映射。',
  ],
  about_reconciliation: [
    'Deletes pods that belong to no record, and gives up on instances that never started.',
    '删除没有对应记录的 Pod，并将始终未能启动的实例标记为失败。',
  ],
  about_schema_cache_refresh: [
    'Reads what the warehouse holds, and says what has changed since the last time.',
    '读取数据仓库的内容，并说明自上次以来的变化。',
  ],

  runNow: ['Run now', '立即运行'],
  runNowOf: ['Run now: {job}', '立即运行：{job}'],
  interval: ['Interval', '间隔'],
  lastRun: ['Last run', '上次运行'],
  nextRun: ['Next run', '下次运行'],
  never: ['none yet', '尚未运行'],
  notPlanned: ['not planned', '未计划'],
  everyDays: ['every {count} days', '每 {count} 天'],
  everyHours: ['every {count} hours', '每 {count} 小时'],
  everyMinutes: ['every {count} minutes', '每 {count} 分钟'],
  everySeconds: ['every {count} seconds', '每 {count} 秒'],
  took: ['{when}, took {seconds} s', '{when}，用时 {seconds} 秒'],
  runs: ['Runs', '运行记录'],
  runOf: ['{when}, by {replica}', '{when}，由 {replica} 执行'],
  noEvents: ['It had nothing to tell.', '没有事件。'],
  eventsLeftOut: ['{count} more events were not kept.', '另有 {count} 个事件未保留。'],
  time: ['Time', '时间'],
  level: ['Level', '级别'],
  event: ['In the log', '日志名称'],
  facts: ['What happened', '说明'],
  debug: ['detail', '细节'],
  info: ['note', '提示'],
  warn: ['warning', '警告'],
  error: ['error', '错误'],

  looking: ['Looking at what it would do', '正在查看'],
  running: ['Running', '运行中'],
  succeeded: ['Succeeded', '成功'],
  warned: ['Succeeded with warnings', '成功，但有警告'],
  faulty: ['Ended with errors', '已结束，但有错误'],
  failed: ['Failed', '失败'],
  notRun: ['Not run yet', '尚未运行'],
  announceRunning: ['{job} is running', '{job}正在运行'],
  announceLooking: ['Looking at what {job} would do', '正在查看{job}将执行的操作'],
  announceSucceeded: ['{job} succeeded: {summary}', '{job}成功：{summary}'],
  announceWarned: ['{job} succeeded with warnings: {summary}', '{job}成功，但有警告：{summary}'],
  announceFaulty: ['{job} ended with errors: {summary}', '{job}已结束，但有错误：{summary}'],
  announceFailed: ['{job} failed: {reason}', '{job}失败：{reason}'],

  instances_terminated: ['instances terminated: {count}', '终止实例：{count}'],
  snapshots_deleted: ['snapshots deleted: {count}', '删除快照：{count}'],
  mappings_deleted: ['mappings deleted: {count}', '删除映射：{count}'],
  pods_deleted: ['orphan pods deleted: {count}', '删除孤立 Pod：{count}'],
  instances_failed: ['instances marked failed: {count}', '标记失败的实例：{count}'],
  tables: ['tables: {count}', '表：{count}'],
  changes: ['changes: {count}', '变化：{count}'],
  comma: [', ', '，'],
} as const satisfies Texts;

export type TextName = keyof typeof texts;
export type Translate = TranslateOf<TextName>;

export const translator = translatorOf(texts);

export const isTextName = (name: string): name is TextName => name in texts;
