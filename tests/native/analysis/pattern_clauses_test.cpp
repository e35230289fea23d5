#include "analysis/row_patterns/pattern_clauses.h"

#include <catch2/catch_test_macros.hpp>

#include "part_support.h"

// PATTERN, SUBSET, DEFINE and AFTER MATCH SKIP. Every fault is one of a Trino 476.
namespace mapping::analysis {
namespace {

void check_clauses(Part& part) {
  PatternLabels labels;
  const bool holds =
      PatternClauses(part.state, part.find(SqlNodeKind::kMatchRecognize)).check(labels);
  CHECK(holds != part.state.verdict.has_fault());
}

constexpr PartCase kLabels[] = {
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES A.name AS x PATTERN (A B+) SUBSET U = (b, "
     "\"a\") "
     "DEFINE A AS true)",
     "INVALID_LABEL line 1:90: subset element: \"a\" is not a primary pattern variable"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES A.name AS x PATTERN (A B+) SUBSET A = (B) "
     "DEFINE "
     "A AS true)",
     "INVALID_LABEL line 1:82: union pattern variable name: A is a duplicate of primary pattern "
     "variable name"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES A.name AS x PATTERN (A B+) SUBSET S = (B), S "
     "= "
     "(A) DEFINE A AS true)",
     "INVALID_LABEL line 1:91: union pattern variable name: S is declared twice"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES A.name AS x AFTER MATCH SKIP TO C PATTERN (A "
     "B) "
     "DEFINE A AS true)",
     "INVALID_LABEL line 1:80: C is not a primary or union pattern variable"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES A.name AS x AFTER MATCH SKIP TO FIRST \"b\" "
     "PATTERN (A B) DEFINE A AS true)",
     "INVALID_LABEL line 1:86: \"b\" is not a primary or union pattern variable"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES A.name AS x AFTER MATCH SKIP TO LAST b "
     "PATTERN (A "
     "B) DEFINE A AS true)",
     ""},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES A.name AS x PATTERN (A B) DEFINE C AS FINAL "
     "LAST(name) = 'x')",
     "INVALID_LABEL line 1:81: defined variable: C is not a primary pattern variable"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES A.name AS x PATTERN (A B) DEFINE A AS FINAL "
     "LAST(name) = 'x')",
     "INVALID_PROCESSING_MODE line 1:86: FINAL semantics is not supported in DEFINE clause"},
};

TEST_CASE("pattern clauses: labels") { check_parts(kLabels, check_clauses); }

constexpr PartCase kQuantifiers[] = {
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES A.name AS x PATTERN (A B{2,1}) DEFINE A AS "
     "true)",
     "INVALID_RANGE line 1:72: Pattern quantifier lower bound must not exceed upper bound"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES A.name AS x PATTERN (A B{,0}) DEFINE A AS "
     "true)",
     "NUMERIC_VALUE_OUT_OF_RANGE line 1:72: Pattern quantifier upper bound must be greater than or "
     "equal to 1"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES A.name AS x PATTERN (A B{3000000000,}) DEFINE "
     "A "
     "AS true)",
     "NUMERIC_VALUE_OUT_OF_RANGE line 1:72: Pattern quantifier lower bound must not exceed "
     "2147483647"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES A.name AS x PATTERN (A (B{1,2}){,3000000000}) "
     "DEFINE A AS true)",
     "NUMERIC_VALUE_OUT_OF_RANGE line 1:79: Pattern quantifier upper bound must not exceed "
     "2147483647"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES A.name AS x PATTERN (A{0}) DEFINE A AS true)",
     "NUMERIC_VALUE_OUT_OF_RANGE line 1:70: Pattern quantifier upper bound must be greater than or "
     "equal to 1"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES A.name AS x PATTERN (A{1_000,2}) DEFINE A AS "
     "true)",
     "INVALID_RANGE line 1:70: Pattern quantifier lower bound must not exceed upper bound"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES A.name AS x PATTERN (A{2} B{0,3} A{1,}) "
     "DEFINE A "
     "AS true)",
     ""},
};

TEST_CASE("pattern clauses: quantifiers") { check_parts(kQuantifiers, check_clauses); }

TEST_CASE("pattern clauses: expressions may use the variables and their unions, each once") {
  Part part(
      "SELECT * FROM nation MATCH_RECOGNIZE (MEASURES A.name AS x PATTERN (a \"b\" A) SUBSET u = "
      "(A, "
      "\"b\") DEFINE A AS true)");
  PatternLabels labels;
  CHECK(PatternClauses(part.state, part.find(SqlNodeKind::kMatchRecognize)).check(labels));
  CHECK(labels.names == std::vector<std::string>{"A", "b", "U"});
}

TEST_CASE("pattern clauses: a sign that is not allowed is told where it stands") {
  Part part(
      "SELECT * FROM nation MATCH_RECOGNIZE (MEASURES A.name AS x ALL ROWS PER MATCH WITH "
      "UNMATCHED "
      "ROWS PATTERN (A {- B -}) DEFINE A AS true)");
  PatternClauses clauses(part.state, part.find(SqlNodeKind::kMatchRecognize));
  constexpr SqlPatternSign kAnchors[] = {SqlPatternSign::kPartitionStart,
                                         SqlPatternSign::kPartitionEnd};
  clauses.check_no_sign(kAnchors, ServerMessage::kPatternAnchor);
  CHECK(part.answer().empty());
  constexpr SqlPatternSign kExclusion[] = {SqlPatternSign::kExclude};
  clauses.check_no_sign(kExclusion, ServerMessage::kPatternExclusion);
  CHECK(part.answer() ==
        "INVALID_ROW_PATTERN line 1:110: Pattern exclusion syntax is not allowed when ALL ROWS PER "
        "MATCH WITH UNMATCHED ROWS is specified");
}

TEST_CASE("pattern clauses: a definition has its name first, a measure its expression") {
  Part part(
      "SELECT * FROM nation MATCH_RECOGNIZE (MEASURES A.name AS x PATTERN (A) DEFINE A AS true)");
  const SqlNodeId measure = part.find(SqlNodeKind::kVariableDefinition);
  const SqlNodeId definition = part.last(SqlNodeKind::kVariableDefinition);
  CHECK(is_measure(part.tree, measure));
  CHECK_FALSE(is_definition(part.tree, measure));
  CHECK(is_definition(part.tree, definition));
  CHECK_FALSE(is_measure(part.tree, definition));
}

}  // namespace
}  // namespace mapping::analysis
