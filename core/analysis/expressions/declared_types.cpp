#include <algorithm>
#include <utility>

#include "analysis/analyzer.h"
#include "analysis/expression_tree.h"
#include "analysis/format/format_expression.h"
#include "analysis/functions/foreign_names.h"
#include "mapping/text.h"

// Types that a statement names: CAST(… AS type), RETURNING type.
namespace mapping::analysis {
namespace {

// Types of plugins that a server may have or not.
constexpr std::string_view kPluginTypes[] = {"objectid", "model", "regressor", "classifier",
                                             "function"};

bool is_of_plugin(const SqlTree& tree, SqlNodeId type) {
  for (const SqlNodeId node : nodes_below(tree, type)) {
    if (tree[node].kind != SqlNodeKind::kGenericType) continue;
    for (const std::string_view name : kPluginTypes) {
      if (equals_ignoring_case(tree.text_of(tree[node].first_child), name)) return true;
    }
  }
  return false;
}

}  // namespace

// kUncertain with a fault, at `node`, where no such type exists.
TypeId Analyzer::declared_type(SqlNodeId type, SqlNodeId node) {
  return declared_type(type, Span{place_of(tree_, node), tree_[node].span.end});
}

// A type that the grammar of SQL takes and the one of types does not.
void Analyzer::refuse_declared_type(SqlNodeId type, const TypeFault& fault) {
  if (fault.reason != TypeFaultReason::kNumberTooLarge) {
    unsure("the type is nested too deeply");
    return;
  }
  const std::uint32_t begin = tree_[type].span.begin + fault.span.begin;
  const Span number{begin, begin + fault.span.size()};
  const std::string digits(slice(tree_.text, number));
  const bool is_precision = std::ranges::any_of(nodes_below(tree_, type), [&](SqlNodeId node) {
    return tree_[node].kind == SqlNodeKind::kDatetimeType &&
           tree_[tree_[node].first_child].span == number;
  });
  if (is_precision) {
    fail_without_place(type, kServerDefect, "For input string: \"{}\"", {digits});
  } else {
    fail(number, "TYPE_MISMATCH", "Invalid type parameter: {}", {digits});
  }
}

TypeId Analyzer::declared_type(SqlNodeId type, Span place) {
  const auto parsed = parse_trino_type(tree_.text_of(type), TypeOrigin::kSql);
  if (!parsed.ok()) {
    refuse_declared_type(type, parsed.refusal());
    return kUncertain;
  }
  const TypeId id = types_.from(parsed.value());
  if (types_.kind(id) == TypeKind::kFunction) {
    unplanned("a server plans no value of a function type");
  }
  if (id != kUncertain) return id;
  if (is_of_plugin(tree_, type)) {
    unsure("a type of a plugin");
    return kUncertain;
  }
  auto problem = type_problem(types_, parsed.value(), format_type(tree_, type));
  if (!problem) {
    unsure("the type is not known");
    return kUncertain;
  }
  SqlFault* const fault = problem->has_place
                              ? fail(place, problem->error_name, problem->message)
                              : fail_without_place(type, problem->error_name, problem->message);
  const auto namesake = trino_type_for(tree_.text_of(type));
  if (fault != nullptr && namesake) {
    offer_suggestion(fault, tree_[type].span, *namesake, std::string(*namesake));
  }
  return kUncertain;
}

}  // namespace mapping::analysis
