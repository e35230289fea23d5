#include "analysis/queries/set_operations.h"

#include <algorithm>
#include <utility>

#include "analysis/expression_tree.h"
#include "analysis/queries/query.h"
#include "mapping/text.h"
#include "text/letter_case.h"

namespace mapping::analysis {
namespace {

constexpr std::size_t kStepsOfColumn = 4;

std::string_view name_of_operation(const SqlNode& operation) {
  if (operation.is(SqlSetOperator::kUnion)) return "UNION";
  return operation.is(SqlSetOperator::kIntersect) ? "INTERSECT" : "EXCEPT";
}

}  // namespace

// A chain leans to the left: its branches are visited in a loop.
const Scope* SetOperations::analyze(SqlNodeId operation, const Scope* scope) {
  std::vector<SqlNodeId> chain;
  SqlNodeId first = operation;
  for (; tree_[first].kind == SqlNodeKind::kSetOperation; first = tree_[first].first_child) {
    if (SetOperationNode(tree_, first).columns() != kNoSqlNode) {
      state_.verdict.fail(first, ServerMessage::kCorrespondingColumns);
    }
    chain.push_back(first);
  }
  Fields fields = state_.scopes.take_fields(Queries(state_, typer_).analyze_body(first, scope));
  for (; !chain.empty(); chain.pop_back()) {
    if (state_.verdict.stopped()) break;
    Fields right = state_.scopes.take_fields(
        Queries(state_, typer_).analyze_body(SetOperationNode(tree_, chain.back()).right(), scope));
    state_.budget.spend(fields.size() * kStepsOfColumn);
    if (state_.verdict.stopped()) break;
    if (tree_[chain.back()].is(SqlMatching::kCorresponding) &&
        !take_corresponding(chain.back(), fields, right)) {
      break;
    }
    fields = combine(chain.back(), std::move(fields), right);
  }
  return state_.scopes.make(scope, std::move(fields));
}

// The columns of the left side with the common types.
Fields SetOperations::combine(SqlNodeId operation, Fields left, const Fields& right) {
  const std::string name(name_of_operation(tree_[operation]));
  const auto is_open = [](const Field& field) { return field.open; };
  Fields fields = std::move(left);
  if (std::ranges::any_of(fields, is_open) || std::ranges::any_of(right, is_open)) {
    state_.verdict.unsure("the columns of a branch of " + name + " are not known");
    Origins& origins = state_.notes.origins();
    for (Field& field : fields) {
      field.type = kUncertain;
      field.table = 0;
      field.origin =
          origins.add({OriginKind::kSetOperation, operation, origins.of(field), Origins::kUnknown});
    }
    return fields;
  }
  if (fields.size() != right.size()) {
    state_.verdict.mismatch(operation, ServerMessage::kSideColumns,
                            {name, fields.size(), right.size()});
    return fields;
  }
  if (take_common_types(operation, right, fields)) check_distinct_rows(operation, fields);
  return fields;
}

// Gives the columns of the left side, `fields`, the types that both sides become.
bool SetOperations::take_common_types(SqlNodeId operation, const Fields& right, Fields& fields) {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    Field& field = fields[i];
    Origins& origins = state_.notes.origins();
    field.origin = origins.add(
        {OriginKind::kSetOperation, operation, origins.of(field), origins.of(right[i])});
    if (!state_.verdict.require(field.type) || !state_.verdict.require(right[i].type)) {
      field.type = kUncertain;
      continue;
    }
    const auto both = common_super_type(state_.types, field.type, right[i].type);
    if (!both) {
      const std::string name(name_of_operation(tree_[operation]));
      state_.verdict.mismatch(operation, ServerMessage::kSideTypes,
                              {i + 1, name, state_.shown(field.type), state_.shown(right[i].type)});
      return false;
    }
    field.type = *both;
    field.table = 0;  // of several tables
  }
  return true;
}

void SetOperations::check_distinct_rows(SqlNodeId operation, const Fields& fields) {
  const bool is_union = tree_[operation].is(SqlSetOperator::kUnion);
  if (is_union && tree_[operation].is(SqlQuantifier::kAll)) return;
  for (const Field& field : fields) {
    if (field.type == kUncertain || state_.types.is_comparable(field.type)) continue;
    std::string name(name_of_operation(tree_[operation]));
    if (is_union) name += " DISTINCT";
    state_.verdict.fail(operation, ServerMessage::kSetOperationType,
                        {state_.shown(field.type), name});
  }
}

// Whether each column of a side has a name of its own.
bool SetOperations::check_corresponding(SqlNodeId operation, const Fields& side) {
  const std::size_t repeated = repeated_name(side);
  for (std::size_t i = 0; i < side.size(); ++i) {
    const Field& field = side[i];
    if (field.open) {
      state_.verdict.unsure("the columns of a branch are not known");
      return false;
    }
    if (!field.name.exists()) {
      state_.verdict.fail(operation, ServerMessage::kCorrespondingWithoutName);
      return false;
    }
    if (i != repeated) continue;
    state_.verdict.fail(operation, ServerMessage::kCorrespondingRepeated,
                        {lower_identifier(field.name.text)});
    return false;
  }
  return true;
}

// CORRESPONDING: the columns whose names both sides have, in the order of the left.
bool SetOperations::take_corresponding(SqlNodeId operation, Fields& left, Fields& right) {
  if (!check_corresponding(operation, left) || !check_corresponding(operation, right)) return false;
  NameTable places(NameCase::kIdentifier);
  for (std::uint32_t i = 0; i < right.size(); ++i) places.insert(right[i].name.text, i);
  Fields common_left;
  Fields common_right;
  for (const Field& field : left) {
    const std::uint32_t same = places.find(field.name.text);
    if (same == NameTable::kNone) continue;
    common_left.push_back(field);
    common_right.push_back(right[same]);
  }
  if (common_left.empty()) {
    state_.verdict.fail(operation, ServerMessage::kNoCorrespondingColumns);
    return false;
  }
  left = std::move(common_left);
  right = std::move(common_right);
  return true;
}

}  // namespace mapping::analysis
