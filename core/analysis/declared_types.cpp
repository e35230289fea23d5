#include "analysis/analyzer.h"
#include "analysis/expression_tree.h"
#include "analysis/foreign_names.h"
#include "analysis/format_expression.h"
#include "analysis/integer_literal.h"
#include "mapping/text.h"

// Types that a statement names: CAST(… AS type), RETURNING type.
namespace mapping::analysis {
namespace {

// Types of plugins that a server may have or not.
constexpr std::string_view kPluginTypes[] = {"objectid", "model", "regressor", "classifier",
                                             "function"};

// What the server says of decimal(39) or of decimal(10, 11), anywhere in the type.
std::string decimal_fault(const SqlTree& tree, SqlNodeId type) {
  for (const SqlNodeId node : nodes_below(tree, type)) {
    if (tree[node].kind != SqlNodeKind::kGenericType) continue;
    const std::string name = to_lower(tree.name_of(tree[node].first_child));
    const SqlNodeId precision = tree.child(node, 1);
    const SqlNodeId scale = tree.child(node, 2);
    if ((name != "decimal" && name != "dec" && name != "numeric") || precision == kNoSqlNode ||
        tree[precision].kind != SqlNodeKind::kInteger || name != "decimal") {
      continue;
    }
    const auto digits = integer_value(tree.text_of(precision));
    if (digits && (*digits < 1 || *digits > 38)) {
      return "DECIMAL precision must be in range [1, 38]: " + std::to_string(*digits);
    }
    const auto behind = scale == kNoSqlNode ? std::nullopt : integer_value(tree.text_of(scale));
    if (digits && behind && *behind > *digits) {
      return "DECIMAL scale must be in range [0, precision (" + std::to_string(*digits) +
             ")]: " + std::to_string(*behind);
    }
  }
  return "";
}

// INTERVAL YEAR TO MONTH and INTERVAL DAY TO SECOND are the only ones.
bool is_known_interval(unsigned detail) {
  const auto field = [](SqlIntervalField which) { return static_cast<unsigned>(which); };
  return detail == (field(SqlIntervalField::kYear) | (field(SqlIntervalField::kMonth) << 4U)) ||
         detail == (field(SqlIntervalField::kDay) | (field(SqlIntervalField::kSecond) << 4U));
}

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

// kUncertain with a fault where no such type exists.
TypeId Analyzer::declared_type(SqlNodeId type, SqlNodeId node) {
  for (const SqlNodeId part : nodes_below(tree_, type)) {
    if (tree_[part].kind != SqlNodeKind::kIntervalType || is_known_interval(tree_[part].detail)) {
      continue;
    }
    unsure("an interval type of other fields");
    return kUncertain;
  }
  const auto parsed = parse_trino_type(tree_.text_of(type), TypeOrigin::kSql);
  if (!parsed.ok()) {
    unsure("the type is nested too deeply");
    return kUncertain;
  }
  if (std::string message = decimal_fault(tree_, type); !message.empty()) {
    fail(type, "INVALID_FUNCTION_ARGUMENT", std::move(message));
    return kUncertain;
  }
  const TypeId id = types_.from(parsed.value());
  if (id != kUncertain) return id;
  if (is_of_plugin(tree_, type)) {
    unsure("a type of a plugin");
    return kUncertain;
  }
  SqlFault* const fault = fail(node, "TYPE_MISMATCH", "Unknown type: " + format_type(tree_, type));
  const auto namesake = trino_type_for(tree_.text_of(type));
  if (fault != nullptr && namesake) {
    offer_suggestion(fault, tree_[type].span, *namesake, std::string(*namesake));
  }
  return kUncertain;
}

}  // namespace mapping::analysis
