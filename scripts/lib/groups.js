'use strict';

/** What, why and how to mend it of the codes that no rule of core/rules/ stands for, by their names: the first that fits. */
const groups = [
  {
    of: /^(json_|invalid_utf8|lone_surrogate)/,
    what: 'A mapping is a JSON object, as RFC 8259 has it, in UTF-8.',
    why: 'The platform reads it with a strict reader, which stops at the first fault. Here reading goes on behind it, so that the rest is checked as well.',
  },
  {
    of: /^document_/,
    what: 'A mapping has at most 32 MiB and 64 levels.',
    why: 'What is larger was not written by a person, and would hold the page that checks it.',
  },
  {
    of: /^out_of_memory$/,
    what: 'The module could not get the memory that the check needs.',
    why: 'The page or the process has no more to give. The mapping is unchecked, which is neither valid nor invalid.',
    fix: 'Check it where there is more memory, or in a worker of its own. The next check starts afresh.',
  },
  {
    of: /^too_many_diagnostics$/,
    what: 'A report has at most 200 findings; this one counts the others.',
    why: 'Nobody reads more of them, and one cause often has many findings.',
    fix: 'Mend those that are shown, and check again.',
  },
  {
    of: /^(missing_field|wrong_type|unknown_field|duplicate_key)/,
    what: 'A mapping has the fields of its schema, each once and of its type.',
    why: 'What is missing cannot be loaded; what is misspelt or given twice would be ignored without a word.',
  },
  {
    of: /^(empty_duration|invalid_timestamp|pod_)/,
    what: 'Records and pods that the background jobs read have times with their zone, lengths that are not empty, and ids that are numbers.',
    why: 'What cannot be read decides nothing: such a record is left alone, and this says so.',
  },
  {
    of: /^sql_too_/,
    what: 'A query is one that can be read: neither nested without end nor longer than a server takes.',
    why: 'A server refuses such a statement, too.',
    fix: 'Give parts of it names with WITH, or make a view of it.',
  },
  {
    of: /^sql_json_path/,
    what: 'The path of a JSON function is one of the language of SQL/JSON paths.',
    why: 'The server reads it before the query runs, and refuses the whole query.',
  },
  {
    of: /^sql_(table|schema|catalog)_/,
    what: 'A table of a query is there: its catalog, its schema, and a table of that name.',
    why: 'The server refuses a query over what it does not have. Names count in any case; what a bare name is looked up in is the session’s catalog and schema.',
  },
  {
    of: /^sql_(column|alias_similar|alias_not_found|alias_here|ambiguous)/,
    what: 'A column’s name is that of exactly one column of what the query reads, at the place where it stands.',
    why: 'What FROM names is there in every clause; a name that the list of SELECT gives is not there yet in WHERE, GROUP BY and HAVING, because those are carried out first. A name that fits two columns has to say which one is meant.',
  },
  {
    of: /^sql_(function|call_parentheses|missing_over|missing_order)/,
    what: 'A call is one of a function that Trino has, with arguments of the types that it takes and the clauses that it needs.',
    why: 'Functions of other dialects often have another name or another order of arguments. Functions over windows know no rows without OVER, and some need an order.',
  },
  {
    of: /^sql_(operator_types|no_cast|type_similar|unknown_type|no_common_type|not_a_condition|not_unnested|not_formatted|growing_type|interval_field)/,
    what: 'The types of an expression go together: operators, casts and conditions have operands that they are made for.',
    why: 'Trino makes hardly any conversion by itself: a text is no number, and a number is no condition. It refuses the query rather than guess.',
  },
  {
    of: /^sql_(not_grouped|nested_aggregation|aggregate_)/,
    what: 'With GROUP BY or an aggregate, each row of the result stands for many rows of the table.',
    why: 'A column that is not grouped by has many values there, and none that could be shown. WHERE and GROUP BY look at single rows, for which no aggregate exists yet; HAVING comes after them.',
  },
  {
    of: /^sql_(side_|alias_count)/,
    what: 'The parts of a query that are put together have as many columns as each other, of types that go together.',
    why: 'UNION, INTERSECT, EXCEPT and lists of names go by position: the first column to the first.',
  },
  {
    of: /^sql_(repeated_query|no_such_position|natural_join|error)/,
    what: 'A query has a meaning, as the Trino server’s analysis has it.',
    why: 'The server refuses the whole query. With a catalog the fault is found without asking it, at the place that it would name.',
  },
  {
    of: /^sql_(smart_quote|invisible_character|foreign_character|placeholder)/,
    what: 'A query is made of the characters that Trino’s grammar knows.',
    why: 'Word processors, chat programs and web pages replace quotes, blanks and commas by others that look the same; templates leave placeholders behind.',
  },
  {
    of: /^sql_(unterminated_|missing_parenthesis|extra_parenthesis|query_parentheses|missing_end|unexpected_end)/,
    what: 'What is opened is closed: quotes, parentheses, comments, CASE.',
    why: 'Everything behind an open one is read as a part of it, so that the server points far away from the cause.',
  },
  {
    of: /^sql_(foreign_|empty_parentheses|backquoted_name|text_as_name|limit_)/,
    what: 'A query is written in Trino’s dialect, with its clauses in Trino’s order.',
    why: 'Other databases quote names, compare and limit in other ways or in another order. Trino has a word of its own for the same, which is told where there is one.',
  },
  {
    of: /^sql_(reserved_word|digit_name|empty_name)/,
    what: 'A name that is a word of the grammar, begins with a digit or has other characters stands in double quotes.',
    why: 'The parser could not tell it from the grammar.',
  },
  {
    of: /^sql_(argument_count|call_clause|extract_field|trim_arguments|grouping_arguments)/,
    what: 'A form with a grammar of its own, such as EXTRACT, TRIM or NULLIF, is written as the grammar has it.',
    why: 'These look like calls and are none: the parser itself counts what stands between their parentheses.',
  },
  {
    of: /^sql_(bad_literal|binary_space)/,
    what: 'A literal is one that its type can hold.',
    why: 'The server reads literals before it knows what they are for, and refuses the whole query.',
  },
  {
    of: /^sql_(empty|not_a_query|second_statement|trailing_semicolon|nothing_selected)/,
    what: 'A definition’s SQL is one query, without a semicolon behind it.',
    why: 'It is put into other statements (EXPLAIN, CREATE TABLE AS), where anything else would be an error, or be carried out.',
  },
  {
    of: /^sql_/,
    what: 'A query follows Trino’s grammar.',
    why: 'The server’s parser stops at the first word that does not fit, and says where. What is likely meant is told where the text around it tells.',
  },
  {
    of: /^stale_catalog$/,
    what: 'A catalog that is older than it may be (24 hours, unless said otherwise) decides nothing.',
    why: 'Tables may have changed since: what follows from it is told as a warning, and the cluster has the word.',
    fix: 'Read the catalog anew: mapping-generator catalog fetch.',
  },
  {
    of: /^(columns_failed|could_not_)/,
    what: 'Every query is asked about, and the cluster answers.',
    why: 'What could not be asked is unchecked: never called valid, and never called wrong.',
    fix: 'Look at the reason, and validate again when the cluster can be reached.',
  },
  {
    of: /^node_failed$/,
    what: 'The keys of an edge are compared with those of its nodes.',
    why: 'A node with a fault of its own has no key to compare with.',
    fix: 'Mend the node; the edge is then checked, too.',
  },
  {
    of: /^(no_cast|null_key|repeated_key|dangling_|value_|empty_result)/,
    what: 'The rows of a query can be loaded as they are: keys are there, come once and are those of nodes, values fit their types, and there are some.',
    why: 'The engine stops the whole load at the first row that does not fit. A preflight counts such rows before anything is written.',
  },
  {
    of: /^too_many_(rows|bytes)/,
    what: 'All definitions together stay within what the platform lets a graph have.',
    why: 'The load itself would succeed, and then fill the memory that the graph is given.',
    mend: 'Leave out rows or columns that nobody asks for, or have the limit raised.',
  },
  {
    of: /^(rounded_value|inexact_value|moved_time|wrapped_date|escaped_bytes)/,
    what: 'A value that is loaded is the one that the query returns.',
    why: 'The engine casts in a way of its own: the load would succeed, and the graph would hold other values.',
    fix: 'Write the cast into the query, as the message has it: then the server makes the value.',
  },
  {
    of: /^doubtful_key$/,
    what: 'A key tells each row apart.',
    why: 'By the names of the table’s columns it is another one that does: a key that comes twice stops the load.',
    fix: 'Ask the question of the message, or run a preflight.',
  },
];

module.exports = { groups };
