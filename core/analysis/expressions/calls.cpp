#include "analysis/expressions/calls.h"

#include <algorithm>
#include <utility>

#include "analysis/depth.h"
#include "analysis/expression_tree.h"
#include "analysis/expressions/expression_checks.h"
#include "analysis/expressions/names.h"
#include "analysis/fixes.h"
#include "analysis/functions/foreign_names.h"
#include "analysis/queries/windows.h"
#include "analysis/routines/routines.h"
#include "analysis/row_patterns/pattern_calls.h"
#include "mapping/text.h"

namespace mapping::analysis {
namespace {

constexpr std::size_t kMaxArguments = 127;
constexpr std::size_t kStepsOfResolution = 500;
constexpr std::size_t kStepsOfArgument = 10;
constexpr std::uint32_t kMaxLambdaDepth = 5;

struct ArgumentFault {
  SqlNodeId place = kNoSqlNode;  // none: there is no fault
  ServerSentence said{};
};

// `f(1, name => 2)`: each name once, and behind the arguments without one.
ArgumentFault find_argument_fault(const SqlTree& tree, const std::vector<SqlNodeId>& arguments) {
  std::vector<std::string> names;
  for (const SqlNodeId argument : arguments) {
    if (tree[argument].kind != SqlNodeKind::kNamedArgument) {
      if (names.empty()) continue;
      return {argument, say(ServerMessage::kPositionalBehindNamedArgument)};
    }
    const SqlNodeId name = tree[argument].first_child;
    const std::string canonical = canonical_name(tree, name);
    if (std::ranges::find(names, canonical) != names.end()) {
      return {argument, say(ServerMessage::kDuplicateNamedArgument, {tree.name_of(name)})};
    }
    names.push_back(canonical);
  }
  return {};
}

// `catalog.schema.function`
bool is_of_catalog(std::string_view name) {
  return name.find('.') != std::string_view::npos && !name.starts_with("system.builtin.");
}

}  // namespace

TypeId Calls::type_of_call(SqlNodeId node, const Context& context) {
  const std::string name = called_name(tree_, node);
  if (const auto type = type_of_conditional(node, name, context)) return *type;
  const SqlNodeId label = tree_.find_child(node, SqlNodeKind::kName);
  if (label != kNoSqlNode && (context.labels == nullptr || name != "count")) {
    state_.verdict.fail(label, ServerMessage::kLabelStar);
    return kUncertain;
  }
  PatternCalls pattern(state_, typer_, context);
  if (context.labels != nullptr) {
    if (const auto type = pattern.type_of_function(node, name)) return *type;
    pattern.check_other_function(node, name);
    if (label != kNoSqlNode) pattern.check_label(label, canonical_name(tree_, label));
  } else if (const std::string_view mode = processing_mode(tree_, node); !mode.empty()) {
    state_.verdict.fail(node, ServerMessage::kProcessingModeHere, {mode});
  }
  if (state_.verdict.stopped()) return kUncertain;
  const TypeId type = type_of_plain_call(node, name, context);
  if (context.labels != nullptr) pattern.check_aggregation(node, name);
  return type;
}

TypeId Calls::type_of_plain_call(SqlNodeId node, const std::string& name, const Context& context) {
  analyze_call_clauses(node, is_aggregate_function(name) || is_of_catalog(name), context);
  const std::vector<SqlNodeId> nodes = call_arguments(tree_, node);
  ArgumentFault fault = find_argument_fault(tree_, nodes);
  if (fault.place != kNoSqlNode) state_.verdict.fail(fault.place, std::move(fault.said));
  std::vector<CallArgument> arguments = argument_types(nodes, context);
  if (state_.verdict.stopped()) return kUncertain;
  return resolve(node, name, arguments, nodes, context);
}

void Calls::analyze_call_clauses(SqlNodeId node, bool aggregate, const Context& context) {
  if (const SqlNodeId over = tree_.find_child(node, SqlNodeKind::kOver); over != kNoSqlNode) {
    if (const ResolvedWindow* window = state_.notes.window(over)) {
      Windows(state_, typer_).analyze(ResolvedWindow(*window), tree_[over].first_child, context);
    } else {
      Windows(state_, typer_).refuse_unresolved(node);
    }
  } else if (tree_[node].is(SqlQuantifier::kDistinct) && !aggregate) {
    state_.verdict.fail(node, ServerMessage::kDistinctOfNoAggregate);
  }
  if (const SqlNodeId filter = tree_.find_child(node, SqlNodeKind::kFilter); filter != kNoSqlNode) {
    const SqlNodeId condition = tree_[filter].first_child;
    coerce(state_, condition, typer_.type_of(condition, context), state_.boolean(),
           "Filter expression");
  }
}

std::vector<CallArgument> Calls::argument_types(const std::vector<SqlNodeId>& arguments,
                                                const Context& context) {
  std::vector<CallArgument> types;
  types.reserve(arguments.size());
  for (const SqlNodeId argument : arguments) {
    const SqlNodeId inner = unwrapped(tree_, argument);
    CallArgument& type = types.emplace_back();
    if (tree_[inner].kind != SqlNodeKind::kLambda) {
      if (tree_[inner].kind == SqlNodeKind::kNamedArgument) {
        state_.verdict.unsure("a form of newer servers is not analyzed");
        continue;
      }
      type.type = typer_.type_of(argument, context);
      continue;
    }
    type.is_lambda = true;
    for (SqlNodeId part = tree_[inner].first_child; tree_[part].next != kNoSqlNode;
         part = tree_[part].next) {
      ++type.lambda_parameters;
    }
  }
  return types;
}

ResolvedCall Calls::resolve_known(SqlNodeId node, std::string_view name,
                                  const std::vector<CallArgument>& arguments,
                                  const std::vector<SqlNodeId>& nodes, const Context& context) {
  std::vector<TypeId> types;
  bool has_lambda = false;
  for (const CallArgument& argument : arguments) {
    types.push_back(argument.type);
    has_lambda = has_lambda || argument.is_lambda;
  }
  // Whether the memo knows the call or not, so that the same text has the same answer. Messages about
  // signatures write out all the types.
  std::size_t parts = 0;
  for (const TypeId type : types) parts += state_.types.parts(type);
  if (!state_.budget.spend((has_lambda ? 2 : 1) * kStepsOfResolution + parts * kStepsOfArgument))
    return {};
  const std::span<const InlineFunction> own = state_.functions.called(name);
  const bool can_be_kept = !has_lambda && own.empty();
  if (can_be_kept) {
    if (const ResolvedCall* known_call = state_.memo.calls.find(name, types)) return *known_call;
  }
  resolving_ = {&nodes, &context};
  const SqlNodeId outer_call = state_.verdict.catch_at(node);
  ResolvedCall call = resolve_function(state_.types, name, arguments, *this, own);
  state_.verdict.catch_at(outer_call);
  if (can_be_kept && !call.refusal && call.result != kUncertain) {
    state_.memo.calls.add(name, types, call);
  }
  return call;
}

TypeId Calls::resolve(SqlNodeId node, std::string_view name,
                      const std::vector<CallArgument>& arguments,
                      const std::vector<SqlNodeId>& nodes, const Context& context) {
  for (const CallArgument& argument : arguments) {
    if (!argument.is_lambda) state_.verdict.doubt_without(argument.type);
  }
  ResolvedCall call = resolve_known(node, name, arguments, nodes, context);
  if (state_.verdict.stopped()) return kUncertain;
  if (call.refusal) {
    refuse_call(node, name, call, nodes);
    return kUncertain;
  }
  if (call.result == kUncertain) {
    state_.verdict.unsure(std::move(call.reason));
    return kUncertain;
  }
  if (!call.deterministic) state_.notes.add_random_call(node);
  if (call.definition != kNoSqlNode && call.definition == state_.defined) {
    refuse_recursion(state_);
    return kUncertain;
  }
  if (arguments.size() > kMaxArguments) {
    state_.verdict.fail(node, ServerMessage::kTooManyCallArguments, {name});
  }
  if (tree_[node].kind != SqlNodeKind::kFunction) return call.result;
  check_call_order(node, context);
  if (tree_[node].is(SqlQuantifier::kDistinct)) check_distinct_arguments(node, call);
  return call.result;
}

void Calls::check_distinct_arguments(SqlNodeId node, const ResolvedCall& call) {
  for (const TypeId type : call.arguments) {
    if (state_.verdict.require(type) && !state_.types.is_comparable(type)) {
      state_.verdict.mismatch(node, ServerMessage::kDistinctArgumentType, {state_.shown(type)});
    }
  }
}

void Calls::refuse_call(SqlNodeId node, std::string_view name, const ResolvedCall& call,
                        const std::vector<SqlNodeId>& nodes) {
  if (name.find('$') != std::string_view::npos) {
    state_.verdict.unsure("functions that the server keeps for itself are not known");
    return;
  }
  if (is_of_catalog(name)) {
    state_.verdict.unsure("the functions of catalogs, such as '" + std::string(name) +
                          "', are in no snapshot");
    return;
  }
  const SqlNodeId place = call.argument_at_fault ? nodes[*call.argument_at_fault] : node;
  const std::string_view error_name = error_name_of(call.refusal.message);
  const bool placed = !is_special(tree_, node, SqlSpecial::kTrim) && error_name != kServerDefect;
  const FaultRef fault = placed ? state_.verdict.fail(place, call.refusal)
                                : state_.verdict.fail_without_place(place, call.refusal);
  if (fault && name == "concat") offer_text(fault, state_, nodes);
  if (error_name == "FUNCTION_NOT_FOUND") function_not_found(fault, node, name);
}

void Calls::function_not_found(FaultRef fault, SqlNodeId node, std::string_view name) {
  if (!fault || tree_[node].kind != SqlNodeKind::kFunction || has_function(name) ||
      !state_.functions.called(name).empty()) {
    return;
  }
  const SqlNodeId qualified = tree_.find_child(node, SqlNodeKind::kQualifiedName);
  if (const auto namesake = trino_function_for(name)) {
    fault.with({"name", std::string(name)});
    offer_suggestion(fault, tree_, tree_[qualified].span, *namesake, std::string(*namesake));
    return;
  }
  std::vector<std::string_view> candidates = function_names();
  for (const std::string& own : state_.functions.names()) candidates.push_back(own);
  suggest(fault, state_, tree_[qualified].span, {"name", std::string(name)}, std::move(candidates),
          "");
}

void Calls::check_call_order(SqlNodeId node, const Context& context) {
  const SqlNodeId order = tree_.find_child(node, SqlNodeKind::kOrderBy);
  if (order == kNoSqlNode) return;
  for (const SqlNodeId item : tree_.children(order)) {
    const TypeId type = typer_.type_of(tree_[item].first_child, context);
    if (state_.verdict.require(type) && !state_.types.is_orderable(type)) {
      state_.verdict.mismatch(node, ServerMessage::kOrderArgumentType, {state_.shown(type)});
    }
  }
}

// A lambda that is no argument of a call.
TypeId Calls::type_of_lambda(SqlNodeId node, const Context& context) {
  if (context.labels != nullptr) return refuse_lambda(node);
  check_no_aggregates(state_, tree_.last_child(node), "Lambda expression");
  return state_.verdict.mismatch(node, ServerMessage::kLambdaOutsideCall);
}

TypeId Calls::refuse_lambda(SqlNodeId lambda) {
  state_.verdict.fail(lambda, ServerMessage::kPatternLambda);
  return kUncertain;
}

// The server resolves each parameter as a column of the scope that they make: two of one name are a
// fault, whether the body uses them or not.
bool Calls::has_distinct_parameters(SqlNodeId lambda, const Context& inner) {
  for (SqlNodeId name = tree_[lambda].first_child; tree_[name].next != kNoSqlNode;
       name = tree_[name].next) {
    const NamePath path = state_.scopes.path_of({name});
    if (resolve_field(*inner.scope, path).outcome == ResolvedField::Outcome::kMany) {
      Names(state_, typer_).type_of_path(name, path, inner);
      return false;
    }
  }
  return true;
}

// The body's type with parameters of the given types. Called while a call is resolved.
TypeId Calls::type_of_body(std::uint32_t argument, std::span<const TypeId> parameters) {
  const Context outer = *resolving_.context;
  const SqlNodeId lambda = unwrapped(tree_, (*resolving_.arguments)[argument]);
  if (outer.labels != nullptr) return refuse_lambda(lambda);
  Fields fields;
  SqlNodeId body = tree_[lambda].first_child;
  for (; tree_[body].next != kNoSqlNode; body = tree_[body].next) {
    fields.push_back({.name = state_.scopes.name_of(body), .relation = body});
  }
  check_no_aggregates(state_, body, "Lambda expression");
  if (fields.size() != parameters.size()) {
    state_.verdict.fail(lambda, ServerMessage::kLambdaParameters,
                        {parameters.size(), fields.size()});
    return kUncertain;
  }
  if (state_.lambda_depth >= kMaxLambdaDepth) {
    state_.verdict.unsure("lambdas are nested too deeply");
    return kUncertain;
  }
  for (std::size_t i = 0; i < fields.size(); ++i) fields[i].type = parameters[i];
  Scope* scope = state_.scopes.make(outer.scope, std::move(fields));
  scope->lambda = true;
  const DepthGuard guard(state_.lambda_depth);
  const Context inner{.scope = scope, .correlated = outer.correlated, .in_lambda = true};
  if (!has_distinct_parameters(lambda, inner)) return kUncertain;
  return typer_.type_of(body, inner);
}

}  // namespace mapping::analysis
