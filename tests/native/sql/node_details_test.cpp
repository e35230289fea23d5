#include <catch2/catch_message.hpp>
#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <string>
#include <string_view>

#include "mapping/sql.h"

// What a node keeps of how it is written, whatever stands in comments and in names beside it.
namespace mapping {
namespace {

SqlNodeId first(const SqlTree& tree, SqlNodeKind kind) {
  for (SqlNodeId id = 1; id < tree.nodes.size(); ++id) {
    if (tree[id].kind == kind) return id;
  }
  return kNoSqlNode;
}

struct DetailCase {
  std::string_view sql;
  SqlNodeKind kind;
  std::function<bool(const SqlNode&)> holds;
};

// Whether each part has the value.
template <typename... Parts>
std::function<bool(const SqlNode&)> is(Parts... parts) {
  return [=](const SqlNode& node) { return (node.is(parts) && ...); };
}

void check(std::initializer_list<DetailCase> cases) {
  for (const DetailCase& each : cases) {
    CAPTURE(each.sql);
    const SqlTree tree = parse_sql(each.sql);
    REQUIRE_FALSE(tree.fault);
    const SqlNodeId id = first(tree, each.kind);
    REQUIRE(id != kNoSqlNode);
    CHECK(each.holds(tree[id]));
  }
}

using enum SqlNodeKind;

TEST_CASE("details: queries", "[sql][details]") {
  check({
      {"SELECT DISTINCT a FROM t", kSelect, is(SqlQuantifier::kDistinct)},
      {"SELECT ALL a FROM t", kSelect, is(SqlQuantifier::kAll)},
      {"SELECT /* DISTINCT */ \"distinct\" FROM t", kSelect, is(SqlQuantifier::kNone)},
      {"SELECT a FROM t GROUP BY DISTINCT a", kGroupBy, is(SqlQuantifier::kDistinct)},
      {"SELECT 1 UNION SELECT 2", kSetOperation,
       is(SqlSetOperator::kUnion, SqlQuantifier::kNone, SqlMatching::kByPlace)},
      {"SELECT 1 INTERSECT -- ALL\n DISTINCT SELECT 2", kSetOperation,
       is(SqlSetOperator::kIntersect, SqlQuantifier::kDistinct)},
      {"SELECT 1 a EXCEPT ALL CORRESPONDING SELECT 2 a", kSetOperation,
       is(SqlSetOperator::kExcept, SqlQuantifier::kAll, SqlMatching::kCorresponding)},
      {"SELECT a FROM t ORDER BY a", kSortItem, is(SqlSortOrder::kAscending, SqlNullOrder::kNone)},
      {"SELECT a FROM t ORDER BY a /* ASC */ DESC NULLS /* LAST */ FIRST", kSortItem,
       is(SqlSortOrder::kDescending, SqlNullOrder::kFirst)},
      {"SELECT a FROM t ORDER BY \"desc\" ASC NULLS LAST", kSortItem,
       is(SqlSortOrder::kAscending, SqlNullOrder::kLast)},
      {"SELECT a FROM t ORDER BY a FETCH FIRST 2 ROWS WITH TIES", kFetch, is(SqlTies::kWithTies)},
      {"SELECT a FROM t FETCH NEXT ROW ONLY", kFetch, is(SqlTies::kOnly)},
      {"WITH RECURSIVE t(a) AS (SELECT 1) SELECT a FROM t", kWith, is(SqlRecursion::kRecursive)},
      {"WITH \"recursive\"(a) AS (SELECT 1) SELECT a FROM \"recursive\"", kWith,
       is(SqlRecursion::kNone)},
  });
}

TEST_CASE("details: session properties in front of a query are known of", "[sql][details]") {
  const auto session = [](std::string_view sql) {
    const SqlTree tree = parse_sql(sql);
    return tree[tree.root].is(SqlSession::kGiven);
  };
  CHECK(session("WITH SESSION a = 1 SELECT 1"));
  CHECK(session("WITH SESSION a.b = 1, c = 2 WITH FUNCTION f() RETURNS int RETURN 1 SELECT f()"));
  CHECK_FALSE(session("WITH session AS\t(SELECT 1) SELECT 1"));
  CHECK_FALSE(session("WITH session(a) AS (SELECT 1) SELECT 1"));
}

TEST_CASE("details: calls", "[sql][details]") {
  check({
      {"SELECT lag(respected) IGNORE NULLS OVER (ORDER BY respected) FROM t", kFunction,
       is(SqlNullTreatment::kIgnore)},
      {"SELECT lag(\"ignore\") RESPECT /* IGNORE */ NULLS OVER (ORDER BY a) FROM t", kFunction,
       is(SqlNullTreatment::kRespect)},
      {"SELECT lag(a) OVER (ORDER BY a) FROM t", kFunction, is(SqlNullTreatment::kNone)},
      {"SELECT count(*) FROM t", kFunction, is(SqlStarArgument::kStar, SqlQuantifier::kNone)},
      {"SELECT count(DISTINCT a) FROM t", kFunction,
       is(SqlStarArgument::kNone, SqlQuantifier::kDistinct)},
      {"SELECT trim(LEADING /* TRAILING */ 'x' FROM a) FROM t", kSpecial,
       is(SqlSpecial::kTrim, SqlTrimSide::kLeading, SqlTrimForm::kWords)},
      {"SELECT trim(TRAILING FROM \"leading\") FROM t", kSpecial, is(SqlTrimSide::kTrailing)},
      {"SELECT trim(a, ',') FROM t", kSpecial, is(SqlTrimSide::kBoth, SqlTrimForm::kComma)},
      {"SELECT trim(',' FROM a) FROM t", kSpecial, is(SqlTrimForm::kWords)},
      {"SELECT listagg(a) WITHIN GROUP (ORDER BY a) FROM t", kSpecial,
       is(SqlQuantifier::kNone, SqlSeparator::kNone, SqlOverflow::kError)},
      {"SELECT listagg(DISTINCT a, ',' ON OVERFLOW TRUNCATE WITHOUT COUNT) WITHIN GROUP (ORDER BY "
       "a)"
       " FROM t",
       kSpecial,
       is(SqlQuantifier::kDistinct, SqlSeparator::kGiven, SqlOverflow::kTruncateWithoutCount)},
      {"SELECT listagg(a ON OVERFLOW TRUNCATE '…' WITH COUNT) WITHIN GROUP (ORDER BY a) FROM t",
       kSpecial, is(SqlSeparator::kNone, SqlOverflow::kTruncateWithCount)},
      {"SELECT TRY_CAST(a AS int) FROM t", kCast, is(SqlCastForm::kTryCast)},
      {"SELECT CAST(try_cast AS int) FROM t", kCast, is(SqlCastForm::kCast)},
  });
}

TEST_CASE("details: a part that a kind does not have has no value", "[sql][details]") {
  const SqlTree tree = parse_sql("SELECT json_query(a, 'lax $') FROM t");
  const SqlNode& call = tree[first(tree, kSpecial)];
  CHECK_FALSE(call.has<SqlQuantifier>());
  CHECK_FALSE(call.is(SqlQuantifier::kNone));
  CHECK_FALSE(call.is(SqlTrimSide::kBoth));
  CHECK(call.has<SqlJsonWrapper>());
  CHECK_FALSE(tree[kNoSqlNode].is(SqlSpecial::kPosition));
}

TEST_CASE("details: values and predicates", "[sql][details]") {
  check({
      {"SELECT TRUE", kBoolean, is(SqlTruth::kTrue)},
      {"SELECT false", kBoolean, is(SqlTruth::kFalse)},
      {"SELECT INTERVAL /* - */ '1' DAY TO SECOND", kInterval,
       is(SqlSign::kNone, SqlIntervalStart{SqlIntervalField::kDay},
          SqlIntervalEnd{SqlIntervalField::kSecond}, SqlIntervalDigits::kNone)},
      {"SELECT INTERVAL -- x\n - '1' YEAR", kInterval,
       is(SqlSign::kMinus, SqlIntervalEnd{SqlIntervalField::kNone})},
      {"SELECT INTERVAL '1' DAY(3)", kInterval, is(SqlIntervalDigits::kGiven)},
      {"SELECT INTERVAL '(' DAY", kInterval, is(SqlIntervalDigits::kNone)},
      {"SELECT - a FROM t", kSign, is(SqlSign::kMinus)},
      {"SELECT (a, b) FROM t", kRow, is(SqlRowForm::kParentheses)},
      {"SELECT ROW(a, b) FROM t", kRow, is(SqlRowForm::kWord)},
      {"SELECT a <= ALL (SELECT 1) FROM t", kQuantified,
       is(SqlOperator::kLessOrEqual, SqlComparedRows::kAll)},
      {"SELECT \"all\" = SOME (SELECT 1) FROM t", kQuantified, is(SqlComparedRows::kSome)},
      {"SELECT a = /* ALL */ ANY (SELECT 1) FROM t", kQuantified, is(SqlComparedRows::kAny)},
      {"SELECT a NOT BETWEEN SYMMETRIC 2 AND 1 FROM t", kBetween,
       is(SqlNegation::kNegated, SqlSymmetry::kSymmetric)},
      {"SELECT a BETWEEN ASYMMETRIC 2 AND 1 FROM t", kBetween, is(SqlSymmetry::kAsymmetric)},
      {"SELECT a BETWEEN \"symmetric\" AND 1 FROM t", kBetween,
       is(SqlNegation::kNone, SqlSymmetry::kNone)},
      {"SELECT CASE a WHEN > 5 THEN 1 END FROM t", kParameter, is(SqlParameterUse::kCaseOperand)},
      {"SELECT ?", kParameter, is(SqlParameterUse::kParameter)},
      {"SELECT CAST(a AS time /* with */ without time zone) FROM t", kDatetimeType,
       is(SqlDatetimeKind::kTime, SqlTimeZone::kWithout)},
      {"SELECT CAST(a AS timestamp(3) with time zone) FROM t", kDatetimeType,
       is(SqlDatetimeKind::kTimestamp, SqlTimeZone::kWith)},
  });
}

TEST_CASE("details: windows and row patterns", "[sql][details]") {
  check({
      {"SELECT sum(a) OVER (ROWS 1 PRECEDING) FROM t", kFrame,
       is(SqlFrameUnit::kRows, SqlFrameStart{SqlFrameBound::kPreceding},
          SqlFrameEnd{SqlFrameBound::kNone})},
      {"SELECT sum(a) OVER (GROUPS BETWEEN unbounded + 1 FOLLOWING AND UNBOUNDED FOLLOWING) FROM t",
       kFrame,
       is(SqlFrameUnit::kGroups, SqlFrameStart{SqlFrameBound::kFollowing},
          SqlFrameEnd{SqlFrameBound::kUnboundedFollowing})},
      {"SELECT sum(a) OVER (RANGE BETWEEN /* ROWS */ UNBOUNDED PRECEDING AND CURRENT ROW) FROM t",
       kFrame,
       is(SqlFrameUnit::kRange, SqlFrameStart{SqlFrameBound::kUnboundedPreceding},
          SqlFrameEnd{SqlFrameBound::kCurrentRow})},
      {"SELECT * FROM t MATCH_RECOGNIZE (ALL ROWS PER MATCH WITH UNMATCHED ROWS AFTER MATCH SKIP "
       "TO "
       "LAST b PATTERN (a b) DEFINE a AS TRUE)",
       kMatchRecognize, is(SqlRowsPerMatch::kAllWithUnmatched)},
      {"SELECT * FROM t MATCH_RECOGNIZE (PATTERN (a) DEFINE a AS TRUE)", kMatchRecognize,
       is(SqlRowsPerMatch::kNone)},
      {"SELECT * FROM t MATCH_RECOGNIZE (AFTER MATCH SKIP TO LAST b PATTERN (a b) DEFINE a AS "
       "TRUE)",
       kSkip, is(SqlSkipTo::kLast)},
      {"SELECT * FROM t MATCH_RECOGNIZE (AFTER MATCH SKIP TO \"first\" PATTERN (\"first\") DEFINE "
       "a "
       "AS TRUE)",
       kSkip, is(SqlSkipTo::kVariable)},
      {"SELECT * FROM t MATCH_RECOGNIZE (AFTER MATCH SKIP PAST LAST ROW PATTERN (a) DEFINE a AS "
       "TRUE)",
       kSkip, is(SqlSkipTo::kPastLastRow)},
      {"SELECT * FROM t MATCH_RECOGNIZE (PATTERN (a{2,}?) DEFINE a AS TRUE)", kPatternQuantifier,
       is(SqlRepetition::kAtLeast, SqlGreed::kReluctant)},
      {"SELECT * FROM t MATCH_RECOGNIZE (PATTERN (a{,3}) DEFINE a AS TRUE)", kPatternQuantifier,
       is(SqlRepetition::kAtMost, SqlGreed::kGreedy)},
      {"SELECT * FROM t MATCH_RECOGNIZE (PATTERN (a /* {3} */ +) DEFINE a AS TRUE)",
       kPatternQuantifier, is(SqlRepetition::kOneOrMore)},
      {"SELECT max(FINAL last(a)) FROM t", kFunction, is(SqlProcessingMode::kFinal)},
      {"SELECT max(last(\"final\")) FROM t", kFunction, is(SqlProcessingMode::kNone)},
  });
}

TEST_CASE("details: relations", "[sql][details]") {
  check({
      {"SELECT 1 FROM t CROSS JOIN u", kJoin, is(SqlJoinType::kCross, SqlNaturalness::kNone)},
      {"SELECT 1 FROM t NATURAL /* LEFT */ RIGHT JOIN u", kJoin,
       is(SqlJoinType::kRight, SqlNaturalness::kNatural)},
      {"SELECT 1 FROM \"left\" JOIN u ON TRUE", kJoin, is(SqlJoinType::kInner)},
      {"SELECT 1 FROM t FULL OUTER JOIN u USING (a)", kJoin, is(SqlJoinType::kFull)},
      {"SELECT 1 FROM bernoulli TABLESAMPLE /* BERNOULLI */ SYSTEM (10)", kSample,
       is(SqlSampling::kSystem)},
      {"SELECT 1 FROM \"version\" FOR TIMESTAMP AS OF a", kPeriod,
       is(SqlVersionPointer::kTimestamp)},
      {"SELECT 1 FROM t FOR VERSION AS OF 3", kPeriod, is(SqlVersionPointer::kVersion)},
      {"SELECT 1 FROM UNNEST(a) WITH /* x */ ORDINALITY", kUnnest, is(SqlOrdinality::kWith)},
      {"SELECT 1 FROM TABLE(f(a => TABLE(\"keep\") PRUNE /* KEEP */ WHEN EMPTY))", kEmptyInput,
       is(SqlEmptyInput::kPrune)},
      {"SELECT 1 FROM TABLE(f(a => TABLE(t) KEEP WHEN EMPTY))", kEmptyInput,
       is(SqlEmptyInput::kKeep)},
  });
}

TEST_CASE("details: JSON", "[sql][details]") {
  using Behavior = SqlJsonBehavior;
  check({
      {"SELECT json_exists(a, 'lax $' UNKNOWN ON ERROR) FROM t", kSpecial,
       is(SqlSpecial::kJsonExists, SqlOnError{Behavior::kUnknown})},
      {"SELECT json_value(a, 'lax $' DEFAULT 'null' ON EMPTY ERROR ON ERROR) FROM t", kSpecial,
       is(SqlOnEmpty{Behavior::kDefault}, SqlOnError{Behavior::kError})},
      {"SELECT json_value(a, 'lax $' NULL ON ERROR) FROM t", kSpecial,
       is(SqlOnEmpty{Behavior::kNone}, SqlOnError{Behavior::kNull})},
      {"SELECT json_query(a, 'lax $' RETURNING varbinary FORMAT JSON ENCODING UTF16 WITH WRAPPER "
       "OMIT "
       "QUOTES EMPTY ARRAY ON EMPTY EMPTY OBJECT ON ERROR) FROM t",
       kSpecial,
       is(SqlJsonFormat::kUtf16, SqlJsonWrapper::kUnconditional, SqlJsonQuotes::kOmit,
          SqlOnEmpty{Behavior::kEmptyArray}, SqlOnError{Behavior::kEmptyObject})},
      {"SELECT json_query(\"conditional\", 'lax $' WITHOUT ARRAY WRAPPER) FROM t", kSpecial,
       is(SqlJsonWrapper::kWithout, SqlJsonQuotes::kNone, SqlJsonFormat::kNone)},
      {"SELECT json_query(a, 'lax $' WITH CONDITIONAL WRAPPER KEEP QUOTES ON SCALAR STRING) FROM t",
       kSpecial, is(SqlJsonWrapper::kConditional, SqlJsonQuotes::kKeep)},
      {"SELECT json_object('a': 1 ABSENT ON NULL WITH UNIQUE) FROM t", kSpecial,
       is(SqlJsonNulls::kAbsent, SqlUniqueKeys::kWith)},
      {"SELECT json_object('WITH UNIQUE': 1 /* WITH UNIQUE */) FROM t", kSpecial,
       is(SqlJsonNulls::kNone, SqlUniqueKeys::kNone)},
      {"SELECT json_array(a FORMAT JSON ENCODING UTF8 NULL ON NULL) FROM t", kSpecial,
       is(SqlJsonNulls::kNull, SqlJsonFormat::kNone)},
      {"SELECT json_array(a FORMAT JSON ENCODING UTF8) FROM t", kJsonFormatted,
       is(SqlJsonFormat::kUtf8)},
      {"SELECT * FROM JSON_TABLE(a, 'lax $' COLUMNS (b FOR ORDINALITY) ERROR ON ERROR)", kJsonTable,
       is(SqlOnError{Behavior::kError})},
      {"SELECT * FROM JSON_TABLE(a, 'lax $' COLUMNS (b FOR ORDINALITY))", kJsonColumn,
       is(SqlJsonColumn::kOrdinality)},
      {"SELECT * FROM JSON_TABLE(a, 'lax $' COLUMNS (format int PATH 'lax $' NULL ON EMPTY))",
       kJsonColumn, is(SqlJsonColumn::kValue, SqlOnEmpty{Behavior::kNull})},
      {"SELECT * FROM JSON_TABLE(a, 'lax $' COLUMNS (b varchar FORMAT JSON KEEP QUOTES))",
       kJsonColumn, is(SqlJsonColumn::kQuery, SqlJsonFormat::kJson, SqlJsonQuotes::kKeep)},
      {"SELECT * FROM JSON_TABLE(a, 'lax $' AS p COLUMNS (NESTED 'lax $.b' AS q COLUMNS (c int)) "
       "PLAN (p "
       "OUTER q))",
       kJsonPlan, is(SqlJsonNesting::kNone)},
      {"SELECT * FROM JSON_TABLE(a, 'lax $' COLUMNS (b int) PLAN DEFAULT (CROSS, INNER))",
       kJsonPlan, is(SqlJsonNesting::kInner, SqlJsonSiblings::kCross)},
  });
}

TEST_CASE("views: the children of a node by their names", "[sql][details]") {
  const SqlTree tree = parse_sql(
      "SELECT a FROM t WHERE b GROUP BY c HAVING d WINDOW w AS (ORDER BY e) ORDER BY f OFFSET 1 "
      "FETCH FIRST 2 ROWS ONLY");
  const auto text = [&](SqlNodeId id) { return std::string(tree.text_of(id)); };
  const QueryNode query(tree, tree.root);
  CHECK(query.with() == kNoSqlNode);
  CHECK(text(query.order()) == "ORDER BY f");
  CHECK(text(query.offset()) == "OFFSET 1");
  CHECK(text(query.limit()) == "FETCH FIRST 2 ROWS ONLY");
  const SelectNode select(tree, query.body());
  CHECK(text(select.list()) == "a");
  CHECK(text(select.from()) == "FROM t");
  CHECK(text(WhereNode(tree, select.where()).condition()) == "b");
  CHECK(text(select.group_by()) == "GROUP BY c");
  CHECK(text(HavingNode(tree, select.having()).condition()) == "d");
  CHECK(text(select.windows()) == "WINDOW w AS (ORDER BY e)");
}

TEST_CASE("views: what is not there is none", "[sql][details]") {
  const SqlTree tree = parse_sql("WITH q AS (SELECT 1) SELECT 1 FROM t JOIN u ON a AND b");
  const QueryNode query(tree, tree.root);
  CHECK(tree[query.with()].kind == kWith);
  CHECK(query.limit() == kNoSqlNode);
  const SelectNode select(tree, query.body());
  CHECK(tree[query.body()].kind == kSelect);
  CHECK(select.where() == kNoSqlNode);
  CHECK(SelectNode(tree, kNoSqlNode).where() == kNoSqlNode);
  const JoinNode join(tree, tree[select.from()].first_child);
  CHECK(tree.text_of(join.left()) == "t");
  CHECK(tree.text_of(join.right()) == "u");
  CHECK(tree.text_of(JoinOnNode(tree, join.criteria()).condition()) == "a AND b");
  const NamedQueryNode named(tree, tree[query.with()].first_child);
  CHECK(named.columns() == kNoSqlNode);
  CHECK(tree.text_of(named.query()) == "SELECT 1");
}

TEST_CASE("views: DEFAULT, FORMAT and FILTER are children of their own", "[sql][details]") {
  const SqlTree tree = parse_sql(
      "SELECT json_value(a FORMAT JSON, 'lax $' AS p PASSING b AS c RETURNING int), listagg(d) "
      "WITHIN "
      "GROUP (ORDER BY e) FILTER (WHERE f), normalize(g /* NFD */, nfkc) FROM t");
  const auto text = [&](SqlNodeId id) { return std::string(tree.text_of(id)); };
  const auto item = [&](std::size_t index) {
    return SelectItemNode(tree, tree.child(first(tree, kSelectList), index)).value();
  };
  const JsonValueCall call(tree, item(0));
  CHECK(text(call.input()) == "a FORMAT JSON");
  CHECK(text(JsonFormattedNode(tree, call.input()).value()) == "a");
  CHECK(text(call.path()) == "'lax $'");
  CHECK(text(call.name()) == "p");
  CHECK(text(call.returning()) == "int");
  const ListaggCall listagg(tree, item(1));
  CHECK(text(listagg.order()) == "ORDER BY e");
  CHECK(text(FilterNode(tree, listagg.filter()).condition()) == "f");
  CHECK(text(NormalizeCall(tree, item(2)).form()) == "nfkc");
}

}  // namespace
}  // namespace mapping
