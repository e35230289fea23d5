#include "analysis/verdict.h"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "part_support.h"

// What is kept of the faults of a statement, and of why it is not certain.
namespace mapping::analysis {
namespace {

constexpr std::string_view kSql = "SELECT abs(nationkey), (name || 'ü'), 'x' < 1 FROM nation";

TEST_CASE("verdict: the first fault is the statement's") {
  Part part(kSql);
  Verdict& verdict = part.state.verdict;
  CHECK_FALSE(verdict.stopped());
  CHECK(verdict.fail(part.find(SqlNodeKind::kColumn, "name"), ServerMessage::kColumnNotFound,
                     {"name"}));
  CHECK_FALSE(verdict.fail(part.find(SqlNodeKind::kFunction), ServerMessage::kNaturalJoin));
  CHECK(verdict.has_fault());
  CHECK(verdict.stopped());
  CHECK(part.answer() == "COLUMN_NOT_FOUND line 1:25: Column 'name' cannot be resolved");
}

// A server points at the operator of a comparison, and at what stands in parentheses.
TEST_CASE("verdict: a fault is placed where a server points") {
  Part compared(kSql);
  compared.state.verdict.fail(compared.find(SqlNodeKind::kComparison), ServerMessage::kNaturalJoin);
  CHECK(compared.answer() == "NOT_SUPPORTED line 1:43: Natural join not supported");
  CHECK(slice(compared.tree.text, compared.fault()->span) == "< 1");
  Part wrapped(kSql);
  wrapped.state.verdict.fail(wrapped.find(SqlNodeKind::kParenthesized),
                             ServerMessage::kNaturalJoin);
  CHECK(wrapped.answer() == "NOT_SUPPORTED line 1:30: Natural join not supported");
  Part spanned(kSql);
  spanned.state.verdict.fail(Span{7, 10}, ServerMessage::kNaturalJoin);
  CHECK(spanned.answer() == "NOT_SUPPORTED line 1:8: Natural join not supported");
}

TEST_CASE("verdict: what is found behind a part that is not known is no fault") {
  Part part(kSql);
  Verdict& verdict = part.state.verdict;
  verdict.unsure("a table is not known");
  CHECK_FALSE(verdict.fail(part.tree.root, ServerMessage::kNaturalJoin));
  CHECK_FALSE(verdict.adopt(SqlFault{}));
  CHECK_FALSE(verdict.has_fault());
  CHECK_FALSE(verdict.stopped());
  CHECK(part.answer() == "unsure: a table is not known");
}

TEST_CASE("verdict: a fault may stand behind what is only not planned") {
  Part part(kSql);
  part.state.verdict.unplanned("a server may not plan it");
  CHECK_FALSE(part.state.verdict.is_certain());
  SqlFault fault;
  fault.error_name = "NOT_SUPPORTED";
  fault.server_message = "no";
  CHECK(part.state.verdict.adopt(fault));
  CHECK(part.answer() == "NOT_SUPPORTED line 1:1: no");
}

TEST_CASE("verdict: a type that is not known leaves out a check") {
  Part part(kSql);
  Verdict& verdict = part.state.verdict;
  CHECK(verdict.require(part.state.boolean()));
  CHECK(verdict.is_certain());
  CHECK_FALSE(verdict.require(kUncertain));
  CHECK(verdict.may_have_missed());
  CHECK_FALSE(verdict.is_certain());
  CHECK_FALSE(verdict.fail(part.tree.root, ServerMessage::kNaturalJoin));
}

// The type is not known because of the fault, which stays what it is.
TEST_CASE("verdict: behind a fault no type is asked for") {
  Part part(kSql);
  Verdict& verdict = part.state.verdict;
  CHECK(verdict.mismatch(part.find(SqlNodeKind::kFunction), ServerMessage::kNoCast,
                         {"json", "date"}) == kUncertain);
  CHECK_FALSE(verdict.require(kUncertain));
  CHECK_FALSE(verdict.may_have_missed());
  CHECK(part.answer() == "TYPE_MISMATCH line 1:8: Cannot cast json to date");
}

TEST_CASE("verdict: a fault that a call catches has the call's place") {
  Part part(kSql);
  Verdict& verdict = part.state.verdict;
  const SqlNodeId call = part.find(SqlNodeKind::kFunction);
  CHECK(verdict.catch_at(call) == kNoSqlNode);
  verdict.fail_without_place(part.find(SqlNodeKind::kColumn, "name"), ServerMessage::kNaturalJoin);
  CHECK(verdict.catch_at(kNoSqlNode) == call);
  CHECK(part.answer() == "NOT_SUPPORTED line 1:8: Natural join not supported");
}

TEST_CASE("verdict: a defect of the server has no place, caught or not") {
  Part caught(kSql);
  caught.state.verdict.catch_at(caught.find(SqlNodeKind::kFunction));
  caught.state.verdict.fail_without_place(caught.find(SqlNodeKind::kColumn, "name"),
                                          ServerMessage::kWindowNotResolved, {"f"});
  CHECK(caught.answer() == "GENERIC_INTERNAL_ERROR no resolved window for: f");
  Part free(kSql);
  const SqlNodeId name = free.find(SqlNodeKind::kColumn, "name");
  free.state.verdict.fail_without_place(name, ServerMessage::kNaturalJoin);
  CHECK(free.answer() == "NOT_SUPPORTED Natural join not supported");
  CHECK(free.fault()->span == free.tree[name].span);  // for whoever shows it
}

TEST_CASE("verdict: reasons are numbered from 1, each once") {
  Part part(kSql);
  Verdict& verdict = part.state.verdict;
  CHECK(verdict.last_reason_number() == 0);
  CHECK(verdict.unknown("one") == kUncertain);
  CHECK(verdict.last_reason_number() == 1);
  verdict.unplanned("two");
  CHECK(verdict.last_reason_number() == 2);
  verdict.unknown("one");
  CHECK(verdict.last_reason_number() == 1);
  CHECK(verdict.reason(2) == "two");
  CHECK(verdict.reason(1) == "one");
  CHECK(part.answer() == "open: one two");
}

TEST_CASE("verdict: of many reasons the first are kept, and the last can be told") {
  Part part(kSql);
  Verdict& verdict = part.state.verdict;
  for (int i = 1; i <= 16; ++i) verdict.unknown("reason " + std::to_string(i));
  CHECK(verdict.last_reason_number() == 16);
  verdict.unknown("one too many");
  CHECK(verdict.last_reason_number() == 0);
  CHECK(verdict.reason(0) == "one too many");
  CHECK(verdict.take_reasons().size() == 16);
}

TEST_CASE("verdict: a long reason ends between two letters") {
  Part part(kSql);
  part.state.verdict.unknown(std::string(239, 'x') + "üüü");
  CHECK(part.state.verdict.reason(1) == std::string(239, 'x') + "…");
}

TEST_CASE("verdict: a statement that is too large is given up once") {
  Part part(kSql);
  Verdict& verdict = part.state.verdict;
  verdict.give_up("it has too many columns");
  verdict.give_up("of something else");
  CHECK(verdict.gave_up());
  CHECK(verdict.stopped());
  CHECK(verdict.too_large() == "too large to know, because it has too many columns");
  CHECK_FALSE(verdict.fail(part.tree.root, ServerMessage::kNaturalJoin));
  CHECK(part.answer() == "unsure: too large to know, because it has too many columns");
}

TEST_CASE("verdict: a watch sees the faults that are found while it lives") {
  Part part(kSql);
  const FaultWatch early(part.state.verdict);
  CHECK_FALSE(early.found());
  part.state.verdict.fail(part.tree.root, ServerMessage::kNaturalJoin);
  const FaultWatch late(part.state.verdict);
  CHECK_FALSE(late.found());
  REQUIRE(early.found());
  early.found().with({"name", std::string("x")}).offer({}).without_place();
  CHECK(part.answer() == "NOT_SUPPORTED Natural join not supported");
  CHECK(part.fault()->params.size() == 1);
  CHECK(part.fault()->fixes.size() == 1);
}

}  // namespace
}  // namespace mapping::analysis
