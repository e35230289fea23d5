#include "analysis/format/format_expression.h"

#include <string_view>

#include "analysis/format/format_literal.h"
#include "analysis/format/formatter.h"
#include "mapping/text.h"
#include "text/enum_table.h"

namespace mapping::analysis {
namespace {

// In the order of SqlOperator.
constexpr std::string_view kOperators[] = {
    "=", "<>", "<", "<=", ">", ">=", "+", "-", "*", "/", "%", "OVERLAPS"};
static_assert(is_table_to(kOperators, SqlOperator::kOverlaps));
// In the order of SqlComparedRows.
constexpr std::string_view kComparedRows[] = {"ALL", "ANY", "SOME"};
static_assert(is_table_to(kComparedRows, SqlComparedRows::kSome));
constexpr std::string_view kDatetimes[] = {"current_date",    "current_time",   "current_timestamp",
                                           "localtime",       "localtimestamp", "CURRENT_USER",
                                           "CURRENT_CATALOG", "CURRENT_SCHEMA", "CURRENT_PATH"};

std::string_view operator_of(const SqlNode& node) {
  return kOperators[static_cast<std::size_t>(node.get<SqlOperator>())];
}

// `x'65 6f'` is X'656F'.
std::string format_binary(std::string_view written) {
  std::string digits = to_upper(written.substr(1));
  std::erase_if(digits, [](char c) { return c <= ' '; });
  return "X" + digits;
}

}  // namespace

std::string Formatter::format_node(SqlNodeId id) {
  using enum SqlNodeKind;
  switch (tree_[id].kind) {
    case kColumn:
    case kName:
      return format_name(tree_, id);
    case kQualifiedName:
      return join(children(id), ".");
    case kDereference:
      return child(id, 0) + "." + child(id, 1);
    case kSubscript:
      return format(tree_.child(id, 0), true) + "[" + format(tree_.child(id, 1), true) + "]";
    case kRow:
      return "ROW (" + join(children(id), ", ") + ")";
    case kArray:
      return "ARRAY[" + join(children(id), ",", true) + "]";
    case kCast:
      return std::string(tree_[id].is(SqlCastForm::kTryCast) ? "TRY_CAST(" : "CAST(") +
             child(id, 0) + " AS " + format_type(tree_, tree_.child(id, 1)) + ")";
    case kCase:
      return format_case(id);
    case kLambda:
      return format_lambda(id);
    case kFunction:
    case kConcat:
    case kSpecial:
      return format_any_call(id);
    default:
      return format_operator(id);
  }
}

std::string Formatter::format_operator(SqlNodeId id) {
  using enum SqlNodeKind;
  switch (tree_[id].kind) {
    case kArithmetic:
    case kComparison:
      return binary(id, operator_of(tree_[id]));
    case kAnd:
    case kOr:
      return format_logical(id);
    case kNot:
      return "(NOT " + child(id, 0) + ")";
    case kSign:
      return tree_[id].is(SqlSign::kMinus) ? "-(" + child(id, 0) + ")" : "+" + child(id, 0);
    case kAtTimeZone:
      return child(id, 0) + " AT TIME ZONE " + child(id, 1);
    case kMeasure:
      return child(id, 0) + " OVER " + format_over(tree_.child(id, 1));
    case kVariableDefinition:
      return child(id, 0) + " AS " + child(id, 1);
    case kExists:
      return "(EXISTS " + child(id, 0) + ")";
    default:
      return tree_[id].kind >= kComparison && tree_[id].kind <= kIsDistinct ? format_predicate(id)
                                                                            : format_value(id);
  }
}

std::string Formatter::format_value(SqlNodeId id) {
  using enum SqlNodeKind;
  const std::string_view written = tree_.text_of(id);
  switch (tree_[id].kind) {
    case kNull:
      return "null";
    case kBoolean:
      return to_lower(written);
    case kInteger:
      return number_text(tree_, id);
    case kDecimal:
      return "DECIMAL '" + number_text(tree_, id) + "'";
    case kDouble:
      return format_double(number_text(tree_, id));
    case kString:
      return format_string(string_value(tree_, id));
    case kSubquery:
      return format_subquery(id);
    case kBinary:
      return format_binary(written);
    case kTypedLiteral: {
      const SqlNodeId name = tree_.child(id, 0);
      std::string type(tree_.text_of(name));
      if (equals_ignoring_case(type, "decimal")) type = "DECIMAL";
      if (tree_[name].kind == kDoublePrecision) type = "DOUBLE";
      return type + " " + child(id, 1);
    }
    case kInterval:
      return format_interval(id);
    case kDatetime: {
      const auto which = static_cast<unsigned>(tree_[id].get<SqlSpecial>()) -
                         static_cast<unsigned>(SqlSpecial::kCurrentDate);
      std::string text(kDatetimes[which]);
      if (tree_[id].first_child != kNoSqlNode) text += "(" + child(id, 0) + ")";
      return text;
    }
    default:
      return std::string(written);
  }
}

std::string Formatter::format_interval(SqlNodeId id) {
  return std::string("INTERVAL ") + (tree_[id].is(SqlSign::kMinus) ? "-" : "") + child(id, 0) +
         " " + format_interval_fields(tree_[id]);
}

std::string Formatter::format_predicate(SqlNodeId id) {
  using enum SqlNodeKind;
  switch (tree_[id].kind) {
    case kIsNull:
      return "(" + child(id, 0) +
             (tree_[id].is(SqlNegation::kNegated) ? " IS NOT NULL)" : " IS NULL)");
    case kIsDistinct:
      return negated(id, binary(id, "IS DISTINCT FROM"));
    case kBetween:
      return negated(
          id, "(" + child(id, 0) + " BETWEEN " + child(id, 1) + " AND " + child(id, 2) + ")");
    case kLike: {
      std::string text = "(" + child(id, 0) + " LIKE " + child(id, 1);
      if (tree_.child(id, 2) != kNoSqlNode) text += " ESCAPE " + child(id, 2);
      return negated(id, text + ")");
    }
    case kIn: {
      const SqlNodeId list = tree_.child(id, 1);
      const std::string values =
          tree_[list].kind == kSubquery ? format(list) : "(" + join(children(list), ", ") + ")";
      return negated(id, "(" + child(id, 0) + " IN " + values + ")");
    }
    case kQuantified: {
      const auto rows = static_cast<std::size_t>(tree_[id].get<SqlComparedRows>());
      return binary(id,
                    std::string(operator_of(tree_[id])).append(" ").append(kComparedRows[rows]));
    }
    default:
      return std::string(tree_.text_of(id));
  }
}

// `a AND b AND c` without parentheses of its own is one list.
std::string Formatter::format_logical(SqlNodeId id) {
  const SqlNodeKind kind = tree_[id].kind;
  std::vector<SqlNodeId> terms;
  SqlNodeId node = id;
  for (; tree_[node].kind == kind; node = tree_[node].first_child) {
    terms.insert(terms.begin(), tree_.child(node, 1));
  }
  terms.insert(terms.begin(), node);
  return "(" + join(terms, kind == SqlNodeKind::kAnd ? " AND " : " OR ") + ")";
}

std::string Formatter::format_case(SqlNodeId id) {
  std::string text = "(CASE";
  for (const SqlNodeId part : children(id)) {
    if (tree_[part].kind == SqlNodeKind::kWhen) {
      text += " WHEN " + child(part, 0) + " THEN " + child(part, 1);
    } else if (tree_[part].kind == SqlNodeKind::kElse) {
      text += " ELSE " + child(part, 0);
    } else {
      text += " " + format(part);
    }
  }
  return text + " END)";
}

std::string Formatter::format_lambda(SqlNodeId id) {
  std::vector<SqlNodeId> names = children(id);
  const SqlNodeId body = names.back();
  names.pop_back();
  return "(" + join(names, ", ") + ") -> " + format(body);
}

std::string format_name(const SqlTree& tree, SqlNodeId id) { return std::string(tree.text_of(id)); }

std::string format_expression(const SqlTree& tree, SqlNodeId id) {
  return Formatter(tree).format(id);
}

std::string format_list(const SqlTree& tree, const std::vector<SqlNodeId>& ids) {
  return Formatter(tree).join(ids, ", ");
}

}  // namespace mapping::analysis
