#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "mapping/catalog_store.h"

// The requests and answers that cross the boundary of the module: bytes in, bytes out.
//
// The WebAssembly binding, the native fixture runner and the fuzzers all speak this one protocol,
// so a case that fails in a browser can be debugged natively. A request is the name of an
// operation, an input and options; options are a JSON object or empty. The answer is always one
// JSON object: the operation's result, or `{"error": {"code", "message", "params"}}` for a request
// that cannot be carried out. Faults of a *mapping* are never errors: they are diagnostics in a
// Report.
//
//   Session session;
//   session.run("map_type", "decimal(12, 2)", "");   // {"type":"DOUBLE"}
//   session.run("map_type", "json", "");             // {"error":{"code":"unsupported_type", …}}
//
// | operation           | input                 | result                                         |
// |---------------------|-----------------------|------------------------------------------------|
// | check               | the mapping's text    | Report; options: policy, locale, source, and   |
// |                     |                       | catalog, session, stale_hours, see below       |
// | job_start           | the mapping's text    | JobState; options: the same                    |
// | job_answer          | an outcome, see below | JobState; options: {"id"} of the request       |
// | job_report          |                       | Report; what is open is unchecked              |
// | error_response      | a Report              | {"response": ErrorResponse or null}            |
// | map_type            | a Trino type          | {"type"}: the family of a parametric type      |
// | map_complex_type    | a Trino type          | {"type"}: the full form                        |
// | is_primary_key_type | a RyuGraph type       | {"result": bool}                               |
// | primary_key_types   |                       | {"types": [...]}                               |
// | parse_sql           | SQL                   | SqlReport; options: locale                     |
// | format_sql          | SQL                   | {"sql"}: laid out anew; with a fault, as it is |
// | catalog_begin       | {"captured_at",       | {"catalog": id}                                |
// |                     | "covers"?}            |                                                |
// | catalog_add         | tables of a           | {"tables": number}; options: catalog           |
// |                     | CatalogSnapshot       |                                                |
// | catalog_end         |                       | {"bytes": number}; options: catalog            |
// | catalog_release     |                       | {"result": bool}; options: catalog             |
// | analyze_sql         | SQL                   | AnalysisReport; options: locale, session,      |
// |                     |                       | catalog                                        |
// | suggest_node        | SQL                   | SuggestedNode; options: {"columns"?}           |
// | suggest_edge        | SQL                   | SuggestedEdge; options: {"columns"?, "nodes"?} |
// | suggest_mapping     |                       | MappingSuggestion; options: catalog, schemas,  |
// |                     |                       | tables, answers, policy, locale                |
// | preflight           | the mapping's text    | {"checks", "report"}, see below; options: as check, |
// |                     |                       | types, samples, assume, answers                |
// | node_ddl            | a NodeSchema          | {"sql"}                                        |
// | edge_ddl            | an EdgeSchema         | {"sql"}                                        |
// | copy_from           | a path                | {"sql"}; options: {"table", "files"?,          |
// |                     |                       | "format"?}                                     |
// | schema_ddl          | {"nodes", "edges"}    | {"sql"}                                        |
// | decide_lifecycle    | records, see below    | what has expired, see below; options: now      |
// | decide_reconciliation | records, see below  | orphans and stale instances; options: now,     |
// |                     |                       | orphan_grace_ms, stale_after_ms                |
//
// In a Report of `check` with `known_schemas`: true, which says that the host still has the last report of this session, a
// schema that is the same as there is its place among that report's results, nodes first.
//
// Options: `policy` is a Policy (a pattern that RE2 refuses, or a value of another kind: error
// `bad_policy` with the field and the reason), `locale` is "en" or "zh", `source` is "text" (the
// default: diagnostics have ranges in the text) or "value" (the input was serialised by the host, so
// ranges would mean nothing to the author).
//
// A catalog is read piece by piece, so that the host can give the page its turns: catalog_begin names
// it by a number, each catalog_add reads a list of tables, and after catalog_end every session of the
// store knows it by that number until catalog_release. A piece is refused where the catalog becomes
// too large (`catalog_too_large` with limit, in MiB of memory, and the tables and columns so far), and
// where it is no list of tables (`bad_catalog`), of which those before the fault are added.
// `catalog`: the number makes `check` analyze the queries against it (refused where there is none:
// `unknown_catalog`); `stale_hours`, where the host finds it too old, is its age. `session` is
// {"catalog"?, "schema"?}, for table names that say less. In a job the catalog decides nothing: where the cluster
// refuses a query and the catalog shows the same fault, it adds what it knows, such as a fix; one
// that is too old adds nothing.
//
// JobState: {"requests": [{"id", "kind": "explain" | "columns", "sql", "definition": {"kind",
// "name", "index"}}], "phase", "done", "total"}. `requests` holds those that became possible since
// the last state, each exactly once; the job is finished when every request was answered and none
// is new. `done` never falls, `total` is constant.
//
// An outcome is {"columns"?: [{"name", "type"}]} for an answer, or {"error": {"kind": "query" |
// "unavailable", "message", "line"?, "column"?, "errorName"?}}; line and column count from 1 in the
// definition's SQL, columns in code points.
//
// SqlReport: {"ok", "diagnostics", "tables": [{"catalog", "schema", "name", "range"}], "columns":
// [{"name", "range"}], "functions"}. Ranges are in the SQL: [line, column, offset] of the start,
// then of the end. A catalog or schema that the text does not name is null, and so is the name of a column that stands for all columns of a table. Faults are
// diagnostics; there is one at most, and nothing else then.
//
// AnalysisReport: {"columns": [{"name", "type", "reason"?, "source"?: {"catalog", "schema", "table",
// "column"}, "sources": [[place, "IDENTITY" | "TRANSFORMATION" | "AGGREGATION"]], "sources_reason"?}],
// "influences": [[place, "FILTER" | "JOIN" | "GROUP_BY" | "SORT" | "WINDOW" | "CONDITIONAL"]],
// "source_columns": [[catalog, schema, table, column]], "diagnostics", "tables", "certain",
// "reasons"}: `name` and `type` are null where they are not certain, for the `reason` given. Places are
// in `source_columns`; `sources` may not be all for `sources_reason`. Where there is a fault, there is
// no lineage. See lineage.h.
//
// What an editor asks has two forms: of a mapping's text, and `…_sql` of one query's. Offsets are
// UTF-16 units; without a catalog the grammar and the functions are known. At {"offset"}: complete →
// {"range", "items": [{"label", "kind", "text", "detail"?}], "incomplete"}; hover → {"range",
// "contents": [{"kind": "code" | "text", "text"}]} or {}; signature → {"signatures": [{"label",
// "parameters"}], "activeSignature", "activeParameter"} or {}; definition, references → {"ranges"};
// prepare_rename → {"range", "placeholder"} or {}; rename with {"name"} → {"edits": [{"range",
// "text"}]} or {"refused"}. About the whole text: symbols → {"symbols": [{"name", "detail", "kind",
// "range", "selectionRange", "children"}]}; folding → {"ranges"}; semantic_tokens → {"tokens":
// [{"range", "type", "modifiers"}]}; inlay_hints → {"hints": [{"position", "label"}]}.
//
// MappingSuggestion: {"texts": [...], "numbers"}, as what is suggested of a large warehouse is a hundred megabytes
// otherwise. `numbers` is a text: each number is written in digits of five bits, from `]` on, the last one from `#` on. A
// text is its number in the list of texts, a list its length and its items, a column its name and its type, a tier 0
// (sure) to 2; a table is its number, behind which come its three texts where it is the first time. There are five lists:
// nodes: table, tier, reason, label, SQL, column of the key, list of key columns, list of properties;
// edges: table, tier, reason, type, numbers of both nodes, SQL, both keys, list of columns, list of properties;
// relations: table, tier, reason, list of columns, table that they refer to, list of its columns;
// left out: table, reason;
// questions: id, SQL, JSON pointer into the mapping, 0 (unique) or 1 (included).
// `schemas` and `tables` are lists of names, `answers` of {"id", "holds"}. See suggest_mapping.h.
//
// preflight: `checks` are what is to be asked next, {"id", "path", "sql"}, and `answers` what was said: {"id", "columns"?,
// "rows"?, "error"?}. It is called with all answers so far until it asks nothing more. `types` is "columns" or "declared",
// `assume` takes unknown columns to be of the declared types. `report` is {"status": "clean" | "dirty" | "unchecked",
// "definitions": [{"path", "name", "rows", "faults": [{"kind", "count", "column", "sql", "samples"}]}], "diagnostics"};
// a sample is a value as text and its number of rows. See preflight.h.
//
// The decisions of the background jobs, whose meaning is in jobs.h. `now` is an ISO 8601 time, the others are whole
// numbers of milliseconds. Every list has to be there and every record to have its id, a whole number, or its name:
// the request is refused otherwise (`unreadable_request`), as what is not seen would count as gone.
//
// decide_lifecycle: {"instances", "snapshots", "mappings"}, each a list of {"id", "created_at", "last_activity_at",
// "ttl", "inactivity_timeout"} → {"expired": [{"kind": "instance" | "snapshot" | "mapping", "id", "reason": "ttl" |
// "inactivity", "since"}], "diagnostics"}, in the order in which to end them.
//
// decide_reconciliation: {"pods": [{"name", "labels", "created_at"}], "instances": [{"id", "status", "created_at",
// "status_changed_at"}]} → {"orphan_pods": [{"name", "instance_id", "reason": "no_record", "since"}],
// "stale_instances": [{"id", "status", "reason": "startup_timeout", "since"}], "diagnostics"}.
namespace mapping {

// Holds what outlives one request: the compiled rules of the last policy, what the last checks found
// out about each query, and the running job. One session serves one caller; sessions share nothing
// but the catalogs of a store. Not safe for use by several threads at once.
class Session {
 public:
  Session();  // with a store of its own
  explicit Session(std::shared_ptr<CatalogStore> catalogs);
  ~Session();
  Session(Session&&) noexcept;
  Session& operator=(Session&&) noexcept;

  // Never throws but std::bad_alloc, after which the session may be used again; a job that was
  // running is lost.
  [[nodiscard]] std::string run(std::string_view operation, std::string_view input,
                                std::string_view options);

  struct State;

 private:
  std::unique_ptr<State> state_;
};

}  // namespace mapping
