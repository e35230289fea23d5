#include "analysis/relations/table_functions.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "analysis/expression_tree.h"
#include "analysis/relations/table_arguments.h"
#include "mapping/text.h"
#include "text/letter_case.h"

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

}  // namespace

const Scope* TableFunctions::analyze(SqlNodeId function, const Scope* scope) {
  const std::string name = function_name(tree_, function);
  if (name == "sequence") return analyze_sequence(function, scope);
  if (name == "exclude_columns") return analyze_exclude_columns(function, scope);
  const SqlNodeId qualified = tree_[function].first_child;
  if (tree_[tree_[qualified].first_child].next != kNoSqlNode) {
    state_.verdict.unsure("whether a connector has the table function is not known");
  } else {
    state_.verdict.fail(qualified, ServerMessage::kTableFunctionNotFound,
                        {to_text(state_.scopes.path_of(name_parts(tree_, qualified)))});
  }
  return state_.scopes.make(scope, {{.open = true}});
}

// Of a server's own functions that is exclude_columns.
void TableFunctions::check_not_polymorphic(SqlNodeId relation, std::string_view operation) {
  relation = unwrapped_relation(tree_, relation);
  const bool aliased = tree_[relation].kind == SqlNodeKind::kAliased;
  const SqlNodeId function =
      aliased ? unwrapped_relation(tree_, tree_[relation].first_child) : relation;
  if (tree_[function].kind != SqlNodeKind::kTableFunction ||
      function_name(tree_, function) != "exclude_columns") {
    return;
  }
  state_.verdict.fail(aliased ? relation : tree_[function].first_child,
                      ServerMessage::kPolymorphicFunction, {operation});
}

const Scope* TableFunctions::analyze_sequence(SqlNodeId function, const Scope* scope) {
  static constexpr ArgumentSpecification kArguments[] = {
      {.name = "START", .optional = true}, {.name = "STOP"}, {.name = "STEP", .optional = true}};
  check_sequence(function, TableArguments(state_, typer_, function, scope).match(kArguments));
  return state_.scopes.make(scope, {{.name = make_name("sequential_number"),
                                     .type = state_.types.simple(TypeKind::kBigint),
                                     .origin = Origins::kNothing}});
}

void TableFunctions::check_sequence(SqlNodeId function, const std::vector<SqlNodeId>& arguments) {
  static constexpr std::string_view kNames[] = {"Start", "Stop", "Step"};
  std::int64_t values[] = {0, 0, 1};
  for (std::size_t i = 0; i < arguments.size() && !state_.verdict.stopped(); ++i) {
    if (arguments[i] == kNoSqlNode) continue;
    const SqlNodeId value = argument_value(tree_, arguments[i]);
    const ConstantInteger constant = constant_integer(tree_, value);
    if (constant.is_null) {
      state_.verdict.fail_without_place(value, ServerMessage::kSequenceArgumentNull, {kNames[i]});
    } else if (!constant.is_known) {
      state_.verdict.unsure("the arguments of the table function are not computed");
    } else {
      values[i] = constant.value;
    }
  }
  const auto [start, stop, step] = values;
  const bool up = start < stop;
  if (start == stop || (up ? step > 0 : step < 0)) return;
  state_.verdict.fail_without_place(function, ServerMessage::kSequenceStep,
                                    {up ? "positive" : "negative", start, stop});
}

// The columns of a table but for those that are named.
const Scope* TableFunctions::analyze_exclude_columns(SqlNodeId function, const Scope* scope) {
  static constexpr ArgumentSpecification kArguments[] = {
      {.name = "INPUT", .kind = ArgumentKind::kTable},
      {.name = "COLUMNS", .kind = ArgumentKind::kDescriptor}};
  TableArguments arguments(state_, typer_, function, scope);
  const std::vector<SqlNodeId> matched = arguments.match(kArguments);
  if (state_.verdict.stopped()) return state_.scopes.make(scope, {{.open = true}});
  Fields fields = arguments.input();
  exclude_columns(argument_value(tree_, matched[1]), fields);
  for (Field& field : fields) {
    field.alias = nullptr;
    field.hides = HiddenColumns::kNone;
  }
  return state_.scopes.make(scope, std::move(fields));
}

// Takes those away that the descriptor names.
void TableFunctions::exclude_columns(SqlNodeId columns, Fields& fields) {
  const Fields all = fields;
  std::string missing;
  if (tree_[columns].kind != SqlNodeKind::kDescriptor) {
    state_.verdict.fail_without_place(columns, ServerMessage::kExcludedNull);
  }
  for (const SqlNodeId id : tree_.children(columns)) {
    if (tree_[id].kind != SqlNodeKind::kName) {
      state_.verdict.fail_without_place(columns, ServerMessage::kExcludedTypes);
      return;
    }
    const Name name = state_.scopes.name_of(id);
    const auto is_named = [&](const Field& field) { return same_name(field.name, name); };
    if (!state_.budget.spend(all.size() / 2)) return;
    std::erase_if(fields, is_named);
    if (std::ranges::any_of(all, is_named)) continue;
    missing += missing.empty() ? "" : ", ";
    missing += lower_identifier(name.text);
  }
  const auto is_open = [](const Field& field) { return field.open; };
  if (!missing.empty() && std::ranges::any_of(fields, is_open)) {
    state_.verdict.unsure("the columns of a table are not known");
  } else if (!missing.empty()) {
    state_.verdict.fail_without_place(columns, ServerMessage::kExcludedNotFound, {missing});
  } else if (fields.empty()) {
    state_.verdict.fail_without_place(columns, ServerMessage::kAllExcluded);
  }
}

void TableFunctions::check_alias(SqlNodeId function, SqlNodeId alias, const Scope& scope) {
  for (const SqlNodeId id : tree_.children(function)) {
    const SqlNodeId value = argument_value(tree_, id);
    if (tree_[value].kind != SqlNodeKind::kTableArgument) continue;
    const NamePath name = name_of_relation(tree_[value].first_child, scope);
    if (name.empty() || !same_name(name.back(), state_.scopes.name_of(alias))) continue;
    state_.verdict.fail(alias, ServerMessage::kRangeVariableRepeated,
                        {tree_.text_of(alias), to_text(name)});
  }
}

// What the columns of a relation can be qualified by, in full; empty for a query without an alias.
NamePath TableFunctions::name_of_relation(SqlNodeId relation, const Scope& scope) {
  if (tree_[relation].kind == SqlNodeKind::kAliased)
    return {state_.scopes.name_of(AliasedNode(tree_, relation).name())};
  if (tree_[relation].kind != SqlNodeKind::kTableName) return {};
  NamePath path = state_.scopes.path_of(name_parts(tree_, tree_[relation].first_child));
  if (path.size() == 1 && find_query(scope, path[0]) != nullptr) return path;
  if (path.size() < 2) path.insert(path.begin(), make_name(state_.session.schema));
  if (path.size() < 3) path.insert(path.begin(), make_name(state_.session.catalog));
  return path;
}

void TableFunctions::check_columns(SqlNodeId function, const Fields& fields) {
  const std::size_t repeated = repeated_name(fields);
  if (repeated == fields.size()) return;
  state_.verdict.fail(tree_[function].first_child, ServerMessage::kProperColumnRepeated,
                      {lower_identifier(fields[repeated].name.text)});
}

}  // namespace mapping::analysis
