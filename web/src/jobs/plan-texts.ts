import type { Texts } from 'mapping-generator-editor/parts';

// What is said of a run before it is carried out, one row per text.

export const planTexts = {
  plan: ['What the next run would do', '下次运行将执行的操作'],
  planAt: ['As of {when}', '截至 {when}'],
  planAgain: ['Look again', '重新查看'],
  planAgainOf: ['Look again: {job}', '重新查看：{job}'],
  planAsking: ['Looking at what it would do…', '正在查看将执行的操作…'],
  planFailed: ['What it would do cannot be said: {reason}', '无法得知将执行的操作：{reason}'],
  planNothing: ['It would find nothing to end or to delete.', '没有需要终止或删除的内容。'],
  planLead: ['It would {what}.', '将{what}。'],
  planMore: ['and {count} more', '以及另外 {count} 项'],
  planWaiting: [
    '{count} more have to wait for a later run: one run ends no more than that.',
    '另有 {count} 项须等待后续运行：单次运行有数量上限。',
  ],
  planNeeded: [
    'A snapshot or a mapping stays where something else still needs it.',
    '仍被使用的快照或映射会保留。',
  ],
  planLeftAlone: [
    '{orphans} of {pods} pods belong to none of the {instances} instances on record. So many are rather a sign that the records are wrong: none of these pods would be deleted.',
    '{pods} 个 Pod 中有 {orphans} 个不属于记录中的 {instances} 个实例。数量如此之多，更可能是记录有误：这些 Pod 都不会被删除。',
  ],
  planUnread: ['What cannot be read decides nothing:', '无法读取的内容不会触发任何操作：'],
  unreadOf: ['{owner}, {field}: {error}', '{owner}，{field}：{error}'],
  unread: ['{field}: {error}', '{field}：{error}'],

  endInstance: ['end 1 instance', '终止 1 个实例'],
  endInstances: ['end {count} instances', '终止 {count} 个实例'],
  deleteSnapshot: ['delete 1 snapshot', '删除 1 个快照'],
  deleteSnapshots: ['delete {count} snapshots', '删除 {count} 个快照'],
  deleteMapping: ['delete 1 mapping', '删除 1 个映射'],
  deleteMappings: ['delete {count} mappings', '删除 {count} 个映射'],
  deletePod: ['delete 1 pod', '删除 1 个 Pod'],
  deletePods: ['delete {count} pods', '删除 {count} 个 Pod'],
  failInstance: [
    'mark 1 instance as failed and delete its pod',
    '将 1 个实例标记为失败并删除其 Pod',
  ],
  failInstances: [
    'mark {count} instances as failed and delete their pods',
    '将 {count} 个实例标记为失败并删除其 Pod',
  ],

  instance: ['Instance {id}', '实例 {id}'],
  snapshot: ['Snapshot {id}', '快照 {id}'],
  mapping: ['Mapping {id}', '映射 {id}'],
  pod: ['Pod {id}', 'Pod {id}'],
  expired_ttl: ['{what}: its lifetime was over on {since}.', '{what}：有效期已于 {since} 结束。'],
  expired_inactivity: [
    '{what}: it has been idle for longer than it may since {since}.',
    '{what}：自 {since} 起闲置时间超过上限。',
  ],
  orphan: [
    '{what}: there is no record of an instance {instance}, and the pod has been there since {since}.',
    '{what}：没有实例 {instance} 的记录，而该 Pod 自 {since} 起存在。',
  ],
  stale: [
    '{what}: it has not come up, although it has been starting since {since}.',
    '{what}：自 {since} 起一直在启动，始终未能就绪。',
  ],
  rereads: [
    'It would read the warehouse again, and put what it finds in the place of the catalog of {captured} ({tables} tables).',
    '将重新读取数据仓库，并以结果替换 {captured} 的目录（{tables} 个表）。',
  ],
  reads: [
    'It would read the warehouse for the first time: no catalog is stored yet.',
    '将首次读取数据仓库：尚未存储目录。',
  ],
  comparesOne: [
    'Where something has changed, it would look for what that breaks in 1 stored mapping.',
    '如有变化，将检查 1 个已存储的映射是否因此失效。',
  ],
  compares: [
    'Where something has changed, it would look for what that breaks in {count} stored mappings.',
    '如有变化，将检查 {count} 个已存储的映射是否因此失效。',
  ],

  askTitle: ['Run {job} now?', '立即运行{job}？'],
  askAnew: [
    'The run decides anew: what has changed by then counts.',
    '运行时会重新判断，以届时的情况为准。',
  ],
  askFinal: ['What it ends or deletes cannot be brought back.', '被终止或删除的内容无法恢复。'],
  cancel: ['Cancel', '取消'],
  runAndEnd: ['Run and delete', '运行并删除'],
  runAnyway: ['Run all the same', '仍然运行'],
} as const satisfies Texts;
