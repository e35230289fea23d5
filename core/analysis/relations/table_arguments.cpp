#include "analysis/relations/table_arguments.h"

#include <algorithm>
#include <limits>

#include "analysis/expression_tree.h"
#include "analysis/expressions/declared_types.h"
#include "analysis/expressions/integer_literal.h"
#include "analysis/types/coercions.h"
#include "mapping/text.h"

namespace mapping::analysis {
namespace {

struct IntegerType {
  std::string_view name;
  std::int64_t largest;
};
constexpr IntegerType kIntegerTypes[] = {
    {"tinyint", std::numeric_limits<std::int8_t>::max()},
    {"smallint", std::numeric_limits<std::int16_t>::max()},
    {"integer", std::numeric_limits<std::int32_t>::max()},
    {"int", std::numeric_limits<std::int32_t>::max()},
    {"bigint", std::numeric_limits<std::int64_t>::max()},
};

// The name of a type without parameters, quotes included; nothing for any other type.
std::string_view plain_type(const SqlTree& tree, SqlNodeId type) {
  const SqlNodeId name = GenericTypeNode(tree, type).name();
  const bool is_plain =
      tree[type].kind == SqlNodeKind::kGenericType && tree[name].next == kNoSqlNode;
  return is_plain ? tree.text_of(name) : std::string_view();
}

// CAST of a whole number to a type that holds it.
ConstantInteger cast_of(const SqlTree& tree, SqlNodeId node) {
  const ConstantInteger inner = constant_integer(tree, tree[node].first_child);
  if (inner.is_null) return inner;
  const std::string type = to_lower(plain_type(tree, CastNode(tree, node).type()));
  const auto* known = std::ranges::find(kIntegerTypes, type, &IntegerType::name);
  const bool fits = known != std::end(kIntegerTypes) && inner.value <= known->largest &&
                    inner.value >= -known->largest;
  return fits ? inner : ConstantInteger{};
}

std::string_view kind_of(const SqlTree& tree, SqlNodeId value) {
  const bool is_null_descriptor =
      tree[value].kind == SqlNodeKind::kCast &&
      tree[tree[value].first_child].kind == SqlNodeKind::kNull &&
      equals_ignoring_case(plain_type(tree, CastNode(tree, value).type()), "descriptor");
  if (is_null_descriptor || tree[value].kind == SqlNodeKind::kDescriptor) return "descriptor";
  return tree[value].kind == SqlNodeKind::kTableArgument ? "table" : "expression";
}

}  // namespace

SqlNodeId argument_value(const SqlTree& tree, SqlNodeId argument) {
  return tree[argument].kind == SqlNodeKind::kNamedArgument
             ? NamedArgumentNode(tree, argument).value()
             : argument;
}

ConstantInteger constant_integer(const SqlTree& tree, SqlNodeId node) {
  bool negative = false;
  node = unwrapped(tree, node);
  while (tree[node].kind == SqlNodeKind::kSign) {
    negative ^= tree[node].is(SqlSign::kMinus);
    node = unwrapped(tree, tree[node].first_child);
  }
  ConstantInteger constant;
  std::optional<std::int64_t> value;
  if (tree[node].kind == SqlNodeKind::kNull) constant.is_null = true;
  if (tree[node].kind == SqlNodeKind::kInteger) value = integer_value(tree.text_of(node));
  if (tree[node].kind == SqlNodeKind::kTypedLiteral) {
    value = integer_value(string_value(tree, TypedLiteralNode(tree, node).value()));
  }
  if (tree[node].kind == SqlNodeKind::kCast) {
    constant = cast_of(tree, node);
    if (constant.is_known) value = constant.value;
  }
  constant.is_known = value && (!negative || *value != std::numeric_limits<std::int64_t>::min());
  if (constant.is_known) constant.value = negative ? -*value : *value;
  return constant;
}

std::vector<SqlNodeId> TableArguments::match(
    std::span<const ArgumentSpecification> specifications) {
  std::vector<SqlNodeId> matched(specifications.size(), kNoSqlNode);
  if (!check_count(specifications.size())) return matched;
  const SqlNodeId first = tree_[tree_[function_].first_child].next;
  std::size_t position = 0;
  for (SqlNodeId id = first; id != kNoSqlNode && !state_.verdict.stopped(); id = tree_[id].next) {
    std::size_t index = position++;
    if (tree_[id].kind == SqlNodeKind::kNamedArgument) {
      const std::string name = canonical_name(tree_, tree_[id].first_child);
      const auto found = std::ranges::find(specifications, name, &ArgumentSpecification::name);
      index = static_cast<std::size_t>(found - specifications.begin());
      if (found == specifications.end()) {
        state_.verdict.fail(id, ServerMessage::kArgumentNotExpected, {name});
        return matched;
      }
      if (matched[index] != kNoSqlNode) {
        state_.verdict.fail(id, ServerMessage::kArgumentRepeated, {name});
      }
    }
    matched[index] = id;
    check(id, specifications[index]);
  }
  for (std::size_t i = 0; i < matched.size(); ++i) {
    if (matched[i] != kNoSqlNode || specifications[i].optional) continue;
    state_.verdict.fail(first == kNoSqlNode ? tree_[function_].first_child : first,
                        ServerMessage::kArgumentMissing, {specifications[i].name});
  }
  return matched;
}

bool TableArguments::check_count(std::size_t most) {
  const SqlNodeId first = tree_[tree_[function_].first_child].next;
  std::size_t count = 0;
  std::size_t named = 0;
  for (SqlNodeId id = first; id != kNoSqlNode; id = tree_[id].next) {
    ++count;
    named += tree_[id].kind == SqlNodeKind::kNamedArgument ? 1 : 0;
  }
  const bool is_mixed = named != 0 && named != count;
  if (count > most) {
    state_.verdict.fail(first, ServerMessage::kArgumentCount, {most, count});
  } else if (is_mixed) {
    state_.verdict.fail(first, ServerMessage::kArgumentsMixed);
  }
  return count <= most && !is_mixed && !state_.verdict.stopped();
}

void TableArguments::check(SqlNodeId argument, const ArgumentSpecification& specification) {
  const std::string name(specification.name);
  switch (specification.kind) {
    case ArgumentKind::kScalar:
      return check_scalar(argument, name);
    case ArgumentKind::kTable:
      return check_table(argument, name);
    case ArgumentKind::kDescriptor:
      return check_descriptor(argument, name);
  }
}

void TableArguments::refuse(SqlNodeId argument, const std::string& name,
                            std::string_view expected) {
  const SqlNodeId value = argument_value(tree_, argument);
  state_.verdict.fail(argument, ServerMessage::kArgumentKind,
                      {name, expected, kind_of(tree_, value)});
}

// DESCRIPTOR with anything but names, which is read as a call.
bool TableArguments::is_descriptor_call(SqlNodeId value) const {
  if (tree_[value].kind != SqlNodeKind::kFunction) return false;
  const std::string name = called_name(tree_, value);
  return name == "descriptor" || name.ends_with(".descriptor");
}

void TableArguments::check_scalar(SqlNodeId argument, const std::string& name) {
  const SqlNodeId value = unwrapped(tree_, argument_value(tree_, argument));
  if (kind_of(tree_, value) != "expression") {
    refuse(argument, name, "expression");
    return;
  }
  if (is_descriptor_call(value)) {
    state_.verdict.fail(argument, ServerMessage::kArgumentDescriptorFunction);
    return;
  }
  const TypeId bigint = state_.types.simple(TypeKind::kBigint);
  const TypeId type = typer_.type_of(value, {.scope = state_.scopes.make(nullptr, {}),
                                             .correlated = false,
                                             .no_query = ServerMessage::kConstantSubquery});
  if (state_.verdict.require(type) && !can_coerce(state_.types, type, bigint)) {
    state_.verdict.mismatch(value, ServerMessage::kNoArgumentCast, {state_.shown(type)});
  }
}

void TableArguments::check_table(SqlNodeId argument, const std::string& name) {
  const SqlNodeId value = argument_value(tree_, argument);
  if (tree_[value].kind == SqlNodeKind::kFunction) {
    state_.verdict.fail(argument, ServerMessage::kArgumentTableFunction, {name});
    return;
  }
  if (kind_of(tree_, value) != "table") {
    refuse(argument, name, "table");
    return;
  }
  input_ = visible_fields(typer_.analyze_relation(tree_[value].first_child, scope_)->fields);
  const auto refuse_clause = [&](Span place, std::string_view clause) {
    state_.verdict.fail(place, ServerMessage::kArgumentRowSemantics, {name, clause});
  };
  if (tree_.find_child(value, SqlNodeKind::kPartition) != kNoSqlNode) {
    refuse_clause(tree_[argument].span, "Partitioning");
  }
  if (tree_.find_child(value, SqlNodeKind::kOrderBy) != kNoSqlNode) {
    refuse_clause(tree_[argument].span, "Ordering");
  }
  if (const SqlNodeId empty = TableArgumentNode(tree_, value).empty(); empty != kNoSqlNode) {
    refuse_clause(tree_[empty].span, "Empty behavior");
  }
}

void TableArguments::check_descriptor(SqlNodeId argument, const std::string& name) {
  const SqlNodeId value = argument_value(tree_, argument);
  if (is_descriptor_call(value)) {
    state_.verdict.fail(argument, ServerMessage::kArgumentDescriptor, {name});
    return;
  }
  if (kind_of(tree_, value) != "descriptor") {
    refuse(argument, name, "descriptor");
    return;
  }
  if (tree_[value].kind != SqlNodeKind::kDescriptor) return;  // NULL
  for (const SqlNodeId id : tree_.children(value)) {
    if (tree_[id].kind != SqlNodeKind::kName) declared_type(state_, id, id);
  }
}

}  // namespace mapping::analysis
