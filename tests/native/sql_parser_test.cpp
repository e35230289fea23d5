#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "fixture.h"
#include "mapping/sql.h"

using mapping::code_point_position;
using mapping::parse_sql;
using mapping::print_sql;
using mapping::same_tree;
using mapping::SqlFault;
using mapping::SqlNodeId;
using mapping::SqlNodeKind;
using mapping::SqlTree;
using mapping::testing::accepted_statements;
using mapping::testing::read_lines;
using mapping::testing::with_line_breaks;

namespace {

std::string found_token(const std::string& message) {
  const std::size_t end = message.find("'. Expecting: ");
  return end == std::string::npos ? message : message.substr(18, end - 18);
}

const SqlFault& fault_of(const SqlTree& tree) {
  REQUIRE(tree.fault);
  return *tree.fault;
}

std::string mend(const std::string& sql) {
  const SqlTree tree = parse_sql(sql);
  const SqlFault& fault = fault_of(tree);
  REQUIRE(fault.fixes.size() == 1);
  std::string mended = sql;
  for (auto edit = fault.fixes[0].edits.rbegin(); edit != fault.fixes[0].edits.rend(); ++edit) {
    mended.replace(edit->span.begin, edit->span.size(), edit->text);
  }
  return mended;
}

std::string repeat(std::string_view text, std::size_t times) {
  std::string result;
  for (; times > 0; --times) {
    result += text;
  }
  return result;
}

}  // namespace

TEST_CASE("Accepts what Trino accepts, and prints what it has read", "[sql][parser]") {
  for (const std::string& sql : accepted_statements()) {
    INFO(sql);
    const SqlTree tree = parse_sql(sql);
    CHECK((tree.fault ? tree.fault->server_message : "") == "");
    const std::string printed = print_sql(tree);
    INFO(printed);
    CHECK(same_tree(tree, parse_sql(printed)));
    CHECK(print_sql(parse_sql(printed)) == printed);
  }
}

TEST_CASE("Refuses what Trino refuses, at the same place and token", "[sql][parser]") {
  for (const std::string& line : read_lines("refused.tsv")) {
    std::istringstream fields(line);
    std::string row;
    std::string column;
    std::string token;
    std::string sql;
    std::getline(fields, row, '\t');
    std::getline(fields, column, '\t');
    std::getline(fields, token, '\t');
    std::getline(fields, sql);
    sql = with_line_breaks(sql);
    INFO(sql);
    const SqlTree tree = parse_sql(sql);
    REQUIRE(tree.fault);
    const auto place = code_point_position(sql, tree.fault->span.begin);
    CHECK(std::to_string(place.line) + ":" + std::to_string(place.column) == row + ":" + column);
    CHECK(found_token(tree.fault->server_message) == token);
    CHECK(tree.fault->error_name == "SYNTAX_ERROR");
  }
}

TEST_CASE("Says what Trino expects", "[sql][parser]") {
  for (const std::string& line : read_lines("expecting.tsv")) {
    const std::size_t tab = line.find('\t');
    const std::string sql = line.substr(0, tab);
    INFO(sql);
    const SqlTree tree = parse_sql(sql);
    const SqlFault& fault = fault_of(tree);
    const auto place = code_point_position(sql, fault.span.begin);
    CHECK("line " + std::to_string(place.line) + ":" + std::to_string(place.column) + ": " +
              fault.server_message ==
          line.substr(tab + 1));
  }
}

TEST_CASE("A child's index is less than its parent's", "[sql][parser]") {
  for (const std::string& line : accepted_statements()) {
    const SqlTree tree = parse_sql(with_line_breaks(line));
    for (SqlNodeId id = 1; id < tree.nodes.size(); ++id) {
      for (SqlNodeId child = tree[id].first_child; child != mapping::kNoSqlNode;
           child = tree[child].next) {
        REQUIRE(child < id);
      }
    }
  }
}

TEST_CASE("Operators bind as in Trino", "[sql][parser]") {
  const SqlTree tree = parse_sql("SELECT a OR b AND NOT c = d + e * -f || g");
  const SqlNodeId item = tree.child(tree.child(tree.child(tree.child(tree.root, 0), 0), 0), 0);
  const SqlNodeId either = item;
  REQUIRE(tree[either].kind == SqlNodeKind::kOr);
  const SqlNodeId both = tree.child(either, 1);
  REQUIRE(tree[both].kind == SqlNodeKind::kAnd);
  const SqlNodeId negation = tree.child(both, 1);
  REQUIRE(tree[negation].kind == SqlNodeKind::kNot);
  const SqlNodeId comparison = tree.child(negation, 0);
  REQUIRE(tree[comparison].kind == SqlNodeKind::kComparison);
  const SqlNodeId text = tree.child(comparison, 1);
  REQUIRE(tree[text].kind == SqlNodeKind::kConcat);
  CHECK(tree.text_of(tree.child(text, 0)) == "d + e * -f");
}

TEST_CASE("Takes deep parentheses and long chains, refuses deeper queries with a fault",
          "[sql][parser]") {
  CHECK_FALSE(parse_sql("SELECT " + repeat("(", 5000) + "1" + repeat(")", 5000)).fault);
  CHECK_FALSE(parse_sql("SELECT " + repeat("(1 + ", 5000) + "1" + repeat(")", 5000)).fault);
  CHECK_FALSE(parse_sql("SELECT 1 WHERE a" + repeat(" AND a", 10000)).fault);
  CHECK_FALSE(parse_sql("SELECT 1" + repeat(" UNION SELECT 1", 10000)).fault);
  CHECK_FALSE(parse_sql("SELECT * FROM a" + repeat(" CROSS JOIN a", 10000)).fault);
  CHECK_FALSE(parse_sql("SELECT " + repeat("- ", 10000) + "a").fault);
  for (const char* nest :
       {"SELECT * FROM (", "SELECT f(", "SELECT (SELECT ", "SELECT CASE ", "SELECT ARRAY[",
        "SELECT CAST(", "WITH a AS (", "(", "SELECT x -> ", "SELECT a["}) {
    const SqlTree tree = parse_sql(repeat(nest, 100000));
    REQUIRE(tree.fault);
  }
  CHECK(fault_of(parse_sql(repeat("SELECT f(", 1) + repeat("f(", 5000))).code ==
        mapping::Code::kSqlTooDeep);
}

TEST_CASE("A fix mends the statement", "[sql][diagnose]") {
  CHECK(mend("SELECT a FORM t") == "SELECT a FROM t");
  CHECK(mend("SELEC a FROM t") == "SELECT a FROM t");
  CHECK(mend("SELECT a, FROM t") == "SELECT a FROM t");
  CHECK(mend("SELECT `a` FROM `b c`") == "SELECT \"a\" FROM \"b c\"");
  CHECK(mend("SELECT a FROM t WHERE a == 1") == "SELECT a FROM t WHERE a = 1");
  CHECK(mend("SELECT a FROM t LIMIT 5 ORDER BY a") == "SELECT a FROM t ORDER BY a\nLIMIT 5");
  CHECK(mend("SELECT a FROM t;") == "SELECT a FROM t");
  CHECK(mend("SELECT (a FROM t") == "SELECT (a) FROM t");
  CHECK(mend("SELECT order FROM t") == "SELECT \"order\" FROM t");
  CHECK(mend("SELECT \u2018a\u2019 FROM t") == "SELECT 'a' FROM t");
  CHECK(mend("SELECT 1st FROM t") == "SELECT \"1st\" FROM t");
}

TEST_CASE("A fault is called by its name", "[sql][diagnose]") {
  CHECK(fault_of(parse_sql("")).code == mapping::Code::kSqlEmpty);
  CHECK(fault_of(parse_sql(" -- nothing")).code == mapping::Code::kSqlEmpty);
  CHECK(fault_of(parse_sql("INSERT INTO t VALUES 1")).code == mapping::Code::kSqlNotAQuery);
  CHECK(fault_of(parse_sql("SELECT 1; SELECT 2")).code == mapping::Code::kSqlSecondStatement);
  CHECK(fault_of(parse_sql("SELECT 'a")).code == mapping::Code::kSqlUnterminatedString);
  CHECK(fault_of(parse_sql("SELECT \"a")).code == mapping::Code::kSqlUnterminatedName);
  CHECK(fault_of(parse_sql("SELECT 1 /* a")).code == mapping::Code::kSqlUnterminatedComment);
  CHECK(fault_of(parse_sql("SELECT a b c")).code == mapping::Code::kSqlSyntaxError);
  CHECK(fault_of(parse_sql("SELECT a FROM t WHERE")).code == mapping::Code::kSqlUnexpectedEnd);
  CHECK(fault_of(parse_sql("SELECT a b c")).fixes.empty());
}

TEST_CASE("Printing keeps comments and what is quoted", "[sql][print]") {
  CHECK(print_sql(parse_sql("select a,b -- c\nfrom t where x=1 and y='A  b'")) ==
        "SELECT\n  a,\n  b -- c\nFROM t\nWHERE x = 1\n  AND y = 'A  b'");
  CHECK(print_sql(parse_sql("select ( select 1 )")) == "SELECT (\n  SELECT 1\n)");
}
