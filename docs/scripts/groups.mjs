/** What and why of the codes that no rule of core/rules/ stands for, by their names: the first that fits. */
export const groups = [
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
    mend: 'Check it where there is more memory, or in a worker of its own. The next check starts afresh.',
  },
  {
    of: /^too_many_diagnostics$/,
    what: 'A report has at most 200 findings; this one counts the others.',
    why: 'Nobody reads more of them, and one cause often has many findings.',
    mend: 'Mend those that are shown, and check again.',
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
    mend: 'Give parts of it names with WITH, or make a view of it.',
  },
  {
    of: /^sql_json_path/,
    what: 'The path of a JSON function is one of the language of SQL/JSON paths.',
    why: 'The server reads it before the query runs, and refuses the whole query.',
  },
  {
    of: /^sql_(error|table|schema|catalog|column|alias|ambiguous|function|type|unknown_type|operator|no_|not_a_condition|not_grouped|not_unnested|not_formatted|side|missing_over|missing_order|nested|aggregate|repeated|natural|growing|interval|call_parentheses)/,
    what: 'A query has names that exist, calls that fit and types that go together, as the Trino server’s analysis has it.',
    why: 'The server refuses the whole query. With a catalog the fault is found without asking it, at the place that it would name.',
  },
  {
    of: /^sql_/,
    what: 'A definition’s SQL is one query of Trino’s grammar, without a semicolon behind it.',
    why: 'The query is put into other statements (EXPLAIN, CREATE TABLE AS): whatever the server’s parser refuses cannot be exported.',
  },
  {
    of: /^stale_catalog$/,
    what: 'A catalog that is older than it may be (24 hours, unless said otherwise) decides nothing.',
    why: 'Tables may have changed since: what follows from it is told as a warning, and the cluster has the word.',
    mend: 'Read the catalog anew: mapping-generator catalog fetch.',
  },
  {
    of: /^(columns_failed|could_not_)/,
    what: 'Every query is asked about, and the cluster answers.',
    why: 'What could not be asked is unchecked: never called valid, and never called wrong.',
    mend: 'Look at the reason, and validate again when the cluster can be reached.',
  },
  {
    of: /^node_failed$/,
    what: 'The keys of an edge are compared with those of its nodes.',
    why: 'A node with a fault of its own has no key to compare with.',
    mend: 'Mend the node; the edge is then checked, too.',
  },
  {
    of: /^(no_cast|null_key|repeated_key|dangling_|value_|empty_result)/,
    what: 'The rows of a query can be loaded as they are: keys are there, come once and are those of nodes, values fit their types, and there are some.',
    why: 'The engine stops the whole load at the first row that does not fit. A preflight counts such rows before anything is written.',
  },
  {
    of: /^(rounded_value|inexact_value|moved_time|wrapped_date|escaped_bytes)/,
    what: 'A value that is loaded is the one that the query returns.',
    why: 'The engine casts in a way of its own: the load would succeed, and the graph would hold other values.',
    mend: 'Write the cast into the query, as the message has it: then the server makes the value.',
  },
  {
    of: /^doubtful_key$/,
    what: 'A key tells each row apart.',
    why: 'By the names of the table’s columns it is another one that does: a key that comes twice stops the load.',
    mend: 'Ask the question of the message, or run a preflight.',
  },
];
