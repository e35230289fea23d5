#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>

#include "analysis/analyzer.h"
#include "analysis/expression_tree.h"
#include "analysis/integer_literal.h"
#include "mapping/text.h"

// TABLE(function(…)). A server has sequence and exclude_columns; the others are of connectors.
namespace mapping::analysis {
namespace {

// `function` and `system.builtin.function`
std::string function_name(const SqlTree& tree, SqlNodeId function) {
  const auto parts = name_parts(tree, tree[function].first_child);
  if (parts.empty()) return "";
  const bool builtin =
      parts.size() == 1 ||
      (parts.size() == 3 && equals_ignoring_case(tree.name_of(parts[0]), "system") &&
       equals_ignoring_case(tree.name_of(parts[1]), "builtin"));
  return builtin ? to_lower(tree.name_of(parts.back())) : "";
}

SqlNodeId value_of(const SqlTree& tree, SqlNodeId argument) {
  return tree[argument].kind == SqlNodeKind::kNamedArgument ? tree.child(argument, 1) : argument;
}

// The value of `5`, `-5`, `-(5)` or `BIGINT '5'`.
std::optional<std::int64_t> constant_integer(const SqlTree& tree, SqlNodeId node) {
  bool negative = false;
  while (tree[node].kind == SqlNodeKind::kSign) {
    negative ^= tree[node].detail == static_cast<std::uint16_t>(SqlOperator::kSubtract);
    node = unwrapped(tree, tree[node].first_child);
  }
  std::optional<std::int64_t> value;
  if (tree[node].kind == SqlNodeKind::kInteger) value = integer_value(tree.text_of(node));
  if (tree[node].kind == SqlNodeKind::kTypedLiteral) {
    value = integer_value(string_value(tree, tree.child(node, 1)));
  }
  if (!value || !negative) return value;
  if (*value == std::numeric_limits<std::int64_t>::min()) return std::nullopt;
  return -*value;
}

}  // namespace

const Scope* Analyzer::analyze_table_function(SqlNodeId function, const Scope* scope) {
  const std::string name = function_name(tree_, function);
  if (name == "sequence") return analyze_sequence(function, scope);
  if (name == "exclude_columns") return analyze_exclude_columns(function, scope);
  const SqlNodeId qualified = tree_[function].first_child;
  if (tree_[tree_[qualified].first_child].next != kNoSqlNode) {
    unsure("whether a connector has the table function is not known");
  } else {
    fail(qualified, "FUNCTION_NOT_FOUND",
         "Table function '" + to_text(path_of(name_parts(tree_, qualified))) + "' not registered");
  }
  return new_scope(scope, {{.open = true}});
}

// What the type of a function's result depends on can be neither sampled nor matched. Of a server's
// own functions that is exclude_columns.
void Analyzer::check_not_polymorphic(SqlNodeId relation, std::string_view operation) {
  relation = unwrapped_relation(tree_, relation);
  const bool aliased = tree_[relation].kind == SqlNodeKind::kAliased;
  const SqlNodeId function =
      aliased ? unwrapped_relation(tree_, tree_[relation].first_child) : relation;
  if (tree_[function].kind != SqlNodeKind::kTableFunction ||
      function_name(tree_, function) != "exclude_columns") {
    return;
  }
  fail(aliased ? relation : tree_[function].first_child, "INVALID_TABLE_FUNCTION_INVOCATION",
       "Cannot apply " + std::string(operation) + " to polymorphic table function invocation");
}

// The arguments in the order of `names`, kNoSqlNode where one is left out.
std::vector<SqlNodeId> Analyzer::match_arguments(SqlNodeId function,
                                                 std::span<const std::string_view> names) {
  std::vector<SqlNodeId> matched(names.size(), kNoSqlNode);
  const SqlNodeId first = tree_[tree_[function].first_child].next;
  std::size_t count = 0;
  std::size_t named = 0;
  for (SqlNodeId id = first; id != kNoSqlNode; id = tree_[id].next) {
    ++count;
    named += tree_[id].kind == SqlNodeKind::kNamedArgument ? 1 : 0;
  }
  if (count > names.size()) {
    fail(first, "INVALID_ARGUMENTS",
         "Too many arguments. Expected at most " + std::to_string(names.size()) +
             " arguments, got " + std::to_string(count) + " arguments");
  } else if (named != 0 && named != count) {
    fail(first, "INVALID_ARGUMENTS",
         "All arguments must be passed by name or all must be passed positionally");
  }
  std::size_t position = 0;
  for (SqlNodeId id = first; id != kNoSqlNode && !stopped(); id = tree_[id].next) {
    if (named == 0) {
      matched[position++] = id;
      continue;
    }
    const std::string name = canonical_name(tree_[id].first_child);
    const auto found = std::ranges::find(names, name);
    if (found == names.end()) {
      fail(id, "INVALID_FUNCTION_ARGUMENT", "Unexpected argument name: " + name);
      break;
    }
    SqlNodeId& slot = matched[static_cast<std::size_t>(found - names.begin())];
    if (slot != kNoSqlNode) {
      fail(id, "INVALID_FUNCTION_ARGUMENT", "Duplicate argument name: " + name);
    }
    slot = id;
  }
  return matched;
}

const Scope* Analyzer::analyze_sequence(SqlNodeId function, const Scope* scope) {
  static constexpr std::string_view kNames[] = {"START", "STOP", "STEP"};
  const std::vector<SqlNodeId> arguments = match_arguments(function, kNames);
  const TypeId bigint = types_.simple(TypeKind::kBigint);
  const SqlNodeId first = tree_[tree_[function].first_child].next;
  for (const SqlNodeId argument : arguments) {
    if (argument == kNoSqlNode || stopped()) continue;
    const SqlNodeId value = unwrapped(tree_, value_of(tree_, argument));
    const TypeId type = type_in(value, *new_scope(nullptr, {}));
    if (known(type) && !can_coerce(types_, type, bigint)) {
      mismatch(value, "Cannot cast type " + shown(type) + " to bigint");
    }
  }
  if (arguments[1] == kNoSqlNode) {
    fail(first == kNoSqlNode ? tree_[function].first_child : first, "MISSING_ARGUMENT",
         "Missing argument: STOP");
  }
  check_sequence(function, arguments);
  return new_scope(scope, {{.name = make_name("sequential_number"), .type = bigint}});
}

// The server computes the arguments while it analyzes.
void Analyzer::check_sequence(SqlNodeId function, const std::vector<SqlNodeId>& arguments) {
  static constexpr std::string_view kNames[] = {"Start", "Stop", "Step"};
  std::int64_t values[] = {0, 0, 1};
  for (std::size_t i = 0; i < arguments.size() && !stopped(); ++i) {
    if (arguments[i] == kNoSqlNode) continue;
    const SqlNodeId value = unwrapped(tree_, value_of(tree_, arguments[i]));
    const auto number = constant_integer(tree_, value);
    if (tree_[value].kind == SqlNodeKind::kNull) {
      fail_without_place(value, "INVALID_FUNCTION_ARGUMENT", std::string(kNames[i]) + " is null");
    } else if (!number) {
      unsure("the arguments of the table function are not computed");
    } else {
      values[i] = *number;
    }
  }
  const auto [start, stop, step] = values;
  const bool up = start < stop;
  if (start == stop || (up ? step > 0 : step < 0)) return;
  fail_without_place(function, "INVALID_FUNCTION_ARGUMENT",
                     std::string("Step must be ") + (up ? "positive" : "negative") +
                         " for sequence [" + std::to_string(start) + ", " + std::to_string(stop) +
                         "]");
}

// The columns of a table but for those that are named.
const Scope* Analyzer::analyze_exclude_columns(SqlNodeId function, const Scope* scope) {
  static constexpr std::string_view kNames[] = {"INPUT", "COLUMNS"};
  const std::vector<SqlNodeId> arguments = match_arguments(function, kNames);
  const SqlNodeId input = value_of(tree_, arguments[0]);
  const SqlNodeId columns = value_of(tree_, arguments[1]);
  if (stopped() || tree_[input].kind != SqlNodeKind::kTableArgument ||
      tree_[columns].kind != SqlNodeKind::kDescriptor || tree_[input].first_child == kNoSqlNode ||
      tree_[tree_[input].first_child].next != kNoSqlNode) {
    unsure("the arguments of the table function are not analyzed");
    return new_scope(scope, {{.open = true}});
  }
  Fields fields = analyze_relation(tree_[input].first_child, scope)->fields;
  exclude_columns(columns, fields);
  for (Field& field : fields) {
    field.alias = nullptr;
    field.direct = false;
  }
  return new_scope(scope, std::move(fields));
}

// Takes those away that the descriptor names.
void Analyzer::exclude_columns(SqlNodeId columns, Fields& fields) {
  const Fields all = fields;
  std::string missing;
  for (SqlNodeId id = tree_[columns].first_child; id != kNoSqlNode; id = tree_[id].next) {
    if (tree_[id].kind != SqlNodeKind::kName) {
      unsure("types in the descriptor are not analyzed");
      continue;
    }
    const Name name = name_of(id);
    const auto is_named = [&](const Field& field) { return same_name(field.name, name); };
    std::erase_if(fields, is_named);
    if (std::ranges::any_of(all, is_named)) continue;
    missing += missing.empty() ? "" : ", ";
    missing += to_lower(name.text);
  }
  const auto is_open = [](const Field& field) { return field.open; };
  if (!missing.empty() && std::ranges::any_of(fields, is_open)) {
    unsure("the columns of a table are not known");
  } else if (!missing.empty()) {
    fail_without_place(columns, "INVALID_FUNCTION_ARGUMENT",
                       "Excluded columns: [" + missing + "] not present in the table");
  } else if (fields.empty()) {
    fail_without_place(columns, "INVALID_FUNCTION_ARGUMENT", "All columns are excluded");
  }
}

}  // namespace mapping::analysis
