#include "analysis/queries/query.h"

#include <catch2/catch_test_macros.hpp>

#include "analysis/depth.h"
#include "part_support.h"

// Queries, whose values and relations a test gives. Every fault is one of a Trino 476.
namespace mapping::analysis {
namespace {

std::string analyzed(Part& part) {
  const Scope* const scope = Queries(part.state, part.typer).analyze(part.tree.root, nullptr, true);
  const std::string answer = part.answer();
  return answer.empty() ? part.shown(scope->fields) : answer;
}

std::string analyzed(std::string_view sql) {
  INFO(sql);
  Part part(sql);
  for (const std::string_view number : {"1", "2", "3"}) part.typer.say(number, "integer");
  part.typer.say("'a'", "varchar(1)");
  part.typer.say("x", "bigint");
  part.typer.say("(1, 2)", "row(integer, integer)");
  part.typer.say("(x, 'a')", "row(bigint, varchar(1))");
  part.typer.say("(1, 'a')", "row(integer, varchar(1))");
  return analyzed(part);
}

TEST_CASE("query: the rows of VALUES have common types and no names") {
  CHECK(analyzed("VALUES 1, x, 2") == ": bigint");
  CHECK(analyzed("VALUES (1, 'a'), (x, 'a')") == ": bigint, : varchar(1)");
  CHECK(
      analyzed("VALUES 1, 'a'") ==
      "TYPE_MISMATCH line 1:1: Values rows have mismatched types: row(integer) vs row(varchar(1))");
  CHECK(analyzed("VALUES (1, 2), (3)") ==
        "TYPE_MISMATCH line 1:1: Values rows have mismatched sizes: 2 vs 1");
}

TEST_CASE("query: a row of values whose types are not known has as many columns") {
  Part part("VALUES (y, 1), (2, 3)");
  part.typer.say("(y, 1)", "");
  part.typer.say("(2, 3)", "row(integer, integer)");
  const Scope* const scope = Queries(part.state, part.typer).analyze(part.tree.root, nullptr, true);
  CHECK(part.shown(scope->fields) == ": ?, : ?");
  CHECK(part.answer() == "unsure:");
}

TEST_CASE("query: what stands behind a query in parentheses sees its columns alone") {
  Part part("(SELECT name FROM nation) ORDER BY 2");
  CHECK(analyzed(part) ==
        "INVALID_COLUMN_REFERENCE line 1:36: ORDER BY position 2 is not in select list");
  Part name("(SELECT name AS n FROM nation) ORDER BY n LIMIT 1");
  CHECK(analyzed(name) == "n: varchar(25)");
  Part order("SELECT name FROM nation ORDER BY comment");
  CHECK(analyzed(order) == "name: varchar(25)");
}

TEST_CASE("query: TABLE has the columns that can be seen") {
  Part part("TABLE nation", nation_catalog());
  CHECK(analyzed(part) ==
        "nationkey: bigint, name: varchar(25), regionkey: bigint, comment: varchar(152)");
}

TEST_CASE("query: a query that is nested too deeply is not known") {
  Part part("SELECT name FROM nation");
  part.state.budget.depth = kMaxDepth;
  const Scope* const scope = Queries(part.state, part.typer).analyze(part.tree.root, nullptr, true);
  CHECK(part.shown(scope->fields) == "…");
  CHECK(part.answer() == "unsure: the query is nested too deeply");
  CHECK(part.state.budget.depth == kMaxDepth);
}

TEST_CASE("query: whether outer columns may be used is the query's own") {
  Part part("SELECT 1 FROM nation");
  part.typer.say("1", "integer");
  Queries(part.state, part.typer).analyze(part.tree.root, part.source, false);
  CHECK_FALSE(part.typer.last_context.correlated);
  CHECK(part.state.correlated);
}

}  // namespace
}  // namespace mapping::analysis
