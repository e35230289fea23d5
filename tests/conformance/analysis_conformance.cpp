// Asks the offline analysis what a real server was asked, and counts how often the answers agree.
//
//   analysis_conformance CORPUS_FOLDER CATALOG_FILE [FLOOR_FILE] [--failures FILE]
//
// Prints and keeps floors as sql_conformance does. Of the queries that the server accepts:
// `no_false_error`, `no_wrong_column` (a name or a type that is given and not the server's) and
// `complete` (all names and types given). Of those that it refuses: `refused`, `place` (the same
// error name at the same place) and `message`.
#include <iostream>
#include <string>
#include <vector>

#include "mapping/analysis.h"
#include "mapping/text.h"
#include "measures.h"

namespace {

using conformance::Json;
using conformance::Measures;

mapping::Catalog read_catalog(const std::string& path) {
  std::ifstream file(path);
  const Json snapshot = Json::parse(file);
  std::vector<mapping::CatalogTable> tables;
  for (const Json& table : snapshot["tables"]) {
    mapping::CatalogTable& added = tables.emplace_back(
        table["catalog"], table["schema"], table["name"], std::vector<mapping::CatalogColumn>());
    for (const Json& column : table["columns"]) {
      added.columns.emplace_back(column["name"], column["type"]);
    }
  }
  return {std::move(tables), snapshot["captured_at"]};
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

void measure(Measures& measures, const std::string& file, const Json& row,
             const mapping::Catalog& catalog) {
  const mapping::AnalysisSession session{row.value("catalog", "tpch"), row.value("schema", "tiny")};
  const mapping::SqlTree tree = mapping::parse_sql(row["sql"].get<std::string>());
  const Json got = describe(tree, mapping::analyze_sql(tree, catalog, session));
  if (row.contains("error")) {
    measure_refused(measures, file, row, got);
  } else if (row.contains("columns")) {
    measure_accepted(measures, file, row, got);
  }
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.size() < 2) {
    std::cerr << "usage: analysis_conformance CORPUS_FOLDER CATALOG_FILE [FLOOR_FILE] "
                 "[--failures FILE]\n";
    return 2;
  }
  const bool wants_failures =
      arguments.size() > 3 && arguments[arguments.size() - 2] == "--failures";
  Measures measures(wants_failures ? arguments.back() : "");
  const mapping::Catalog catalog = read_catalog(arguments[1]);
  for (const std::string file : {"typed_queries", "author_mistakes", "tpc_columns"}) {
    conformance::read_rows(arguments[0] + "/" + file + ".jsonl",
                           [&](const Json& row) { measure(measures, file, row, catalog); });
  }
  const bool has_floor = arguments.size() > 2 && arguments[2] != "--failures";
  return conformance::print_counts(measures, has_floor ? arguments[2] : "");
}
