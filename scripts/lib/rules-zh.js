// What the headers of core/rules/*.cpp say, in Chinese, by the name of the file; what is an example there needs no other words.

'use strict';

const rules = {
  at_least_one_node: {
    what: '映射至少有一个节点定义。',
    why: '边需要节点，没有节点的图是空的。',
    fix: '定义映射所描述的节点。',
  },
  char_keys: {
    what: '键不应为 char(n)（警告）。',
    why: 'Trino 的写入器对末尾空格的处理不同：Hive 去除，Iceberg 保留。若边的键为 varchar 或其他长度的 char，则只有其中一种写入器能使边找到节点。',
  },
  declared_type: {
    what: '属性声明的类型与其列的类型一致（警告）。',
    why: '表按列的类型创建，映射的读者会因此误解类型。',
  },
  description: {
    what: '描述最多 4,000 个字符。',
    why: '平台的存储没有更多空间。',
    fix: '只保留同事需要了解的内容。',
  },
  distinct_keys: {
    what: '边的 from_key 和 to_key 是两个不同的列。',
    why: '二者按位置读取：一列不能同时位于两处。',
  },
  duration: {
    what: 'ttl 和 inactivity_timeout 是由天、小时、分钟和秒组成的 ISO 8601 时长。',
    why: '平台的清理作业会读取它们；无法读取的时长永不到期。',
  },
  edge_keys: {
    what: '边的查询以 from_key 和 to_key 为前两列，类型与其节点的键相同。',
    why: '加载以前两列作为端点的键，无论其名称为何。',
  },
  engine_name: {
    what: '存储的列不得使用引擎保留的名称：_id、_label、_src …',
    why: '即使加引号，RyuGraph 也不接受它们作为属性：表将无法创建。',
  },
  key_type: {
    what: '主键声明为 STRING、INT64、DATE 或 UUID。',
    why: '平台只按这些类型为节点建立索引。',
  },
  known_endpoints: {
    what: '边的 from_node 和 to_node 是映射中的标签，大小写一致。',
    why: '边在两个已有的表之间加载。',
  },
  known_type: {
    what: '声明的类型是平台的 14 种之一：STRING、INT64 … LIST、MAP、STRUCT。',
    why: '这些是 RyuGraph 的名称；Starburst 的类型（varchar、bigint）由查询的列转换而来。',
  },
  load_hazard: {
    what: '列的类型是引擎能从 Parquet 读取的类型（警告）。',
    why: 'DECIMAL 列会使加载中止，比微秒更细的时间戳会变成数字。',
  },
  mapping_name: {
    what: '映射的名称为 1 到 255 个 Unicode 字母、数字、空格以及 - _ .',
    why: '它显示在列表中，并成为文件名的一部分。',
  },
  name_form: {
    what: '名称为 1 到 64 个普通字符：标签和属性以字母开头，后接字母、数字和下划线；边类型为大写。',
    why: '平台用这些名称构成表、文件和 API 路径。',
  },
  node_key: {
    what: '第一列是主键，其类型为 RyuGraph 具有的类型，并与声明一致。',
    why: '加载按位置进行：第一列成为键。',
  },
  policy: {
    what: '名称符合宿主策略的模式，且不是其保留字。',
    why: '平台可能有自己的约定，例如每个团队的标签前缀。',
  },
  property_columns: {
    what: '键之后，查询按定义的顺序返回各属性，类型均为 RyuGraph 具有的类型。',
    why: '加载按位置进行：顺序不同的列会填入错误的属性。',
  },
  property_count: {
    what: '一个定义最多 100 个属性，或以宿主策略为准；从 51 个起给出警告。',
    why: '每个属性都是要导出、加载并保存在内存中的列。',
    fix: '去掉图查询不读取的属性，或拆分节点。',
  },
  reserved_prefix: {
    what: '名称不得以 _internal_、_system_ 或 _ryugraph_ 开头，不区分大小写。',
    why: '平台自己的表和列使用这些名称。',
  },
  reserved_word: {
    what: '标签、边类型和属性名不得为平台的保留字，不区分大小写。',
    why: '它们是图查询语言的词：查询无法区分名称与关键字。',
  },
  sql_present: {
    what: '定义的 SQL 至少有一个字符。',
    why: '否则没有内容可以询问集群。',
  },
  undeclared_columns: {
    what: '查询返回的每一列都是键或属性（警告）。',
    why: '加载按位置进行并统计列数：多一列即失败。',
    fix: '从查询中去掉该列，或将其加入属性。',
  },
  unique_properties: {
    what: '一个定义的属性名与其键名各不相同。',
    why: '它们成为同一个表的列。RyuGraph 的名称不区分大小写，而平台区分：仅大小写不同的名称能通过平台，却会在引擎中失败，因此给出警告。',
    fix: '在 SQL 和此处为其中一个改名。',
  },
  unique_tables: {
    what: '标签各不相同，边类型也各不相同。',
    why: '每个都会成为一个表。RyuGraph 的节点表和边表共用一个名称空间且不区分大小写，平台则分为两个并区分大小写：此类冲突能通过平台，却会在引擎中失败，因此给出警告。',
  },
};

module.exports = { rules };
