#include "schemas.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <set>
#include <sstream>

#include "suggestion_reader.h"

namespace mapping::testing {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> split(std::string_view text, std::string_view by) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(by, at), text.size());
    parts.emplace_back(text.substr(at, end - at));
    at = end + by.size();
  }
  return parts;
}

std::string full_name(const std::string& schema, const std::string& table) {
  return table.find('.') == std::string::npos ? schema + '.' + table : table;
}

// Takes ` > table` or ` ? table` off the end.
std::string take_reference(std::string& text, char mark) {
  const std::size_t at = text.rfind(std::string(" ") + mark + ' ');
  if (at == std::string::npos) return {};
  std::string reference = text.substr(at + 3);
  text.resize(at);
  return reference;
}

void read_column(std::string text, const std::string& table, KnownSchema& schema, Json& columns) {
  const std::string declared = take_reference(text, '>');
  const std::string evident = take_reference(text, '?');
  if (text.ends_with(" key")) text.resize(text.size() - 4);
  const std::size_t type = text.rfind(' ');
  REQUIRE(type != std::string::npos);
  const std::string name = text.substr(0, type);
  columns.push_back({{"name", name}, {"type", text.substr(type + 1)}});
  const std::string& reference = declared.empty() ? evident : declared;
  if (!reference.empty())
    schema.relations.push_back(
        {table, {name}, full_name(schema.name, reference), !declared.empty()});
}

void read_table(const std::string& line, KnownSchema& schema) {
  const std::size_t colon = line.find(": ");
  REQUIRE(colon != std::string::npos);
  const std::string table = full_name(schema.name, line.substr(0, colon));
  const std::vector<std::string> parts = split(line.substr(colon + 2), "; ");
  Json columns = Json::array();
  for (const std::string& column : split(parts.front(), ", "))
    read_column(column, table, schema, columns);
  for (std::size_t i = 1; i < parts.size(); ++i) {
    std::string names = parts[i];
    const std::string reference = take_reference(names, '>');
    std::vector<std::string> together = split(names, " ");
    std::ranges::sort(together);
    schema.relations.push_back({table, together, full_name(schema.name, reference)});
  }
  const std::size_t dot = table.find('.');
  schema.snapshot["tables"].push_back({{"catalog", "dw"},
                                       {"schema", table.substr(0, dot)},
                                       {"name", table.substr(dot + 1)},
                                       {"columns", columns}});
}

std::string text_of(const KnownRelation& relation) {
  std::string columns;
  for (const std::string& column : relation.columns) columns += " " + column;
  return relation.table + columns + " > " + relation.references;
}

// Whether a chain of declared relations leads there.
bool follows(const KnownSchema& schema, const KnownRelation& relation) {
  std::set<std::string> reached;
  std::vector<std::string> open = {relation.table};
  for (bool is_first = true; !open.empty(); is_first = false) {
    const std::string table = open.back();
    open.pop_back();
    for (const KnownRelation& step : schema.relations) {
      if (step.table != table || (is_first && step.columns != relation.columns)) continue;
      if (step.references == relation.references && !is_first) return true;
      if (reached.insert(step.references).second) open.push_back(step.references);
    }
  }
  return false;
}

std::string place(const Json& table) {
  return table[1].get<std::string>() + '.' + table[2].get<std::string>();
}

}  // namespace

KnownSchema read_schema(std::string_view name, std::string_view text) {
  KnownSchema schema{std::string(name), {{"captured_at", "2026-11-23T00:00:00Z"}}, {}};
  schema.snapshot["tables"] = Json::array();
  for (const std::string& line : split(text, "\n")) {
    if (!line.empty() && !line.starts_with('#')) read_table(line, schema);
  }
  return schema;
}

std::vector<KnownSchema> known_schemas() {
  std::vector<KnownSchema> schemas;
  for (const fs::directory_entry& entry :
       fs::directory_iterator(checkout_path("tests/fixtures/keys")))
    schemas.push_back(read_schema(entry.path().stem().string(), read_file(entry.path())));
  std::ranges::sort(schemas, {}, &KnownSchema::name);
  return schemas;
}

Json suggest(Session& session, const Json& snapshot, Json options) {
  options["catalog"] = load_catalog(session, snapshot);
  return read_suggestion(Json::parse(session.run("suggest_mapping", "", options.dump())));
}

std::vector<KnownRelation> relations_of(const Json& suggestion,
                                        const std::vector<std::string>& tiers) {
  std::vector<KnownRelation> relations;
  for (const Json& relation : suggestion["relations"]) {
    if (std::ranges::find(tiers, relation["tier"].get<std::string>()) == tiers.end()) continue;
    std::vector<std::string> columns = relation["columns"];
    std::ranges::sort(columns);
    relations.push_back({place(relation["table"]), columns, place(relation["references"])});
  }
  return relations;
}

Score score(const KnownSchema& schema, const std::vector<KnownRelation>& found) {
  Score score;
  std::vector<KnownRelation> missed;
  for (const KnownRelation& known : schema.relations) {
    if (known.is_declared && std::ranges::find(found, known) == found.end())
      missed.push_back(known);
  }
  score.missed = missed.size();
  for (const KnownRelation& relation : missed) score.faults += "missed " + text_of(relation) + '\n';
  for (const KnownRelation& relation : found) {
    KnownRelation evident = relation;
    evident.is_declared = false;
    if (std::ranges::find(schema.relations, relation) != schema.relations.end()) {
      ++score.right;
    } else if (std::ranges::find(schema.relations, evident) == schema.relations.end() &&
               !follows(schema, relation)) {
      ++score.wrong;
      score.faults += "wrong " + text_of(relation) + '\n';
    }
  }
  return score;
}

}  // namespace mapping::testing
