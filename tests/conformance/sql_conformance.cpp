// Reads labelled statements and counts how often the SQL front end agrees with
// the servers that labelled them.
//
//   sql_conformance CORPUS_FOLDER [FLOOR_FILE] [--failures FILE]
//
// Prints one line for each measure: `file measure agreed of total`. With a
// floor file, whose lines have the same form, every measure must agree at least
// as often as there: the exit status is 1 where one does not. Failures go to
// FILE, one JSON object a line.
#include <algorithm>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

#include "mapping/sql.h"
#include "mapping/text.h"
#include "measures.h"

namespace {

using conformance::Json;
using conformance::Measures;

struct Label {
  bool ok = false;
  std::string message;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

std::optional<Label> label_of(const Json& row, const std::string& version) {
  if (!row.contains(version) || !row[version].is_object()) {
    return std::nullopt;
  }
  const Json& verdict = row[version];
  Label label;
  label.ok = verdict.value("ok", false);
  if (!label.ok && verdict.contains("line") && verdict["line"].is_number()) {
    label.message = verdict["message"].is_string() ? verdict["message"].get<std::string>() : "";
    label.line = verdict["line"];
    label.column = verdict["col"];
  }
  return label;
}

// The token between the quotes of `mismatched input '…'. Expecting:`, or the
// whole message of another fault.
std::string found_in(const std::string& message) {
  const std::size_t begin = message.find("mismatched input '");
  const std::size_t end = message.rfind("'. Expecting: ");
  if (begin != std::string::npos && end != std::string::npos) {
    return message.substr(begin + 18, end - begin - 18);
  }
  const std::size_t text = message.find(": ");
  return message.starts_with("line ") && text != std::string::npos ? message.substr(text + 2)
                                                                   : message;
}

Json describe(const mapping::SqlTree& tree) {
  if (!tree.fault) {
    return "accepted";
  }
  const auto place = mapping::code_point_position(tree.text, tree.fault->span.begin);
  return Json{{"line", place.line}, {"col", place.column}, {"message", tree.fault->server_message}};
}

// Accepted by any version: must be accepted. Refused by all: must be refused,
// at the place that Trino 476 names.
void measure_verdict(Measures& measures, const std::string& file, const Json& row) {
  const auto t476 = label_of(row, "t476");
  const auto t484 = label_of(row, "t484");
  const bool expected_ok = t476 ? t476->ok || (t484 && t484->ok) : row["expect"] == "ok";
  const mapping::SqlTree tree = mapping::parse_sql(row["sql"].get<std::string>());
  const bool ok = !tree.fault;
  const Json got = describe(tree);
  measures.add(file, expected_ok ? "accepted" : "refused", ok == expected_ok, row, got);
  if (ok || expected_ok || !t476 || t476->line == 0) {
    if (ok && expected_ok) {
      const mapping::SqlTree again = mapping::parse_sql(mapping::print_sql(tree));
      measures.add(file, "printed", !again.fault && mapping::same_tree(tree, again), row,
                   mapping::print_sql(tree));
    }
    return;
  }
  const auto place = mapping::code_point_position(tree.text, tree.fault->span.begin);
  measures.add(file, "place", place.line == t476->line && place.column == t476->column, row, got);
  measures.add(file, "token", found_in(tree.fault->server_message) == found_in(t476->message), row,
               got);
  measures.add(file, "message",
               "line " + std::to_string(place.line) + ":" + std::to_string(place.column) + ": " +
                       tree.fault->server_message ==
                   t476->message,
               row, got);
}

std::string qualified(const mapping::SqlTable& table) {
  std::string text = table.catalog.empty() ? "" : table.catalog + ".";
  text += table.schema.empty() ? "" : table.schema + ".";
  return mapping::to_lower(text + table.name);
}

void measure_shape(Measures& measures, const std::string& file, const Json& row) {
  const mapping::SqlTree tree = mapping::parse_sql(row["sql"].get<std::string>());
  const mapping::SqlShape shape = mapping::shape_of(tree);
  Json tables = Json::array();
  for (const mapping::SqlTable& table : shape.tables) {
    tables.push_back(qualified(table));
  }
  Json columns = Json::array();
  for (const mapping::SqlColumn& column : shape.columns) {
    columns.push_back(column.name ? Json(*column.name) : Json("*"));
  }
  Json expected_tables = Json::array();
  for (const Json& table : row["tables"]) {
    expected_tables.push_back(mapping::to_lower(table.get<std::string>()));
  }
  const auto sorted = [](Json list) {
    std::sort(list.begin(), list.end());
    return list;
  };
  const Json got{{"tables", tables},
                 {"columns", columns},
                 {"open", shape.open},
                 {"functions", shape.functions}};
  measures.add(file, "tables", sorted(tables) == sorted(expected_tables), row, got);
  measures.add(file, "tables_in_order", tables == expected_tables, row, got);
  const bool open = row["open_star"] == true;
  measures.add(file, "open", shape.open == open, row, got);
  if (!open) {
    measures.add(file, "columns", columns == row["columns"], row, got);
  }
  measures.add(file, "functions", sorted(shape.functions) == sorted(row["functions"]), row, got);
}

void measure_names(Measures& measures, const std::string& file, const Json& row) {
  mapping::SqlTree tree = mapping::parse_sql(row["sql"].get<std::string>());
  // A real server has answered: it reads the paths, too.
  if (!tree.fault) tree.fault = mapping::find_path_fault(tree);
  const bool syntax_error = row.contains("error") && row["error"]["name"] == "SYNTAX_ERROR";
  if (row.contains("columns")) {
    measures.add(file, "accepted", !tree.fault, row, describe(tree));
    const mapping::SqlShape shape = mapping::shape_of(tree);
    if (!tree.fault && !shape.open) {
      Json names = Json::array();
      for (const mapping::SqlColumn& column : shape.columns) {
        names.push_back(column.name.value_or("*"));
      }
      Json expected = Json::array();
      for (const Json& column : row["columns"]) {
        expected.push_back(column["name"]);
      }
      measures.add(file, "columns", names == expected, row, names);
    }
  } else if (syntax_error) {
    measures.add(file, "refused", tree.fault.has_value(), row, describe(tree));
    if (tree.fault && row["error"].contains("line") && row["error"]["line"].is_number()) {
      const auto place = mapping::code_point_position(tree.text, tree.fault->span.begin);
      const bool same =
          place.line == row["error"]["line"] && place.column == row["error"]["column"];
      measures.add(file, "place", same, row, describe(tree));
    }
  }
}

// Faults of meaning: the text itself must be accepted, unless the fault is one
// of syntax.
void measure_semantic(Measures& measures, const std::string& file, const Json& row) {
  if (row["code"] != "SYNTAX_ERROR") {
    const mapping::SqlTree tree = mapping::parse_sql(row["sql"].get<std::string>());
    const bool no_query = tree.fault && tree.fault->code == mapping::Code::kSqlNotAQuery;
    measures.add(file, "accepted", !tree.fault || no_query, row, describe(tree));
  }
}

void measure_expression(Measures& measures, const std::string& file, const Json& row) {
  const mapping::SqlTree tree =
      mapping::parse_sql("SELECT " + row["sql"].get<std::string>() + "\n");
  measures.add(file, row["expect"] == "ok" ? "accepted" : "refused",
               !tree.fault == (row["expect"] == "ok"), row, describe(tree));
}

void measure_statement(Measures& measures, const std::string& file, const Json& row) {
  if (row["root"] == "Query") {
    const mapping::SqlTree tree = mapping::parse_sql(row["sql"].get<std::string>());
    measures.add(file, "accepted", !tree.fault, row, describe(tree));
  }
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.empty()) {
    std::cerr << "usage: sql_conformance CORPUS_FOLDER [FLOOR_FILE] "
                 "[--failures FILE]\n";
    return 2;
  }
  const bool wants_failures =
      arguments.size() > 2 && arguments[arguments.size() - 2] == "--failures";
  Measures measures(wants_failures ? arguments.back() : "");
  using Measure = void (*)(Measures&, const std::string&, const Json&);
  const std::pair<const char*, Measure> files[] = {
      {"queries", measure_verdict},
      {"error_gold_TestSqlParserErrorHandling", measure_verdict},
      {"mutated_negatives", measure_verdict},
      {"mutated_still_valid", measure_verdict},
      {"other_dialects", measure_verdict},
      {"lineage_gold", measure_shape},
      {"typed_queries", measure_names},
      {"author_mistakes", measure_names},
      {"tpc_columns", measure_names},
      {"semantic_errors_TestAnalyzer", measure_semantic},
      {"expressions", measure_expression},
      {"statements_any_kind", measure_statement},
  };
  for (const auto& [file, measure] : files) {
    conformance::read_rows(
        arguments[0] + "/" + file + ".jsonl",
        [&, name = file, function = measure](const Json& row) { function(measures, name, row); });
  }
  const bool has_floor = arguments.size() > 1 && arguments[1] != "--failures";
  return conformance::print_counts(measures, has_floor ? arguments[1] : "");
}
