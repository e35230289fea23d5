#include <catch2/catch_test_macros.hpp>
#include <sstream>
#include <string>

#include "fixture.h"
#include "mapping/sql.h"

using mapping::Code;
using mapping::find_path_fault;
using mapping::parse_sql;
using mapping::SqlFault;
using mapping::testing::read_lines;

namespace {

std::string in_literal(const std::string& path) {
  std::string literal;
  for (const char c : path) literal += c == '\'' ? "''" : std::string(1, c);
  return "'" + literal + "'";
}

std::string said(const std::optional<SqlFault>& fault) {
  return fault ? std::to_string(fault->span.begin) + " " + fault->server_message : "";
}

}  // namespace

TEST_CASE("Takes the JSON paths that Trino takes, and says of others what it says", "[sql][json]") {
  const std::string before = "SELECT JSON_QUERY(j, ";
  for (const std::string& line : read_lines("json_paths.tsv")) {
    std::istringstream fields(line);
    std::string place;
    std::string message;
    std::string path;
    std::getline(fields, place, '\t');
    std::getline(fields, message, '\t');
    std::getline(fields, path);
    INFO(path);
    const auto begin = before.size() + std::stoul(place);
    const std::string expected = place == "0" ? "" : std::to_string(begin) + " " + message;
    CHECK(said(find_path_fault(parse_sql(before + in_literal(path) + ")"))) == expected);
  }
}

TEST_CASE("A fault of a JSON path is called by its name", "[sql][json]") {
  const auto code_of = [](const std::string& path) {
    const auto fault =
        find_path_fault(parse_sql("SELECT JSON_EXISTS(j, " + in_literal(path) + ")"));
    REQUIRE(fault);
    CHECK(fault->error_name == "SYNTAX_ERROR");
    CHECK(fault->fixes.size() == (path == "$.a" ? 1 : 0));
    return fault->code;
  };
  CHECK(code_of("$.a") == Code::kSqlJsonPath);
  CHECK(code_of("a.b") == Code::kSqlJsonPath);
  CHECK(code_of("") == Code::kSqlJsonPath);
  CHECK(code_of("lax a") == Code::kSqlJsonPathToken);
  CHECK(code_of("lax $.") == Code::kSqlJsonPathEnd);
}

TEST_CASE("The paths of the columns of JSON_TABLE are read, their defaults are not",
          "[sql][json]") {
  const auto fault_in = [](const std::string& columns) {
    return said(find_path_fault(
        parse_sql("SELECT 1 FROM JSON_TABLE(j, 'lax $' COLUMNS (" + columns + "))")));
  };
  CHECK(fault_in("a integer PATH 'bad'") ==
        "61 mismatched input 'bad' expecting {'lax', 'strict'}");
  CHECK(fault_in("a varchar FORMAT JSON PATH 'lax $.'") == "79 no viable alternative at input '.'");
  CHECK(fault_in("NESTED PATH 'lax $[' COLUMNS (a integer)") ==
        "64 no viable alternative at input '['");
  CHECK(fault_in("a varchar DEFAULT 'bad' ON EMPTY") == "");
}

TEST_CASE("A path of any depth ends", "[sql][json]") {
  const auto path_of = [](const std::string& open, const std::string& end) {
    std::string path = "lax ";
    for (int i = 0; i < 100000; ++i) path += open;
    return parse_sql("SELECT JSON_EXISTS(j, '" + path + end + "')");
  };
  CHECK(said(find_path_fault(path_of("(", ""))) == "");
  CHECK(said(find_path_fault(path_of("$ ? (", ""))) == "");
  CHECK(said(find_path_fault(path_of("$[", ""))) == "");
  CHECK(said(find_path_fault(path_of("-", "1"))) == "");
  CHECK(said(find_path_fault(path_of("$ + ", "$"))) == "");
}
