#include "sql/operator_stack.h"

#include <catch2/catch_test_macros.hpp>

// What the operators and parentheses that wait say of the place where reading stands.
namespace mapping::sql {
namespace {

Frame frame(FrameKind kind, std::uint16_t detail = 0, std::uint32_t first_token = 0) {
  return {kind, {}, detail, 0, first_token, 0, {}};
}

TEST_CASE("operators: an expression sees nothing below its floor", "[sql][parser]") {
  OperatorStack operators;
  const std::size_t none = operators.open_floor(frame(FrameKind::kBooleanBase, kSelectItem, 3));
  operators.push(frame(FrameKind::kParen));
  CHECK_FALSE(operators.is_at_floor());
  CHECK(operators.is_in(kSelectItem));
  const std::size_t outer = operators.open_floor(frame(FrameKind::kValueBase, kListed, 5));
  CHECK(operators.is_at_floor());
  CHECK_FALSE(operators.is_in(kSelectItem));
  CHECK(operators.begins(kListed, 5));
  CHECK_FALSE(operators.begins(kListed, 3));
  CHECK(operators.is_without_parenthesis());
  operators.close_floor(outer);
  CHECK_FALSE(operators.is_without_parenthesis());
  CHECK(operators.begins(kSelectItem, 3));
  operators.close_floor(none);
  CHECK_FALSE(operators.is_in(kSelectItem));
}

TEST_CASE("operators: an alias may end a select item, but nothing within parentheses",
          "[sql][parser]") {
  OperatorStack operators;
  operators.open_floor(frame(FrameKind::kBooleanBase, kSelectItem));
  operators.push(frame(FrameKind::kAdditive));
  CHECK(operators.is_alias_possible());
  operators.push(frame(FrameKind::kBetweenLow));  // its AND is still to come
  CHECK_FALSE(operators.is_alias_possible());
  operators.pop();
  operators.push(frame(FrameKind::kParen));
  CHECK_FALSE(operators.is_alias_possible());
}

TEST_CASE("operators: where a predicate may follow", "[sql][parser]") {
  OperatorStack operators;
  operators.open_floor(frame(FrameKind::kBooleanBase));
  CHECK(operators.is_boolean_context());
  operators.push(frame(FrameKind::kMultiplicative));
  CHECK_FALSE(operators.is_boolean_context());
  CHECK(operators.waiting() == FrameKind::kBooleanBase);
  CHECK(operators.is_value());
  operators.push(frame(FrameKind::kComparison));
  CHECK(operators.waiting() == FrameKind::kComparison);
  CHECK_FALSE(operators.is_value());
}

TEST_CASE("operators: an element of a list, unless BETWEEN still waits for its AND",
          "[sql][parser]") {
  OperatorStack operators;
  CHECK_FALSE(operators.is_element());
  operators.open_floor(frame(FrameKind::kBooleanBase, kListed));
  operators.push(frame(FrameKind::kAnd));
  CHECK(operators.is_element());
  operators.push(frame(FrameKind::kBetweenLow));
  CHECK_FALSE(operators.is_element());
  operators.push(frame(FrameKind::kParen));
  CHECK_FALSE(operators.is_element());
}

TEST_CASE("operators: a query of EXISTS is no part of the expression around it", "[sql][parser]") {
  OperatorStack operators;
  operators.open_floor(frame(FrameKind::kBooleanBase));
  CHECK_FALSE(operators.is_nested());
  operators.enter_query();
  operators.open_floor(frame(FrameKind::kBooleanBase));
  CHECK_FALSE(operators.is_nested());
  operators.push(frame(FrameKind::kParen));
  CHECK(operators.is_nested());
}

}  // namespace
}  // namespace mapping::sql
