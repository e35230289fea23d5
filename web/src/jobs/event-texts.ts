import type { Texts } from 'mapping-generator-editor/parts';

// What is said of the events of a run, one row per text: the event's name as the log has it, and what it means.

export const eventTexts = {
  event_started: ['It began.', '已开始。'],
  event_completed: ['It ended: {summary}.', '已结束：{summary}。'],
  event_stopped: ['It was stopped before its end.', '在结束前被停止。'],
  event_skipped: ['Another process was at it already.', '另一个进程已在执行。'],
  event_failed: ['It failed: {error}', '失败：{error}'],
  event_terminating_instance: ['{what} is ended: {why}.', '终止{what}：{why}。'],
  event_deleting_snapshot: ['{what} is deleted: {why}.', '删除{what}：{why}。'],
  event_deleting_mapping: ['{what} is deleted: {why}.', '删除{what}：{why}。'],
  why_ttl: ['its lifetime was over on {since}', '有效期已于 {since} 结束'],
  why_inactivity: [
    'it has been idle for longer than it may since {since}',
    '自 {since} 起闲置时间超过上限',
  ],
  event_still_needed: ['{what} stays: something else still needs it.', '{what}保留：仍被使用。'],
  event_changed_meanwhile: [
    '{what} stays: it was used or changed in the meantime.',
    '{what}保留：期间被使用或修改。',
  ],
  event_not_ended: ['{what} could not be ended: {error}', '未能终止{what}：{error}'],
  event_not_deleted: ['{what} could not be deleted: {error}', '未能删除{what}：{error}'],
  event_not_marked: [
    '{what} could not be marked as failed: {error}',
    '未能将{what}标记为失败：{error}',
  ],
  event_not_compared: [
    'Whether a change breaks {what} could not be found out: {error}',
    '无法判断变化是否影响{what}：{error}',
  ],
  event_deleting_orphan_pod: [
    '{what} is deleted: there is no record of an instance {instance}.',
    '删除{what}：没有实例 {instance} 的记录。',
  ],
  event_marking_stale_instance_failed: [
    '{what} is marked as failed: it was {status} for too long.',
    '将{what}标记为失败：处于 {status} 状态过久。',
  ],
  event_limited: [
    '{found} were found, and one run ends no more than {most}: the others have to wait.',
    '共找到 {found} 个，单次运行最多处理 {most} 个：其余须等待。',
  ],
  event_schema_cache_changed: [
    'The warehouse has changed since the last time:',
    '数据仓库自上次以来有变化：',
  ],
  event_schema_change_breaks_mapping: [
    '{what} is broken by changes of the warehouse:',
    '数据仓库的变化使{what}失效：',
  ],
  event_mapping_suggestions_changed: [
    'For the tables of {what}, other keys and edges are suggested now:',
    '针对{what}的表，现在建议的键和边有变化：',
  ],

  change_table_removed: ['Table {table} is gone.', '表 {table} 已不存在。'],
  change_table_added: ['Table {table} is new.', '新增表 {table}。'],
  change_table_moved: ['Table {table} is now {to}.', '表 {table} 现为 {to}。'],
  change_table_case_changed: [
    'Table {table} is now written {to}.',
    '表 {table} 的大小写改为 {to}。',
  ],
  change_column_removed: [
    'Column {column} of {table} is gone.',
    '{table} 的列 {column} 已不存在。',
  ],
  change_column_added: [
    'Column {column} of {table} is new, of type {type}.',
    '{table} 新增列 {column}，类型为 {type}。',
  ],
  change_column_type_changed: [
    'Column {column} of {table} was {from} and is {to} now.',
    '{table} 的列 {column} 由 {from} 变为 {to}。',
  ],
  change_column_moved: [
    'Column {column} of {table} stands in place {to} now, no longer in {from}.',
    '{table} 的列 {column} 由第 {from} 列移到第 {to} 列。',
  ],
  change_column_case_changed: [
    'Column {column} of {table} is now written {to}.',
    '{table} 的列 {column} 的大小写改为 {to}。',
  ],
  change_more: ['and {count} more', '以及另外 {count} 项'],
  suggest_added_key: ['{columns} of {table} as a key', '{table} 的 {columns} 作为键'],
  suggest_added_edge: [
    '{columns} of {table} lead to {references}',
    '{table} 的 {columns} 指向 {references}',
  ],
  suggest_removed_key: [
    'no longer {columns} of {table} as a key',
    '不再建议以 {table} 的 {columns} 为键',
  ],
  suggest_removed_edge: [
    'no longer that {columns} of {table} lead to {references}',
    '不再建议 {table} 的 {columns} 指向 {references}',
  ],
  openDrift: ['Open {what} with the broken places marked', '打开{what}并标出失效之处'],
} as const satisfies Texts;
