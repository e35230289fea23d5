'use strict';

/** What, why and how to mend it of the codes that no rule of core/rules/ stands for, by their names: the first that fits. */
const groups = [
  {
    of: /^(json_|invalid_utf8|lone_surrogate)/,
    what: 'A mapping is a JSON object, as RFC 8259 has it, in UTF-8.',
    why: 'The platform reads it with a strict reader, which stops at the first fault. Here reading goes on behind it, so that the rest is checked as well.',
    zh: {
      what: '映射是 UTF-8 编码的 JSON 对象，遵循 RFC 8259。',
      why: '平台使用严格的读取器，遇到第一个错误即停止。此处会继续往后读，以便检查其余内容。',
    },
  },
  {
    of: /^document_/,
    what: 'A mapping has at most 32 MiB and 64 levels.',
    why: 'What is larger was not written by a person, and would hold the page that checks it.',
    zh: {
      what: '映射最大 32 MiB，最多 64 层嵌套。',
      why: '更大的文本并非人工编写，会拖住检查它的页面。',
    },
  },
  {
    of: /^out_of_memory$/,
    what: 'The module could not get the memory that the check needs.',
    why: 'The page or the process has no more to give. The mapping is unchecked, which is neither valid nor invalid.',
    fix: 'Check it where there is more memory, or in a worker of its own. The next check starts afresh.',
    zh: {
      what: '模块无法获得检查所需的内存。',
      why: '页面或进程没有更多内存可用。该映射未检查：既非有效，也非无效。',
      fix: '在内存更多的地方或独立的 worker 中检查。下一次检查会重新开始。',
    },
  },
  {
    of: /^too_many_diagnostics$/,
    what: 'A report has at most 200 findings; this one counts the others.',
    why: 'Nobody reads more of them, and one cause often has many findings.',
    fix: 'Mend those that are shown, and check again.',
    zh: {
      what: '一份报告最多 200 条结果；此条给出其余的数量。',
      why: '再多也无人阅读，而且一个原因往往产生多条结果。',
      fix: '先修复已显示的问题，再重新检查。',
    },
  },
  {
    of: /^(missing_field|wrong_type|unknown_field|duplicate_key)/,
    what: 'A mapping has the fields of its schema, each once and of its type.',
    why: 'What is missing cannot be loaded; what is misspelt or given twice would be ignored without a word.',
    zh: {
      what: '映射具有其模式规定的字段，每个只出现一次且类型正确。',
      why: '缺少的内容无法加载；拼错或重复的字段会被悄悄忽略。',
    },
  },
  {
    of: /^(empty_duration|invalid_timestamp|pod_)/,
    what: 'Records and pods that the background jobs read have times with their zone, lengths that are not empty, and ids that are numbers.',
    why: 'What cannot be read decides nothing: such a record is left alone, and this says so.',
    zh: {
      what: '后台作业读取的记录和 Pod，其时间带时区，时长不为空，编号为数字。',
      why: '无法读取的内容不作为依据：此类记录保持不动，并由此条说明。',
    },
  },
  {
    of: /^sql_too_/,
    what: 'A query is one that can be read: neither nested without end nor longer than a server takes.',
    why: 'A server refuses such a statement, too.',
    fix: 'Give parts of it names with WITH, or make a view of it.',
    zh: {
      what: '查询必须可读：嵌套有限，长度不超过服务器的上限。',
      why: '服务器同样会拒绝这样的语句。',
      fix: '用 WITH 为各部分命名，或将其做成视图。',
    },
  },
  {
    of: /^sql_json_path/,
    what: 'The path of a JSON function is one of the language of SQL/JSON paths.',
    why: 'The server reads it before the query runs, and refuses the whole query.',
    zh: {
      what: 'JSON 函数的路径须符合 SQL/JSON 路径语言。',
      why: '服务器在查询运行前读取路径，并会拒绝整个查询。',
    },
  },
  {
    of: /^sql_(table|schema|catalog)_/,
    what: 'A table of a query is there: its catalog, its schema, and a table of that name.',
    why: 'The server refuses a query over what it does not have. Names count in any case; what a bare name is looked up in is the session’s catalog and schema.',
    zh: {
      what: '查询所用的表必须存在：目录、模式以及该名称的表。',
      why: '服务器会拒绝使用不存在对象的查询。名称不区分大小写；未限定的名称在会话的目录和模式中查找。',
    },
  },
  {
    of: /^sql_(column|alias_similar|alias_not_found|alias_here|ambiguous)/,
    what: 'A column’s name is that of exactly one column of what the query reads, at the place where it stands.',
    why: 'What FROM names is there in every clause; a name that the list of SELECT gives is not there yet in WHERE, GROUP BY and HAVING, because those are carried out first. A name that fits two columns has to say which one is meant.',
    zh: {
      what: '列名须在其所在位置唯一对应查询所读取的一列。',
      why: 'FROM 中的名称在每个子句中可用；SELECT 列表给出的名称在 WHERE、GROUP BY 和 HAVING 中尚不可用，因为这些子句先执行。同时符合两列的名称必须指明是哪一列。',
    },
  },
  {
    of: /^sql_(function|call_parentheses|missing_over|missing_order)/,
    what: 'A call is one of a function that Trino has, with arguments of the types that it takes and the clauses that it needs.',
    why: 'Functions of other dialects often have another name or another order of arguments. Functions over windows know no rows without OVER, and some need an order.',
    zh: {
      what: '调用的函数必须是 Trino 具有的函数，参数类型和所需子句正确。',
      why: '其他方言的函数常有不同的名称或参数顺序。窗口函数没有 OVER 就没有行，有些还需要排序。',
    },
  },
  {
    of: /^sql_(operator_types|no_cast|type_similar|unknown_type|no_common_type|not_a_condition|not_unnested|not_formatted|growing_type|interval_field)/,
    what: 'The types of an expression go together: operators, casts and conditions have operands that they are made for.',
    why: 'Trino makes hardly any conversion by itself: a text is no number, and a number is no condition. It refuses the query rather than guess.',
    zh: {
      what: '表达式各部分的类型须相容：运算符、转换和条件的操作数须为其支持的类型。',
      why: 'Trino 几乎不做隐式转换：文本不是数字，数字不是条件。它会拒绝查询而不去猜测。',
    },
  },
  {
    of: /^sql_(not_grouped|nested_aggregation|aggregate_)/,
    what: 'With GROUP BY or an aggregate, each row of the result stands for many rows of the table.',
    why: 'A column that is not grouped by has many values there, and none that could be shown. WHERE and GROUP BY look at single rows, for which no aggregate exists yet; HAVING comes after them.',
    zh: {
      what: '使用 GROUP BY 或聚合时，结果的每一行代表表中的多行。',
      why: '未分组的列在其中有多个值，无法显示其中之一。WHERE 和 GROUP BY 针对单行，此时还没有聚合；HAVING 在其后执行。',
    },
  },
  {
    of: /^sql_(side_|alias_count)/,
    what: 'The parts of a query that are put together have as many columns as each other, of types that go together.',
    why: 'UNION, INTERSECT, EXCEPT and lists of names go by position: the first column to the first.',
    zh: {
      what: '合并的各部分须有相同数量的列，且类型相容。',
      why: 'UNION、INTERSECT、EXCEPT 和名称列表按位置对应：第一列对第一列。',
    },
  },
  {
    of: /^sql_(repeated_query|no_such_position|natural_join|error)/,
    what: 'A query has a meaning, as the Trino server’s analysis has it.',
    why: 'The server refuses the whole query. With a catalog the fault is found without asking it, at the place that it would name.',
    zh: {
      what: '查询须有意义，与 Trino 服务器的分析一致。',
      why: '服务器会拒绝整个查询。有目录时无需询问服务器即可发现错误，并指出它会给出的位置。',
    },
  },
  {
    of: /^sql_(smart_quote|invisible_character|foreign_character|placeholder)/,
    what: 'A query is made of the characters that Trino’s grammar knows.',
    why: 'Word processors, chat programs and web pages replace quotes, blanks and commas by others that look the same; templates leave placeholders behind.',
    zh: {
      what: '查询只使用 Trino 语法认识的字符。',
      why: '文字处理软件、聊天程序和网页会把引号、空格和逗号替换成外观相同的字符；模板会留下占位符。',
    },
  },
  {
    of: /^sql_(unterminated_|missing_parenthesis|extra_parenthesis|query_parentheses|missing_end|unexpected_end)/,
    what: 'What is opened is closed: quotes, parentheses, comments, CASE.',
    why: 'Everything behind an open one is read as a part of it, so that the server points far away from the cause.',
    zh: {
      what: '打开的都要关闭：引号、括号、注释、CASE。',
      why: '未关闭时，其后的内容都被当作它的一部分，服务器因此会指向远离原因的位置。',
    },
  },
  {
    of: /^sql_(foreign_|empty_parentheses|backquoted_name|text_as_name|limit_)/,
    what: 'A query is written in Trino’s dialect, with its clauses in Trino’s order.',
    why: 'Other databases quote names, compare and limit in other ways or in another order. Trino has a word of its own for the same, which is told where there is one.',
    zh: {
      what: '查询使用 Trino 的方言编写，子句按 Trino 的顺序。',
      why: '其他数据库以不同的方式或顺序引用名称、比较和限制行数。Trino 有对应写法时会给出提示。',
    },
  },
  {
    of: /^sql_(reserved_word|digit_name|empty_name)/,
    what: 'A name that is a word of the grammar, begins with a digit or has other characters stands in double quotes.',
    why: 'The parser could not tell it from the grammar.',
    zh: {
      what: '名称若是语法关键字、以数字开头或含其他字符，须放在双引号中。',
      why: '否则解析器无法将其与语法区分。',
    },
  },
  {
    of: /^sql_(argument_count|call_clause|extract_field|trim_arguments|grouping_arguments)/,
    what: 'A form with a grammar of its own, such as EXTRACT, TRIM or NULLIF, is written as the grammar has it.',
    why: 'These look like calls and are none: the parser itself counts what stands between their parentheses.',
    zh: {
      what: '具有自身语法的形式，如 EXTRACT、TRIM 或 NULLIF，须按语法书写。',
      why: '它们看似调用而并非调用：解析器自身会统计括号中的内容。',
    },
  },
  {
    of: /^sql_(bad_literal|binary_space)/,
    what: 'A literal is one that its type can hold.',
    why: 'The server reads literals before it knows what they are for, and refuses the whole query.',
    zh: {
      what: '字面量须能被其类型容纳。',
      why: '服务器在知道用途之前就读取字面量，并会拒绝整个查询。',
    },
  },
  {
    of: /^sql_(empty|not_a_query|second_statement|trailing_semicolon|nothing_selected)/,
    what: 'A definition’s SQL is one query, without a semicolon behind it.',
    why: 'It is put into other statements (EXPLAIN, CREATE TABLE AS), where anything else would be an error, or be carried out.',
    zh: {
      what: '定义的 SQL 是一个查询，末尾没有分号。',
      why: '它会被放入其他语句（EXPLAIN、CREATE TABLE AS）中，其他内容会出错或被执行。',
    },
  },
  {
    of: /^sql_/,
    what: 'A query follows Trino’s grammar.',
    why: 'The server’s parser stops at the first word that does not fit, and says where. What is likely meant is told where the text around it tells.',
    zh: {
      what: '查询遵循 Trino 的语法。',
      why: '服务器的解析器在第一个不符合的词处停止并指出位置。上下文能说明意图时，会给出可能的写法。',
    },
  },
  {
    of: /^stale_catalog$/,
    what: 'A catalog that is older than it may be (24 hours, unless said otherwise) decides nothing.',
    why: 'Tables may have changed since: what follows from it is told as a warning, and the cluster has the word.',
    fix: 'Read the catalog anew: mapping-generator catalog fetch.',
    zh: {
      what: '超过允许时长（默认 24 小时）的目录不作为依据。',
      why: '表可能已经改变：由此得出的结论仅作警告，以集群为准。',
      fix: '重新读取目录：mapping-generator catalog fetch。',
    },
  },
  {
    of: /^(columns_failed|could_not_)/,
    what: 'Every query is asked about, and the cluster answers.',
    why: 'What could not be asked is unchecked: never called valid, and never called wrong.',
    fix: 'Look at the reason, and validate again when the cluster can be reached.',
    zh: {
      what: '每个查询都会询问集群，并得到答复。',
      why: '未能询问的即为未检查：既不称为有效，也不称为错误。',
      fix: '查看原因，待集群可用后重新验证。',
    },
  },
  {
    of: /^node_failed$/,
    what: 'The keys of an edge are compared with those of its nodes.',
    why: 'A node with a fault of its own has no key to compare with.',
    fix: 'Mend the node; the edge is then checked, too.',
    zh: {
      what: '边的键会与其节点的键比较。',
      why: '本身有错误的节点没有可比较的键。',
      fix: '修复该节点；之后边也会被检查。',
    },
  },
  {
    of: /^(no_cast|null_key|repeated_key|dangling_|value_|empty_result)/,
    what: 'The rows of a query can be loaded as they are: keys are there, come once and are those of nodes, values fit their types, and there are some.',
    why: 'The engine stops the whole load at the first row that does not fit. A preflight counts such rows before anything is written.',
    zh: {
      what: '查询的行可以原样加载：键存在、只出现一次并且是节点的键，值符合其类型，并且有数据行。',
      why: '引擎在第一个不符合的行处停止整个加载。预检会在写入之前统计这些行。',
    },
  },
  {
    of: /^too_many_(rows|bytes)/,
    what: 'All definitions together stay within what the platform lets a graph have.',
    why: 'The load itself would succeed, and then fill the memory that the graph is given.',
    fix: 'Leave out rows or columns that nobody asks for, or have the limit raised.',
    zh: {
      what: '所有定义的数据合计不超过平台对一个图的限制。',
      why: '加载本身会成功，但随后会占满分配给该图的内存。',
      fix: '去掉无人使用的行或列，或申请提高限制。',
    },
  },
  {
    of: /^(rounded_value|inexact_value|moved_time|wrapped_date|escaped_bytes)/,
    what: 'A value that is loaded is the one that the query returns.',
    why: 'The engine casts in a way of its own: the load would succeed, and the graph would hold other values.',
    fix: 'Write the cast into the query, as the message has it: then the server makes the value.',
    zh: {
      what: '加载的值与查询返回的值相同。',
      why: '引擎以自己的方式转换：加载会成功，但图中的值会不同。',
      fix: '按消息所示将转换写入查询，由服务器生成该值。',
    },
  },
  {
    of: /^doubtful_key$/,
    what: 'A key tells each row apart.',
    why: 'By the names of the table’s columns it is another one that does: a key that comes twice stops the load.',
    fix: 'Ask the question of the message, or run a preflight.',
    zh: {
      what: '键能区分每一行。',
      why: '从表的列名看，起区分作用的是另一列：重复的键会使加载中止。',
      fix: '询问消息中的问题，或运行预检。',
    },
  },
];

module.exports = { groups };
