#include <string>
#include <string_view>
#include <vector>

#include "analysis/expression_tree.h"
#include "analysis/format/format_expression.h"
#include "analysis/format/formatter.h"

// Queries inside of expressions, over several lines as the server writes them. A level is three
// blanks; which lines have them and where a line ends before nothing follows is the server's way.
namespace mapping::analysis {
namespace {

std::string margin(int level) { return std::string(static_cast<std::size_t>(level) * 3, ' '); }

}  // namespace

// `(SELECT …)` as an expression
std::string Formatter::format_subquery(SqlNodeId id) {
  return "(" + format_query(tree_[id].first_child, 0) + ")";
}

std::string Formatter::format_query(SqlNodeId query, int level) {
  using enum SqlNodeKind;
  if (depth_ >= kMaxDepth) return std::string(tree_.text_of(query));
  ++depth_;
  std::string text;
  for (const SqlNodeId part : children(query)) {
    const SqlNodeId count = tree_[part].first_child;
    switch (tree_[part].kind) {
      case kWith:
        text += format_with(part, level);
        break;
      case kOrderBy:
        text += margin(level) + format_order(part) + "\n";
        break;
      case kOffset:
        text += margin(level) + "OFFSET " + format(count) + " ROWS\n";
        break;
      case kLimit:
        text += margin(level) + "LIMIT " + (count == kNoSqlNode ? "ALL" : format(count)) + "\n";
        break;
      case kFetch:
        text += margin(level) + "FETCH FIRST " +
                (count == kNoSqlNode ? "ROW" : format(count) + " ROWS") +
                (tree_[part].is(SqlTies::kWithTies) ? " WITH TIES\n" : " ONLY\n");
        break;
      default:
        text += format_body(part, level);
    }
  }
  --depth_;
  return text;
}

std::string Formatter::format_with(SqlNodeId with, int level) {
  std::string text = margin(level) + "WITH";
  text += tree_[with].is(SqlRecursion::kRecursive) ? " RECURSIVE\n" : "\n";
  std::string_view between = "  ";
  for (const SqlNodeId named : children(with)) {
    text += margin(level).append(between) + child(named, 0);
    text += format_names(tree_.find_child(named, SqlNodeKind::kColumnNames)) + " AS ";
    text += format_indented(tree_.find_child(named, SqlNodeKind::kQuery), level) + "\n";
    between = ", ";
  }
  return text;
}

// A query on lines of its own between parentheses.
std::string Formatter::format_indented(SqlNodeId query, int level) {
  return "(\n" + format_query(query, level + 1) + margin(level) + ") ";
}

// ` (a, b)`, or nothing
std::string Formatter::format_names(SqlNodeId names) {
  return names == kNoSqlNode ? "" : " (" + join(children(names), ", ") + ")";
}

std::string Formatter::format_body(SqlNodeId body, int level) {
  using enum SqlNodeKind;
  switch (tree_[body].kind) {
    case kSelect:
      return format_select(body, level);
    case kValues:
      return " VALUES \n" + format_lines(children(body), level) + "\n";
    case kTable:
      return "TABLE " + child(body, 0) + "\n";
    case kSubquery:
      return format_indented(tree_[body].first_child, level);
    case kSetOperation:
      break;
    default:
      return std::string(tree_.text_of(body));
  }
  std::vector<SqlNodeId> chain;
  SqlNodeId first = body;
  for (; tree_[first].kind == kSetOperation; first = tree_[first].first_child) {
    chain.push_back(first);
  }
  std::string text = format_body(first, level);
  for (; !chain.empty(); chain.pop_back()) {
    const SqlNode& node = tree_[chain.back()];
    const SetOperationNode operation(tree_, chain.back());
    text += node.is(SqlSetOperator::kUnion)    ? "UNION "
            : node.is(SqlSetOperator::kExcept) ? "EXCEPT "
                                               : "INTERSECT ";
    if (node.is(SqlQuantifier::kAll)) text += "ALL ";
    if (node.is(SqlMatching::kCorresponding)) {
      const SqlNodeId names = operation.columns();
      text += "CORRESPONDING";
      text += names == kNoSqlNode ? " " : " BY" + format_names(names) + " ";
    }
    text += format_body(operation.right(), level);
  }
  return text;
}

// One a line, with `, ` in front of all but the first.
std::string Formatter::format_lines(const std::vector<SqlNodeId>& ids, int level) {
  std::string text;
  for (const SqlNodeId id : ids) {
    text += text.empty() ? margin(level) + "  " : "\n" + margin(level) + ", ";
    const SqlNodeKind kind = tree_[id].kind;
    if (kind == SqlNodeKind::kSelectItem || kind == SqlNodeKind::kAllColumns) {
      text += format_item(id);
    } else {
      text += kind >= SqlNodeKind::kTableName ? format_relation(id, level) : format(id);
    }
  }
  return text;
}

std::string Formatter::format_item(SqlNodeId item) {
  const SqlNodeId first = tree_[item].first_child;
  if (tree_[item].kind == SqlNodeKind::kSelectItem) {
    const SqlNodeId alias = tree_[first].next;
    return alias == kNoSqlNode ? format(first) : format(first) + " " + format(alias);
  }
  const SqlNodeId names = tree_.find_child(item, SqlNodeKind::kColumnNames);
  return (first == kNoSqlNode ? "*" : format(first) + ".*") +
         (names == kNoSqlNode ? "" : " AS" + format_names(names));
}

std::string Formatter::format_select(SqlNodeId select, int level) {
  using enum SqlNodeKind;
  const std::vector<SqlNodeId> parts = children(select);
  std::string text = margin(level) + "SELECT";
  if (tree_[select].is(SqlQuantifier::kDistinct)) text += " DISTINCT";
  const std::vector<SqlNodeId> items = children(parts.front());
  text += items.size() == 1 ? " " + format_item(items.front()) : "\n" + format_lines(items, level);
  text += "\n";
  const SqlNodeId from = tree_.find_child(select, kFrom);
  if (from != kNoSqlNode) {
    text += margin(level) + "FROM\n" + format_lines(children(from), level);
  }
  text += "\n";
  for (const SqlNodeId part : parts) {
    const bool is_distinct = tree_[part].is(SqlQuantifier::kDistinct);
    switch (tree_[part].kind) {
      case kWhere:
        text += margin(level) + "WHERE " + child(part, 0) + "\n";
        break;
      case kGroupBy:
        text += margin(level) + "GROUP BY " + (is_distinct ? " DISTINCT " : "") +
                format_groups(part, false) + "\n";
        break;
      case kHaving:
        text += margin(level) + "HAVING " + child(part, 0) + "\n";
        break;
      case kWindows:
        text += format_windows(part, level);
        break;
      default:
        break;
    }
  }
  return text;
}

// `a, (b, c), ROLLUP ((a), (b, c))`; those of a list stand in parentheses of their own.
std::string Formatter::format_groups(SqlNodeId groups, bool are_listed) {
  using enum SqlNodeKind;
  std::string text;
  for (SqlNodeId id : children(groups)) {
    text += text.empty() ? "" : ", ";
    const SqlNodeKind kind = tree_[id].kind;
    const bool is_set = kind == kGroupingSet || tree_[id].is(SqlRowForm::kParentheses);
    if (is_set) {
      text += "(" + join(children(id), ", ") + ")";
    } else if (kind == kRollup || kind == kCube || kind == kGroupingSets) {
      text += kind == kRollup ? "ROLLUP (" : kind == kCube ? "CUBE (" : "GROUPING SETS (";
      text += format_groups(id, true) + ")";
    } else if (kind == kGroupByAuto) {
      text += "AUTO";
    } else {
      text += are_listed ? "(" + format(id) + ")" : format(id);
    }
  }
  return text;
}

std::string Formatter::format_windows(SqlNodeId windows, int level) {
  std::string text;
  const std::vector<SqlNodeId> definitions = children(windows);
  const std::string between = definitions.size() == 1 ? " " : "\n" + margin(level + 1);
  for (const SqlNodeId definition : definitions) {
    text += text.empty() ? margin(level) + "WINDOW" : ",";
    text += between + child(definition, 0) + " AS " + format_window(tree_.child(definition, 1));
  }
  return text + "\n";
}

}  // namespace mapping::analysis
