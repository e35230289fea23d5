#include "analysis/relations/joins.h"

#include <algorithm>
#include <utility>

#include "analysis/expression_tree.h"
#include "analysis/expressions/coercion.h"
#include "analysis/expressions/expression_checks.h"
#include "analysis/fixes.h"
#include "analysis/queries/planning.h"
#include "mapping/text.h"
#include "text/enum_table.h"
#include "text/letter_case.h"

namespace mapping::analysis {
namespace {

// In the order of SqlJoinType.
constexpr std::string_view kJoinNames[] = {"CROSS", "INNER", "LEFT", "RIGHT", "FULL"};
static_assert(is_table_to(kJoinNames, SqlJoinType::kFull));

std::string_view name_of_lateral(SqlNodeKind kind) {
  if (kind == SqlNodeKind::kUnnest) return "UNNEST";
  return kind == SqlNodeKind::kJsonTable ? "JSON_TABLE" : "NEAREST";
}

}  // namespace

// A chain of joins leans to the left: its right sides are visited in a loop. What the server asks
// of a join before its sides is asked from the outermost on.
const Scope* Joins::analyze(SqlNodeId join, const Scope* scope) {
  std::vector<SqlNodeId> chain;
  SqlNodeId first = join;
  for (; tree_[first].kind == SqlNodeKind::kJoin;
       first = unwrapped_relation(tree_, tree_[first].first_child)) {
    if (tree_[first].is(SqlNaturalness::kNatural)) {
      state_.verdict.fail(first, ServerMessage::kNaturalJoin);
      return state_.scopes.make(scope, {{.open = true}});
    }
    chain.push_back(first);
  }
  const Scope* left = typer_.analyze_relation(first, scope);
  for (; !chain.empty() && !state_.verdict.stopped(); chain.pop_back()) {
    left = join_with(chain.back(), left, scope);
  }
  return left;
}

const Scope* Joins::join_with(SqlNodeId join, const Scope* left, const Scope* scope) {
  const SqlNodeId relation = JoinNode(tree_, join).right();
  const bool lateral = is_lateral(tree_, relation);
  const Scope* right = typer_.analyze_relation(relation, lateral ? left : scope);
  if (lateral) check_lateral(join, relation, *left);
  const SqlNodeId criteria = JoinNode(tree_, join).criteria();
  if (criteria != kNoSqlNode && tree_[criteria].kind == SqlNodeKind::kColumnNames) {
    return join_using(criteria, left, right, scope);
  }
  Fields fields = state_.scopes.take_fields(left);
  const std::size_t left_fields = fields.size();
  fields.insert(fields.end(), right->fields.begin(), right->fields.end());
  const Scope* joined = state_.scopes.make(scope, std::move(fields));
  if (criteria == kNoSqlNode) return joined;
  // Its names are looked for among all of them.
  if (state_.budget.spend(joined->fields.size() * kStepsOfField / 5)) {
    analyze_condition(join, *joined, left_fields);
  }
  return joined;
}

void Joins::check_lateral(SqlNodeId join, SqlNodeId right, const Scope& left) {
  const auto join_type = tree_[join].get<SqlJoinType>();
  const bool outer = join_type == SqlJoinType::kRight || join_type == SqlJoinType::kFull;
  const std::string_view type = kJoinNames[static_cast<std::size_t>(join_type)];
  if (const SqlNodeId reference = outer ? first_reference(state_, right, left) : kNoSqlNode;
      reference != kNoSqlNode) {
    state_.verdict.fail(reference, ServerMessage::kLateralReference, {type});
    return;
  }
  const SqlNodeId relation = unaliased_relation(tree_, right);
  const SqlNodeKind kind = tree_[relation].kind;
  const SqlNodeId criteria = JoinNode(tree_, join).criteria();
  if (criteria == kNoSqlNode) return;
  const bool is_on = tree_[criteria].kind == SqlNodeKind::kJoinOn;
  const SqlNodeId condition =
      is_on ? unwrapped(tree_, JoinOnNode(tree_, criteria).condition()) : kNoSqlNode;
  const bool is_true = is_on && tree_[condition].is(SqlTruth::kTrue);
  const SqlNodeId place = is_on ? condition : join;
  if (kind == SqlNodeKind::kNearest && (!is_on || outer)) {
    state_.verdict.fail(join, ServerMessage::kNearestJoin,
                        {is_on ? std::string(type) + " JOIN" : "JOIN USING"});
  } else if (is_true) {
    return;
  } else if (kind != SqlNodeKind::kLateral) {
    state_.verdict.fail(place, ServerMessage::kLateralJoinCondition, {type, name_of_lateral(kind)});
  } else if (join_type == SqlJoinType::kFull) {
    state_.verdict.fail(place, ServerMessage::kLateralJoinCondition, {"FULL", "LATERAL relation"});
  } else if (!keeps_rows(state_,
                         SubqueryNode(tree_, LateralNode(tree_, relation).query()).query())) {
    state_.verdict.unplanned(
        "whether a server plans the condition of the LATERAL relation is not known");
  }
}

void Joins::analyze_condition(SqlNodeId join, const Scope& scope, std::size_t left_fields) {
  const SqlNodeId criteria = JoinNode(tree_, join).criteria();
  const SqlNodeId condition = JoinOnNode(tree_, criteria).condition();
  check_no_aggregates(state_, condition, "JOIN clause");
  const bool inner = tree_[join].is(SqlJoinType::kInner);
  // The columns of the two sides are local; only those of outer queries are shut off.
  const Scope* const outer = std::exchange(state_.filtered, query_scope(&scope));
  const std::uint32_t correlations = state_.correlations;
  const TypeId type = typer_.type_of(condition, {.scope = &scope, .correlated = inner});
  state_.filtered = outer;
  check_condition(state_, condition, type, "JOIN ON clause");
  if (state_.correlations != correlations) check_correlated_terms(state_, condition, scope);
  if (!inner) check_planned_condition(state_, condition, scope, left_fields);
}

// The columns of USING come first and once, and belong to neither side.
const Scope* Joins::join_using(SqlNodeId names, const Scope* left, const Scope* right,
                               const Scope* scope) {
  Fields fields;
  FieldSet used;
  NameTable seen(NameCase::kExact);
  for (const SqlNodeId id : tree_.children(names)) {
    const Name name = state_.scopes.name_of(id);
    if (seen.insert(tree_.text_of(id), 0) != NameTable::kNone) {
      state_.verdict.fail(id, ServerMessage::kUsingRepeated, {name.text});
      break;
    }
    const Field* const in_left = using_column(id, *left, "left", used);
    const Field* const in_right = using_column(id, *right, "right", used);
    Field field{.name = name};
    if (in_left != nullptr && in_right != nullptr) {
      const TypeId types[] = {in_left->type, in_right->type};
      operator_type(state_, id, OperatorKind::kEqual, "=", types);
      if (state_.verdict.require(types[0]) && state_.verdict.require(types[1])) {
        field.type = common_super_type(state_.types, types[0], types[1]).value_or(kUncertain);
      }
      Origins& origins = state_.notes.origins();
      field.origin =
          origins.add({OriginKind::kUsing, id, origins.of(*in_left), origins.of(*in_right)});
      state_.notes.set_origin(id, field.origin);
    }
    fields.push_back(field);
  }
  for (const Scope* side : {left, right}) {
    const Fields all = state_.scopes.take_fields(side);
    state_.budget.spend(all.size() * kStepsOfField);
    for (std::uint32_t i = 0; i < all.size(); ++i) {
      const bool is_used = used.contains({side->relation, i});
      if (!is_used) fields.push_back(all[i]);
    }
  }
  return state_.scopes.make(scope, std::move(fields));
}

// A column of USING on one side of the join.
const Field* Joins::using_column(SqlNodeId name, const Scope& scope, std::string_view side,
                                 FieldSet& used) {
  const ResolvedField found = resolve_field(scope, state_.scopes.path_of({name}));
  switch (found.outcome) {
    case ResolvedField::Outcome::kNone:
      using_not_found(name, scope, side);
      break;
    case ResolvedField::Outcome::kMany:
      state_.verdict.fail(name, ServerMessage::kAmbiguousColumn,
                          {lower_identifier(tree_.name_of(name))});
      break;
    case ResolvedField::Outcome::kUnsure:
      state_.verdict.unsure("the columns of a table are not known");
      break;
    case ResolvedField::Outcome::kOne:
      used.add(found.id);
      return found.field;
  }
  return nullptr;
}

void Joins::using_not_found(SqlNodeId name, const Scope& scope, std::string_view side) {
  const std::string text = tree_.name_of(name);
  FaultRef fault = state_.verdict.fail(name, ServerMessage::kColumnNotOnSide, {text, side});
  std::vector<std::string_view> columns;
  for (const Field& field : scope.fields) {
    if (field.name.exists()) columns.push_back(field.name.text);
  }
  suggest(fault, state_, tree_[name].span, {"name", text}, std::move(columns), "columns");
}

}  // namespace mapping::analysis
