#include "mapping/preflight.h"

#include <algorithm>
#include <catch2/catch_message.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mapping/analysis.h"
#include "preflight/loading.h"

// What a preflight asks. What the answers mean is in the fixtures, and whether the engine agrees in tests/cluster.
namespace mapping {
namespace {

using Pair = std::pair<std::string, std::string>;

const std::vector<std::string> kSources = {
    "varchar", "char(5)",  "bigint",  "integer", "smallint",     "tinyint",
    "double",  "real",     "boolean", "date",    "timestamp(3)", "timestamp(6) with time zone",
    "uuid",    "varbinary"};
const std::vector<std::string> kTargets = {"STRING",    "INT64",  "INT32", "INT16",
                                           "INT8",      "DOUBLE", "FLOAT", "DATE",
                                           "TIMESTAMP", "BOOL",   "BLOB",  "UUID"};

std::vector<Pair> all_pairs() {
  std::vector<Pair> pairs;
  for (const std::string& source : kSources) {
    for (const std::string& target : kTargets) pairs.emplace_back(source, target);
  }
  return pairs;
}

std::string literal(const std::string& type) { return "CAST(NULL AS " + type + ")"; }

std::string node(const std::string& label, const std::string& key, const std::string& target,
                 const std::string& property, const std::string& declared) {
  return R"({"label": ")" + label + R"(", "sql": "SELECT )" + literal(key) + " AS id, " +
         literal(property) + R"( AS p", "primary_key": {"name": "id", "type": ")" + target +
         R"("}, "properties": [{"name": "p", "type": ")" + declared + R"("}]})";
}

bool is_key(const std::string& type) {
  return type == "STRING" || type == "INT64" || type == "DATE" || type == "UUID";
}

// What the server would say of the statement.
void check_statement(const std::string& sql, const Catalog& catalog) {
  INFO(sql);
  AnalysisMemo memo;
  const Analysis analysis = analyze_sql(parse_sql(sql), catalog, {}, memo);
  INFO((analysis.fault ? analysis.fault->server_message : ""));
  CHECK_FALSE(analysis.fault);
  CHECK(analysis.certain);
}

Preflight ask(const std::string& text, const std::shared_ptr<const Catalog>& catalog,
              std::span<const PreflightAnswer> answers, const LoadLimits& limits = {}) {
  const auto rules = RuleSet::compile({});
  PreflightOptions options{.types = LoadTypes::kDeclared, .limits = limits};
  options.check.sql.catalog = catalog;
  return preflight(text, *rules.value(), options, answers);
}

}  // namespace

TEST_CASE("every statement of a preflight is one that a server takes") {
  const auto& [source, target] = GENERATE(from_range(all_pairs()));
  INFO(source << " as " << target);
  const std::string key = is_key(target) ? source : "bigint";
  const std::string key_type = is_key(target) ? target : "INT64";
  const std::string text =
      R"({"node_definitions": [)" + node("A", key, key_type, source, target) + "," +
      node("B", "bigint", "INT64", "date", "DATE") +
      R"(], "edge_definitions": [{"type": "LINKS", "from_node": "A", "to_node": "B",
      "sql": "SELECT )" +
      literal(key) + " AS a, " + literal("varchar") +
      R"( AS b", "from_key": "a", "to_key": "b"},
      {"type": "LOOPS", "from_node": "B", "to_node": "B", "sql": "SELECT 1 AS a, 'x' AS b -- end",
       "from_key": "a", "to_key": "b"}]})";
  const auto catalog = std::make_shared<const Catalog>("2026-11-23T00:00:00Z");
  std::vector<PreflightAnswer> answers;
  const LoadLimits limits{.rows = 7, .bytes = 8};  // four definitions of two rows and two bytes
  Preflight step = ask(text, catalog, answers, limits);
  REQUIRE(step.questions.size() == 4);
  while (!step.questions.empty()) {
    for (const PreflightQuestion& question : step.questions) {
      check_statement(question.sql, *catalog);
      // Everything is wrong, so that everything is asked.
      const std::size_t cells =
          analyze_sql(parse_sql(question.sql), *catalog, {}, *std::make_unique<AnalysisMemo>())
              .columns.size();
      std::vector<std::optional<std::string>> row(cells, "2");
      answers.push_back({.id = question.id, .rows = {std::move(row)}});
    }
    step = ask(text, catalog, answers, limits);
  }
  CHECK(step.status == PreflightStatus::kDirty);
  const auto is_told = [&step](Code code) {
    return std::ranges::count(step.diagnostics, code, &Diagnostic::code) == 1;
  };
  CHECK(is_told(Code::kTooManyRows));
  CHECK_FALSE(is_told(Code::kTooManyBytes));
  for (const CountedDefinition& definition : step.definitions) {
    CHECK(definition.rows == 2);
    CHECK(definition.bytes == 2);
    for (const LoadFault& fault : definition.faults) {
      if (!fault.sql.empty()) check_statement(fault.sql, *catalog);
    }
  }
}

TEST_CASE("a value loads as it is, with a fault, or never") {
  CHECK(load_column("smallint", "INT8", "n").fault == "n NOT BETWEEN -128 AND 127");
  CHECK(load_column("smallint", "INT64", "n").fault.empty());
  CHECK(load_column("boolean", "BOOL", "b").fault.empty());
  CHECK_FALSE(load_column("boolean", "INT64", "b").is_possible);
  CHECK_FALSE(load_column("bigint", "DATE", "n").is_possible);
  CHECK_FALSE(load_column("uuid", "BLOB", "u").is_possible);
  CHECK(load_column("array(bigint)", "INT64[]", "a").is_possible);
  CHECK(load_column("array(bigint)", "LIST", "a").is_possible);
  CHECK(load_column("double", "STRING", "x").key.empty());
  CHECK(load_column("varchar", "STRING", "s").key == "s");
  CHECK(load_column("char(3)", "STRING", "s").key == "CAST(s AS VARCHAR)");
  CHECK(load_column("double", "INT64", "x").change == Code::kRoundedValue);
}

TEST_CASE("columns that nobody knows are asked for, or taken as declared") {
  const std::string text = R"({"node_definitions": [{"label": "A", "sql": "SELECT * FROM t",
    "primary_key": {"name": "id", "type": "STRING"}, "properties": [{"name": "l", "type": "LIST"}]}]})";
  const auto rules = RuleSet::compile({});
  PreflightOptions options;
  const Preflight asked = preflight(text, *rules.value(), options, {});
  REQUIRE(asked.questions.size() == 1);
  CHECK(asked.questions.front().id == "columns:/node_definitions/0");
  CHECK(asked.questions.front().sql == "SELECT * FROM (\nSELECT * FROM t\n) LIMIT 0");
  CHECK(asked.status == PreflightStatus::kUnchecked);
  options.assumes_columns = true;
  const Preflight assumed = preflight(text, *rules.value(), options, {});
  REQUIRE(assumed.questions.size() == 1);
  CHECK(assumed.questions.front().id == "rows:/node_definitions/0");
  CHECK(assumed.diagnostics.empty());
}

TEST_CASE("columns that have no name of their own, or the same, are given one") {
  const auto question = [](const std::string& sql) {
    const std::string text =
        R"({"node_definitions": [{"label": "A", "sql": ")" + sql +
        R"(", "primary_key": {"name": "id", "type": "INT64"}, "properties": [{"name": "p", "type": "STRING"}]}]})";
    const auto catalog = std::make_shared<const Catalog>("2026-11-23T00:00:00Z");
    const Preflight step = ask(text, catalog, {});
    REQUIRE(step.questions.size() == 1);
    check_statement(step.questions.front().sql, *catalog);
    return step.questions.front().sql;
  };
  constexpr std::string_view kGiven = ") AS q (column1, column2)";
  CHECK(question("SELECT BIGINT '1', 'x'").find(kGiven) != std::string::npos);
  CHECK(question("SELECT BIGINT '1' AS id, 'x' AS ID").find(kGiven) != std::string::npos);
  CHECK(question("SELECT BIGINT '1' AS id, 'x' AS p").find(kGiven) == std::string::npos);
}

TEST_CASE("an edge waits for its nodes, and is not asked for where one has a fault") {
  const std::string text = R"({"node_definitions": [
      {"label": "A", "sql": "SELECT 1 AS", "primary_key": {"name": "id", "type": "INT64"}, "properties": []},
      {"label": "B", "sql": "SELECT BIGINT '1' AS id", "primary_key": {"name": "id", "type": "INT64"}, "properties": []}],
    "edge_definitions": [{"type": "LINKS", "from_node": "A", "to_node": "B", "sql": "SELECT BIGINT '1' AS a, BIGINT '2' AS b",
      "from_key": "a", "to_key": "b", "properties": []}]})";
  const auto catalog = std::make_shared<const Catalog>("2026-11-23T00:00:00Z");
  const Preflight step = ask(text, catalog, {});
  REQUIRE(step.questions.size() == 1);
  CHECK(step.questions.front().id == "rows:/node_definitions/1");
  CHECK(step.status != PreflightStatus::kClean);
}

TEST_CASE("keys and properties of an edge are taken as declared, too") {
  const std::string text = R"({"node_definitions": [
      {"label": "B", "sql": "SELECT BIGINT '1' AS id", "primary_key": {"name": "id", "type": "INT64"}, "properties": []}],
    "edge_definitions": [{"type": "LINKS", "from_node": "B", "to_node": "B", "sql": "SELECT * FROM t",
      "from_key": "a", "to_key": "b", "properties": [{"name": "p", "type": "DATE"}]}]})";
  const auto rules = RuleSet::compile({});
  PreflightOptions options;
  options.assumes_columns = true;
  const Preflight step = preflight(text, *rules.value(), options, {});
  const auto is_edge = [](const PreflightQuestion& question) {
    return question.id == "rows:/edge_definitions/0";
  };
  CHECK(std::ranges::any_of(step.questions, is_edge));
}

}  // namespace mapping
