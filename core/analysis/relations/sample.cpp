#include "analysis/relations/sample.h"

#include <cmath>
#include <optional>

#include "analysis/expression_tree.h"
#include "analysis/expressions/integer_literal.h"
#include "analysis/relations/table_functions.h"

// TABLESAMPLE.
namespace mapping::analysis {
namespace {

struct Number {
  double value = 0;
  bool is_integer = false;  // of the type integer
};

constexpr double kLargestInteger = 2147483647.0;

// Of a literal with a point or an exponent.
std::optional<Number> read_number(std::string_view text) {
  double value = 0;
  std::int64_t power = 0;
  bool behind_point = false;
  std::size_t i = text.starts_with('-') ? 1 : 0;
  for (; i < text.size() && text[i] != 'e' && text[i] != 'E'; ++i) {
    if (text[i] == '.') behind_point = true;
    if (text[i] < '0' || text[i] > '9') continue;
    value = value * 10 + (text[i] - '0');
    power -= behind_point ? 1 : 0;
  }
  if (i < text.size()) {
    std::string_view exponent = text.substr(i + 1);
    if (exponent.starts_with('+')) exponent.remove_prefix(1);
    const auto read = integer_value(exponent);
    constexpr std::int64_t kMostPower = 300;
    if (!read || *read > kMostPower || *read < -kMostPower) return std::nullopt;
    power += *read;
  }
  for (; power > 0; --power) value *= 10;
  for (; power < 0; ++power) value /= 10;
  return Number{text.starts_with('-') ? -value : value};
}

std::optional<Number> combine(SqlOperator operation, Number left, Number right) {
  Number result{.is_integer = left.is_integer && right.is_integer};
  switch (operation) {
    case SqlOperator::kAdd:
      result.value = left.value + right.value;
      break;
    case SqlOperator::kSubtract:
      result.value = left.value - right.value;
      break;
    case SqlOperator::kMultiply:
      result.value = left.value * right.value;
      break;
    case SqlOperator::kDivide:
      if (!result.is_integer || right.value == 0) return std::nullopt;
      result.value = std::trunc(left.value / right.value);
      break;
    default:
      return std::nullopt;
  }
  if (result.is_integer && std::abs(result.value) > kLargestInteger) return std::nullopt;
  return result;
}

// Numbers and operations on them, of which there are few.
std::optional<Number> compute(const SqlTree& tree, SqlNodeId id) {
  id = unwrapped(tree, id);
  const SqlNodeId first = tree[id].first_child;
  switch (tree[id].kind) {
    case SqlNodeKind::kInteger: {
      const auto value = integer_value(tree.text_of(id));
      if (!value || std::abs(static_cast<double>(*value)) > kLargestInteger) return std::nullopt;
      return Number{static_cast<double>(*value), true};
    }
    case SqlNodeKind::kDecimal:
    case SqlNodeKind::kDouble:
      return read_number(number_text(tree, id));
    case SqlNodeKind::kSign: {
      auto value = compute(tree, first);
      if (value && tree[id].is(SqlSign::kMinus)) {
        value->value = -value->value;
      }
      return value;
    }
    case SqlNodeKind::kArithmetic: {
      const auto left = compute(tree, first);
      const auto right = compute(tree, ArithmeticNode(tree, id).right());
      if (!left || !right) return std::nullopt;
      return combine(tree[id].get<SqlOperator>(), *left, *right);
    }
    default:
      return std::nullopt;
  }
}

void check_percentage(State& state, SqlNodeId percentage) {
  const SqlNodeId value = without_casts(state.tree, percentage);
  if (state.tree[value].kind == SqlNodeKind::kNull) {
    state.verdict.fail(percentage, ServerMessage::kSampleNull);
    return;
  }
  // A long chain is left to the server.
  constexpr std::size_t kMostNodes = 64;
  const bool is_short = nodes_below(state.tree, value).size() <= kMostNodes;
  const auto number = is_short ? compute(state.tree, value) : std::nullopt;
  if (!number) {
    state.verdict.unsure("the sample percentage is not computed");
  } else if (number->value < 0) {
    state.verdict.fail(percentage, ServerMessage::kSampleNegative);
  } else if (number->value > 100) {
    state.verdict.fail(percentage, ServerMessage::kSampleTooLarge);
  }
}

}  // namespace

const Scope* analyze_sample(State& state, Typer& typer, SqlNodeId sample, const Scope* scope) {
  const SqlNodeId percentage = SampleNode(state.tree, sample).percentage();
  for (const SqlNodeId node : nodes_below(state.tree, percentage)) {
    if (state.tree[node].kind == SqlNodeKind::kColumn) {
      state.verdict.fail(percentage, ServerMessage::kSampleOfColumn);
    }
  }
  const Context context{.scope = state.scopes.make(nullptr, {}),
                        .no_query = ServerMessage::kConstantSubquery};
  const TypeId type = typer.type_of(percentage, context);
  if (state.verdict.require(type) &&
      !can_coerce(state.types, type, state.types.simple(TypeKind::kDouble))) {
    state.verdict.mismatch(percentage, ServerMessage::kSampleType);
  }
  check_percentage(state, percentage);
  const SqlNodeId relation = state.tree[sample].first_child;
  const Fields fields = typer.analyze_relation(relation, scope)->fields;
  TableFunctions(state, typer).check_not_polymorphic(relation, "sample");
  return state.scopes.make(scope, fields);
}

}  // namespace mapping::analysis
