#include "analysis/row_patterns/pattern_calls.h"

#include <catch2/catch_test_macros.hpp>

#include "part_support.h"

// The functions of row patterns, over the labels A and B. Every fault is one of a Trino 476, which was
// asked with the calls as a measure: they stand in its place.
namespace mapping::analysis {
namespace {

const PatternLabels kLabels{.names = {"A", "B"}};

std::string called(std::string_view call, const PatternLabels& labels = kLabels) {
  INFO(call);
  Part part("SELECT * FROM nation MATCH_RECOGNIZE (MEASURES " + std::string(call) +
            " AS x PATTERN (A B) DEFINE A AS true)");
  const Context context{.scope = part.source, .correlated = false, .labels = &labels};
  // What is asked of the analysis around: the first argument.
  part.typer.say("A.name", "varchar(25)");
  part.typer.say("LAST(A.name)", "varchar(25)");
  part.typer.say("1", "integer");
  part.typer.say("1 + MATCH_NUMBER()", "bigint");
  part.typer.say("A.name || B.name", "varchar");
  part.typer.say("A.name || name", "varchar");
  part.typer.say("A.name || CLASSIFIER(A)", "varchar");
  for (SqlNodeId id = 1; id < part.tree.nodes.size(); ++id) {
    if (part.tree[id].kind == SqlNodeKind::kDereference)
      part.state.notes.set_reference(id, {part.source->relation, 1});
  }
  const SqlNodeId node = part.tree[part.find(SqlNodeKind::kVariableDefinition)].first_child;
  const std::string name = part.tree.name_of(
      part.tree[part.tree.find_child(node, SqlNodeKind::kQualifiedName)].first_child);
  std::string lower;
  for (const char c : name) lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  PatternCalls calls(part.state, part.typer, context);
  const auto type = calls.type_of_function(node, lower);
  if (!type) calls.check_other_function(node, lower);
  const std::string answer = part.answer();
  return !answer.empty() ? answer : type ? part.shown(*type) : "another function";
}

TEST_CASE("pattern calls: CLASSIFIER and MATCH_NUMBER") {
  CHECK(called("CLASSIFIER()") == "varchar");
  CHECK(called("classifier(b)") == "varchar");
  CHECK(called("CLASSIFIER(c)") ==
        "INVALID_FUNCTION_ARGUMENT line 1:59: c is not a primary pattern variable or subset name");
  CHECK(
      called("CLASSIFIER(1)") ==
      "TYPE_MISMATCH line 1:59: CLASSIFIER function argument should be primary pattern variable or "
      "subset name. Actual: LongLiteral");
  CHECK(
      called("CLASSIFIER(A.name)") ==
      "TYPE_MISMATCH line 1:59: CLASSIFIER function argument should be primary pattern variable or "
      "subset name. Actual: DereferenceExpression");
  CHECK(called("CLASSIFIER(A, B)") ==
        "INVALID_FUNCTION_ARGUMENT line 1:48: CLASSIFIER pattern recognition function takes no "
        "arguments or 1 argument");
  CHECK(called("MATCH_NUMBER()") == "bigint");
  CHECK(called("MATCH_NUMBER(A)") ==
        "INVALID_FUNCTION_ARGUMENT line 1:48: MATCH_NUMBER pattern recognition function takes no "
        "arguments");
}

TEST_CASE("pattern calls: a window has no number of matches") {
  const PatternLabels in_window{.names = {"A"}, .in_window = true};
  CHECK(called("MATCH_NUMBER()", in_window) ==
        "INVALID_PATTERN_RECOGNITION_FUNCTION line 1:48: MATCH_NUMBER function is not supported in "
        "window");
  CHECK(called("CLASSIFIER()", in_window) == "varchar");
}

TEST_CASE("pattern calls: how far a row is away") {
  CHECK(called("LAST(A.name, 2)") == "varchar(25)");
  CHECK(
      called("LAST(A.name, -1)") ==
      "NUMERIC_VALUE_OUT_OF_RANGE line 1:48: last pattern recognition navigation function requires "
      "a non-negative number as the second argument (actual: -1)");
  CHECK(called("LAST(A.name, A.nationkey)") ==
        "INVALID_FUNCTION_ARGUMENT line 1:48: last pattern recognition navigation function "
        "requires a "
        "number as the second argument");
  CHECK(called("LAST(A.name, 3000000000)") ==
        "NUMERIC_VALUE_OUT_OF_RANGE line 1:48: The second argument of last pattern recognition "
        "navigation function must not exceed 2147483647 (actual: 3000000000)");
  CHECK(called("LAST()") ==
        "INVALID_FUNCTION_ARGUMENT line 1:48: last pattern recognition function requires 1 or 2 "
        "arguments");
}

TEST_CASE("pattern calls: navigation within navigation") {
  CHECK(called("PREV(LAST(A.name))") == "varchar(25)");
  CHECK(called("PREV((LAST(A.name)))") == "varchar(25)");
  CHECK(called("LAST(LAST(A.name))") ==
        "INVALID_NAVIGATION_NESTING line 1:53: Cannot nest last pattern navigation function inside "
        "last pattern navigation function");
  CHECK(
      called("PREV(lower(LAST(A.name)))") ==
      "INVALID_NAVIGATION_NESTING line 1:59: Immediate nesting is required for pattern navigation "
      "functions");
  CHECK(called("PREV(LAST(A.name) || FIRST(A.name))") ==
        "INVALID_NAVIGATION_NESTING line 1:69: Cannot nest multiple pattern navigation functions "
        "inside prev pattern navigation function");
  CHECK(called("PREV(count(A.name))") ==
        "NESTED_AGGREGATION line 1:53: Cannot nest count aggregate function inside prev function");
}

TEST_CASE("pattern calls: clauses and words of other calls") {
  CHECK(called("LAST(DISTINCT A.name)") ==
        "INVALID_PATTERN_RECOGNITION_FUNCTION line 1:48: Cannot use DISTINCT with last pattern "
        "recognition function");
  CHECK(called("LAST(A.name) FILTER (WHERE true)") ==
        "INVALID_PATTERN_RECOGNITION_FUNCTION line 1:48: Cannot use FILTER with last pattern "
        "recognition function");
  CHECK(called("RUNNING CLASSIFIER()") ==
        "INVALID_PROCESSING_MODE line 1:48: RUNNING semantics is not supported with classifier "
        "pattern recognition function");
  CHECK(called("FINAL LAST(A.name)") == "varchar(25)");
  CHECK(called("FINAL lower(A.name)") ==
        "INVALID_PROCESSING_MODE line 1:48: FINAL semantics is supported only for FIRST(), LAST() "
        "and "
        "aggregation functions. Actual: lower");
  CHECK(called("count(A.name) FILTER (WHERE true)") ==
        "NOT_SUPPORTED line 1:48: Cannot use FILTER with count aggregate function in pattern "
        "recognition context");
  CHECK(called("lower(A.name)") == "another function");
}

TEST_CASE("pattern calls: how rows are counted is written in front of a call") {
  Part part("SELECT FINAL count(name), running count(name), count(name) FROM nation");
  const SqlNodeId list = part.find(SqlNodeKind::kSelectList);
  const auto mode = [&](std::size_t index) {
    return processing_mode(part.tree, part.tree[part.tree.child(list, index)].first_child);
  };
  CHECK(mode(0) == "FINAL");
  CHECK(mode(1) == "RUNNING");
  CHECK(mode(2).empty());
}

}  // namespace
}  // namespace mapping::analysis
