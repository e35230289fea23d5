#include "analysis/format_expression.h"

#include <string_view>
#include <utility>

#include "analysis/expression_tree.h"
#include "analysis/format_literal.h"
#include "mapping/text.h"
#include "sql/lexer.h"

namespace mapping::analysis {
namespace {

constexpr int kMaxDepth = 60;

// In the order of SqlOperator.
constexpr std::string_view kOperators[] = {
    "=", "<>", "<", "<=", ">", ">=", "+", "-", "*", "/", "%", "OVERLAPS"};
constexpr std::string_view kDatetimes[] = {"current_date",    "current_time",   "current_timestamp",
                                           "localtime",       "localtimestamp", "CURRENT_USER",
                                           "CURRENT_CATALOG", "CURRENT_SCHEMA", "CURRENT_PATH"};

class Formatter {
 public:
  explicit Formatter(const SqlTree& tree) : tree_(tree) {}

  // `is_element`: of an array, or at a subscript, where the server writes rows in another way.
  std::string format(SqlNodeId id, bool is_element = false) {
    id = unwrapped(tree_, id);
    if (depth_ >= kMaxDepth) return std::string(tree_.text_of(id));
    ++depth_;
    std::string text = is_element && tree_[id].kind == SqlNodeKind::kRow
                           ? "ROW(" + join(children(id), ", ", true) + ")"
                           : format_node(id);
    --depth_;
    return text;
  }

  std::string join(const std::vector<SqlNodeId>& ids, std::string_view between,
                   bool are_elements = false) {
    std::string text;
    for (const SqlNodeId id : ids) {
      text += text.empty() ? "" : between;
      text += format(id, are_elements);
    }
    return text;
  }

 private:
  std::string format_node(SqlNodeId id);
  std::string format_value(SqlNodeId id);
  std::string format_interval(SqlNodeId id);
  std::string format_predicate(SqlNodeId id);
  std::string format_logical(SqlNodeId id);
  std::string format_any_call(SqlNodeId id);
  std::string format_operator(SqlNodeId id);
  std::string format_call(SqlNodeId id);
  std::string format_special(SqlNodeId id);
  std::string format_listagg(SqlNodeId id);
  std::string format_trim(SqlNodeId id);
  std::string format_case(SqlNodeId id);
  std::string format_lambda(SqlNodeId id);
  std::string format_order(SqlNodeId id);
  std::string format_over(SqlNodeId id);
  std::string format_frame(SqlNodeId id);

  [[nodiscard]] std::vector<SqlNodeId> children(SqlNodeId id) const {
    std::vector<SqlNodeId> ids;
    for (SqlNodeId child = tree_[id].first_child; child != kNoSqlNode; child = tree_[child].next) {
      ids.push_back(child);
    }
    return ids;
  }
  std::string child(SqlNodeId id, std::size_t index) { return format(tree_.child(id, index)); }
  std::string binary(SqlNodeId id, std::string_view operation) {
    return "(" + child(id, 0) + " " + std::string(operation) + " " + child(id, 1) + ")";
  }
  std::string negated(SqlNodeId id, std::string text) {
    if ((tree_[id].detail & kSqlNegated) == 0) return text;
    return "(NOT " + std::move(text) + ")";
  }

  const SqlTree& tree_;
  int depth_ = 0;
};

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
      return std::string((tree_[id].detail & kSqlTry) != 0 ? "TRY_CAST(" : "CAST(") + child(id, 0) +
             " AS " + format_type(tree_, tree_.child(id, 1)) + ")";
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

std::string Formatter::format_any_call(SqlNodeId id) {
  if (tree_[id].kind == SqlNodeKind::kConcat) return "concat(" + join(children(id), ", ") + ")";
  return tree_[id].kind == SqlNodeKind::kSpecial ? format_special(id) : format_call(id);
}

std::string Formatter::format_operator(SqlNodeId id) {
  using enum SqlNodeKind;
  switch (tree_[id].kind) {
    case kArithmetic:
    case kComparison:
      return binary(id, kOperators[tree_[id].detail]);
    case kAnd:
    case kOr:
      return format_logical(id);
    case kNot:
      return "(NOT " + child(id, 0) + ")";
    case kSign:
      return tree_[id].detail == static_cast<std::uint16_t>(SqlOperator::kSubtract)
                 ? "-(" + child(id, 0) + ")"
                 : "+" + child(id, 0);
    case kAtTimeZone:
      return child(id, 0) + " AT TIME ZONE " + child(id, 1);
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
    case kDecimal:
      return "DECIMAL '" + std::string(written) + "'";
    case kDouble:
      return format_double(written);
    case kString:
      return format_string(string_value(tree_, id));
    case kBinary:
      return "X" + to_upper(written.substr(1));
    case kTypedLiteral: {
      const std::string type(tree_.text_of(tree_.child(id, 0)));
      return (equals_ignoring_case(type, "decimal") ? "DECIMAL" : type) + " " + child(id, 1);
    }
    case kInterval:
      return format_interval(id);
    case kDatetime: {
      const auto which = tree_[id].detail - static_cast<unsigned>(SqlSpecial::kCurrentDate);
      std::string text(kDatetimes[which]);
      if (tree_[id].first_child != kNoSqlNode) text += "(" + child(id, 0) + ")";
      return text;
    }
    default:
      return std::string(written);
  }
}

std::string Formatter::format_interval(SqlNodeId id) {
  const SqlNodeId value = tree_[id].first_child;
  const std::string_view before =
      tree_.text_of(id).substr(0, tree_[value].span.begin - tree_[id].span.begin);
  const bool minus = before.find('-') != std::string_view::npos;
  return std::string("INTERVAL ") + (minus ? "- " : "") + format(value) + " " +
         format_interval_fields(tree_[id].detail);
}

std::string Formatter::format_predicate(SqlNodeId id) {
  using enum SqlNodeKind;
  switch (tree_[id].kind) {
    case kIsNull:
      return "(" + child(id, 0) +
             ((tree_[id].detail & kSqlNegated) != 0 ? " IS NOT NULL)" : " IS NULL)");
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
      const std::string values = tree_[list].kind == kSubquery
                                     ? std::string(tree_.text_of(list))
                                     : "(" + join(children(list), ", ") + ")";
      return negated(id, "(" + child(id, 0) + " IN " + values + ")");
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

std::string Formatter::format_call(SqlNodeId id) {
  const SqlNodeId name = tree_.find_child(id, SqlNodeKind::kQualifiedName);
  const std::string called = called_name(tree_, id);
  std::string text = format(name);
  if (called == "if" || called == "nullif" || called == "coalesce" || called == "try") {
    text = to_upper(called);
  } else if (called == "format") {
    text = called;
  }
  const std::vector<SqlNodeId> arguments = call_arguments(tree_, id);
  std::string inside = join(arguments, ", ");
  if (arguments.empty() && called == "count") inside = "*";
  text += "(";
  if ((tree_[id].detail & kSqlDistinct) != 0) text += "DISTINCT ";
  text += inside;
  if (const SqlNodeId order = tree_.find_child(id, SqlNodeKind::kOrderBy); order != kNoSqlNode) {
    text += " " + format_order(order);
  }
  text += ")";
  const SqlNodeId filter = tree_.find_child(id, SqlNodeKind::kFilter);
  const SqlNodeId over = tree_.find_child(id, SqlNodeKind::kOver);
  if ((tree_[id].detail & kSqlNullTreatment) != 0) {
    const std::string_view written = tree_.text_of(id);
    const std::size_t respect = to_upper(written).rfind("RESPECT");
    text += respect == std::string::npos ? " IGNORE NULLS" : " RESPECT NULLS";
  }
  if (filter != kNoSqlNode) text += " FILTER (WHERE " + child(filter, 0) + ")";
  if (over != kNoSqlNode) text += " OVER " + format_over(over);
  return text;
}

std::string Formatter::format_special(SqlNodeId id) {
  const std::string called = called_name(tree_, id);
  if (is_special(tree_, id, SqlSpecial::kListagg)) return format_listagg(id);
  if (is_special(tree_, id, SqlSpecial::kTrim)) return format_trim(id);
  if (is_special(tree_, id, SqlSpecial::kPosition)) {
    return called + "(" + child(id, 1) + ", " + child(id, 0) + ")";
  }
  if (is_special(tree_, id, SqlSpecial::kExtract)) {
    return "EXTRACT(" + to_upper(tree_.text_of(tree_.child(id, 0))) + " FROM " + child(id, 1) + ")";
  }
  if (is_special(tree_, id, SqlSpecial::kGrouping)) {
    return "GROUPING (" + join(children(id), ", ") + ")";
  }
  if (!called.empty()) return called + "(" + join(children(id), ", ") + ")";
  return std::string(tree_.text_of(id));
}

std::string Formatter::format_listagg(SqlNodeId id) {
  const std::vector<SqlNodeId> arguments = call_arguments(tree_, id);
  const std::string head = to_upper(tree_.text_of(id).substr(0, 40));
  std::string text = "LISTAGG(";
  if (head.find("DISTINCT") != std::string::npos) text += "DISTINCT ";
  text += format(arguments[0]) + ", ";
  text += arguments.size() > 1 ? format(arguments[1]) : "''";
  text += " ON OVERFLOW  ERROR) WITHIN GROUP (";
  return text + format_order(tree_.find_child(id, SqlNodeKind::kOrderBy)) + ")";
}

std::string Formatter::format_trim(SqlNodeId id) {
  const std::vector<sql::Token> tokens = sql::tokenize(tree_.text_of(id).substr(0, 64));
  std::string side = "BOTH";
  for (std::size_t i = 0; i < tokens.size() && i < 3; ++i) {
    const std::string word = to_upper(slice(tree_.text_of(id).substr(0, 64), tokens[i].span));
    if (word == "LEADING" || word == "TRAILING") side = word;
  }
  const std::vector<SqlNodeId> parts = children(id);
  const bool comma =
      parts.size() == 2 && tree_.text[next_token(tree_.text, tree_[parts[0]].span.end)] == ',';
  if (parts.size() == 1) return "trim(" + side + " FROM " + format(parts[0]) + ")";
  const SqlNodeId source = comma ? parts[0] : parts[1];
  return "trim(" + side + " " + format(comma ? parts[1] : parts[0]) + " FROM " + format(source) +
         ")";
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

std::string Formatter::format_order(SqlNodeId id) {
  std::string text;
  for (const SqlNodeId item : children(id)) {
    text += text.empty() ? "ORDER BY " : ", ";
    text += child(item, 0);
    text += (tree_[item].detail & kSqlDescending) != 0 ? " DESC" : " ASC";
    if ((tree_[item].detail & kSqlNullsFirst) != 0) text += " NULLS FIRST";
    if ((tree_[item].detail & kSqlNullsLast) != 0) text += " NULLS LAST";
  }
  return text;
}

std::string Formatter::format_over(SqlNodeId over) {
  const SqlNodeId window = tree_[over].first_child;
  if (tree_[window].kind == SqlNodeKind::kName) return format(window);
  std::string text;
  for (const SqlNodeId part : children(window)) {
    text += text.empty() ? "" : " ";
    if (tree_[part].kind == SqlNodeKind::kPartition) {
      text += "PARTITION BY " + join(children(part), ", ");
    } else if (tree_[part].kind == SqlNodeKind::kOrderBy) {
      text += format_order(part);
    } else if (tree_[part].kind == SqlNodeKind::kName) {
      text += format(part);
    } else {
      text += format_frame(part);
    }
  }
  return "(" + text + ")";
}

// Words, and the expressions of the bounds between them.
std::string Formatter::format_frame(SqlNodeId frame) {
  std::string text;
  std::uint32_t begin = tree_[frame].span.begin;
  const auto add_words = [&](std::uint32_t end) {
    const std::string_view between = slice(tree_.text, Span{begin, end});
    for (const sql::Token& token : sql::tokenize(between)) {
      if (!text.empty() && token.span.size() > 0) text += ' ';
      text += to_upper(slice(between, token.span));
    }
  };
  for (const SqlNodeId bound : children(frame)) {
    add_words(tree_[bound].span.begin);
    text += ' ' + format(bound);
    begin = tree_[bound].span.end;
  }
  add_words(tree_[frame].span.end);
  return text;
}

}  // namespace

std::string format_name(const SqlTree& tree, SqlNodeId id) { return std::string(tree.text_of(id)); }

std::string format_expression(const SqlTree& tree, SqlNodeId id) {
  return Formatter(tree).format(id);
}

std::string format_list(const SqlTree& tree, const std::vector<SqlNodeId>& ids) {
  return "[" + Formatter(tree).join(ids, ", ") + "]";
}

}  // namespace mapping::analysis
