// Asks the offline analysis what a real server was asked, and counts how often the answers agree.
//
//   analysis_conformance CORPUS_FOLDER CATALOG_FILE ANALYZER_CATALOG_FILE [FLOOR_FILE]
//                        [--failures FILE]
//
// Prints and keeps floors as sql_conformance does. Of the queries that the server accepts:
// `no_false_error`, `no_wrong_column` (a name or a type that is given and not the server's) and
// `complete` (all names and types given). Of those that it refuses: `refused`, `place` (the same
// error name at the same place) and `message`.
//
// The rows of Trino's own TestAnalyzer name no place but in their messages, and are about the tables
// of ANALYZER_CATALOG_FILE: of its queries `no_wrong_error`, `refused` (with the same error name) and
// `message`. Statements that are no queries are left out.
//
// Of column_lineage, for each column of each query: `known` (nothing is left open), else
// `nothing_wrong`; `sources` (those of the server, and no others), or `within` (at least those) where
// the server has a gap. The names of the same queries are changed (renames.h).
#include <algorithm>
#include <cctype>
#include <iostream>
#include <regex>
#include <string>
#include <vector>

#include "mapping/analysis.h"
#include "mapping/text.h"
#include "measures.h"
#include "renames.h"

namespace {

using conformance::Json;
using conformance::Measures;

std::string_view text_of(const Json& value) { return value.get_ref<const std::string&>(); }

mapping::Catalog read_catalog(const std::string& path) {
  std::ifstream file(path);
  const Json snapshot = Json::parse(file);
  mapping::Catalog catalog(text_of(snapshot["captured_at"]));
  std::vector<mapping::CatalogColumn> columns;
  for (const Json& table : snapshot["tables"]) {
    columns.clear();
    for (const Json& column : table["columns"])
      columns.push_back({text_of(column["name"]), text_of(column["type"])});
    catalog.add(
        {text_of(table["catalog"]), text_of(table["schema"]), text_of(table["name"]), columns});
  }
  return catalog;
}

Json describe(const mapping::SqlTree& tree, const mapping::Analysis& analysis) {
  Json got{{"certain", analysis.certain}, {"reasons", analysis.reasons}};
  if (analysis.fault) {
    const auto place = mapping::code_point_position(tree.text, analysis.fault->span.begin);
    got["error"] = {{"name", std::string(analysis.fault->error_name)},
                    {"line", place.line},
                    {"column", place.column},
                    {"message", analysis.fault->server_message}};
    return got;
  }
  got["columns"] = Json::array();
  for (const mapping::AnalyzedColumn& column : analysis.columns) {
    got["columns"].push_back({{"name", column.name ? Json(*column.name) : Json()},
                              {"type", column.type ? Json(*column.type) : Json()}});
  }
  return got;
}

void measure_accepted(Measures& measures, const std::string& file, const Json& row,
                      const Json& got) {
  measures.add(file, "no_false_error", !got.contains("error"), row, got);
  if (got.contains("error")) return;
  const Json& expected = row["columns"];
  const Json& columns = got["columns"];
  bool open = false;
  bool wrong = false;
  bool complete = columns.size() == expected.size();
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const bool has_name = !columns[i]["name"].is_null();
    const bool has_type = !columns[i]["type"].is_null();
    complete = complete && has_name && has_type;
    open = open || !has_name;
    if (open) continue;
    wrong = wrong || i >= expected.size() || columns[i]["name"] != expected[i]["name"] ||
            (has_type && columns[i]["type"] != expected[i]["type"]);
  }
  wrong = wrong || (!open && columns.size() != expected.size());
  measures.add(file, "no_wrong_column", !wrong, row, got);
  measures.add(file, "complete", complete && !wrong, row, got);
}

void measure_refused(Measures& measures, const std::string& file, const Json& row,
                     const Json& got) {
  const Json& error = row["error"];
  const bool refused = got.contains("error");
  measures.add(file, "refused", refused, row, got);
  if (!refused && got["certain"] == true) {
    measures.add(file, "no_false_certainty", false, row, got);
  } else {
    measures.add(file, "no_false_certainty", true, row, got);
  }
  std::string message = error["message"];
  bool same = refused && got["error"]["name"] == error["name"];
  if (error.contains("line") && error["line"].is_number()) {
    same =
        same && got["error"]["line"] == error["line"] && got["error"]["column"] == error["column"];
    message = message.substr(message.find(": ") + 2);
  }
  measures.add(file, "place", same, row, got);
  measures.add(file, "message", same && got["error"]["message"] == message, row, got);
}

// One for all rows: what is remembered of one query must not change the answer to another.
mapping::AnalysisMemo memo;

void measure(Measures& measures, const std::string& file, const Json& row,
             const mapping::Catalog& catalog) {
  const mapping::AnalysisSession session{row.value("catalog", "tpch"), row.value("schema", "tiny")};
  const mapping::SqlTree tree = mapping::parse_sql(row["sql"].get<std::string>());
  const Json got = describe(tree, mapping::analyze_sql(tree, catalog, session, memo));
  if (row.contains("error")) {
    measure_refused(measures, file, row, got);
  } else if (row.contains("columns")) {
    measure_accepted(measures, file, row, got);
  }
}

bool is_same_message(const Json& row, const Json& error) {
  if (!row["message"].is_string()) return true;
  const std::string expected = row["message"];
  const std::string place = "line " + std::to_string(error["line"].get<int>()) + ":" +
                            std::to_string(error["column"].get<int>()) + ": ";
  const std::string message = error["message"];
  const std::string placed = place + message;
  if (row["message_kind"] == "MessageContaining") return placed.find(expected) != std::string::npos;
  if (row["message_kind"] != "MessageMatching") return expected == placed || expected == message;
  if (expected.starts_with("\\Q"))  // and "\\E" at the end: not a pattern
    return expected.substr(2, expected.size() - 4) == placed;
  const std::regex pattern(expected);
  return std::regex_match(placed, pattern) || std::regex_match(message, pattern);
}

// Views that are stale and the function `apply` are in that test's server alone.
bool can_be_judged(const Json& row, const mapping::SqlTree& tree) {
  if (!row["code"].is_string()) return false;
  const std::string code = row["code"];
  if (code.find("VIEW") != std::string::npos) return false;
  if (tree.fault) return tree.fault->code != mapping::Code::kSqlNotAQuery;
  return row["sql"].get<std::string>().find("apply(") == std::string::npos;
}

void measure_analyzer(Measures& measures, const Json& row, const mapping::Catalog& catalog) {
  static const std::string kFile = "semantic_errors_TestAnalyzer";
  const mapping::SqlTree tree = mapping::parse_sql(row["sql"].get<std::string>());
  if (!can_be_judged(row, tree)) return;
  const Json got = describe(tree, mapping::analyze_sql(tree, catalog, {"tpch", "s1"}, memo));
  const bool refused = got.contains("error");
  const bool same = refused && got["error"]["name"] == row["code"];
  measures.add(kFile, "no_wrong_error", same || !refused, row, got);
  measures.add(kFile, "no_false_certainty", refused || got["certain"] == false, row, got);
  measures.add(kFile, "refused", same, row, got);
  measures.add(kFile, "message", same && is_same_message(row, got["error"]), row, got);
}

// Where Trino 476 loses sources: what it makes of a set operation in a query keeps its first branch
// (trinodb/trino#25148), UNNEST gives none (#23641, until 478), a recursive query with aliases gives
// none (#29304, until 482), and so do columns of USING, of VALUES over columns around it, of table
// functions, of JSON_TABLE, of the star over a row, and measures of row patterns.
bool has_gap(const std::string& sql) {
  static const std::regex kGaps(
      "\\b(union|intersect|except|unnest|recursive|using|values|match_recognize|json_table|"
      "table\\s*\\()|"
      "\\)\\.\\*",
      std::regex::icase);
  return std::regex_search(sql, kGaps);
}

std::vector<std::string> sources_of(const mapping::Analysis& analysis,
                                    const mapping::ColumnLineage& column) {
  std::vector<std::string> sources;
  for (const mapping::ColumnSource& source : column.sources) {
    const mapping::SourceColumn& found = analysis.lineage.columns[source.column];
    const mapping::SqlTable& table = analysis.tables[found.table];
    std::string path = table.catalog + "." + table.schema + "." + table.name + "." + found.name;
    std::ranges::transform(path, path.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    sources.push_back(std::move(path));
  }
  std::ranges::sort(sources);
  return sources;
}

void measure_lineage(Measures& measures, const Json& row, const mapping::Catalog& catalog) {
  static const std::string kFile = "column_lineage";
  const mapping::AnalysisSession session{row.value("catalog", "tpch"), row.value("schema", "tiny")};
  const mapping::SqlTree tree = mapping::parse_sql(row["sql"].get<std::string>());
  const mapping::Analysis analysis = mapping::analyze_lineage(tree, catalog, session, memo);
  const bool has_all = analysis.lineage.outputs.size() == row["sources"].size();
  measures.add(kFile, "analyzed", has_all, row, describe(tree, analysis));
  for (std::size_t i = 0; has_all && i < row["sources"].size(); ++i) {
    const mapping::ColumnLineage& column = analysis.lineage.outputs[i];
    std::vector<std::string> expected = row["sources"][i];
    std::ranges::sort(expected);
    const std::vector<std::string> sources = sources_of(analysis, column);
    const Json got{{"column", i}, {"sources", sources}, {"reason", std::string(column.reason)}};
    measures.add(kFile, "known", column.reason.empty(), row, got);
    if (!column.reason.empty()) {
      measures.add(kFile, "nothing_wrong", std::ranges::includes(expected, sources), row, got);
    } else if (has_gap(tree.text) && sources != expected) {
      measures.add(kFile, "within", std::ranges::includes(sources, expected), row, got);
    } else {
      measures.add(kFile, "sources", sources == expected, row, got);
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.size() < 3) {
    std::cerr << "usage: analysis_conformance CORPUS_FOLDER CATALOG_FILE ANALYZER_CATALOG_FILE "
                 "[FLOOR_FILE] [--failures FILE]\n";
    return 2;
  }
  const bool wants_failures =
      arguments.size() > 4 && arguments[arguments.size() - 2] == "--failures";
  Measures measures(wants_failures ? arguments.back() : "");
  const mapping::Catalog catalog = read_catalog(arguments[1]);
  for (const std::string file : {"typed_queries", "author_mistakes", "tpc_columns"}) {
    conformance::read_rows(arguments[0] + "/" + file + ".jsonl",
                           [&](const Json& row) { measure(measures, file, row, catalog); });
  }
  conformance::read_rows(arguments[0] + "/column_lineage.jsonl", [&](const Json& row) {
    measure_lineage(measures, row, catalog);
    const mapping::AnalysisSession session{row.value("catalog", "tpch"),
                                           row.value("schema", "tiny")};
    conformance::measure_renames(measures, row, {catalog, session, memo});
  });
  const mapping::Catalog analyzer_catalog = read_catalog(arguments[2]);
  conformance::read_rows(
      arguments[0] + "/semantic_errors_TestAnalyzer.jsonl",
      [&](const Json& row) { measure_analyzer(measures, row, analyzer_catalog); });
  const bool has_floor = arguments.size() > 3 && arguments[3] != "--failures";
  return conformance::print_counts(measures, has_floor ? arguments[3] : "");
}
