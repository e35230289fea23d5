#include <string_view>

#include "analysis/format/format_expression.h"
#include "analysis/format/format_pattern.h"
#include "analysis/format/formatter.h"
#include "analysis/row_patterns/pattern_calls.h"
#include "mapping/text.h"
#include "sql/check_tree.h"

// Calls of functions, special forms and windows.
namespace mapping::analysis {

std::string Formatter::format_any_call(SqlNodeId id) {
  if (tree_[id].kind == SqlNodeKind::kConcat) return "concat(" + join(children(id), ", ") + ")";
  return tree_[id].kind == SqlNodeKind::kSpecial ? format_special(id) : format_call(id);
}

std::string Formatter::format_call(SqlNodeId id) {
  const SqlNodeId name = tree_.find_child(id, SqlNodeKind::kQualifiedName);
  const std::string called = called_name(tree_, id);
  std::string text = format(name);
  const std::string_view mode = processing_mode(tree_, id);
  if (sql::is_known_function(called)) text = called == "format" ? called : to_upper(called);
  const std::vector<SqlNodeId> arguments = call_arguments(tree_, id);
  std::string inside = join(arguments, ", ");
  if (arguments.empty() && called == "count") inside = "*";
  const SqlNodeId label = tree_.find_child(id, SqlNodeKind::kName);
  if (label != kNoSqlNode) inside = format(label) + ".*";
  if (!mode.empty()) text = std::string(mode) + " " + text;
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
    const bool respects = own_words(tree_, id).find("RESPECT NULLS") != std::string::npos;
    text += respects ? " RESPECT NULLS" : " IGNORE NULLS";
  }
  if (filter != kNoSqlNode) text += " FILTER (WHERE " + child(filter, 0) + ")";
  if (over != kNoSqlNode) text += " OVER " + format_over(over);
  return text;
}

std::string Formatter::format_special(SqlNodeId id) {
  const std::string called = called_name(tree_, id);
  if (is_special(tree_, id, SqlSpecial::kListagg)) return format_listagg(id);
  if (is_special(tree_, id, SqlSpecial::kTrim)) return format_trim(id);
  if (is_special(tree_, id, SqlSpecial::kNormalize)) return format_normalize(id);
  if (is_special(tree_, id, SqlSpecial::kPosition)) {
    return called + "(" + child(id, 1) + ", " + child(id, 0) + ")";
  }
  if (is_special(tree_, id, SqlSpecial::kExtract)) {
    return "EXTRACT(" + to_upper(tree_.text_of(tree_.child(id, 0))) + " FROM " + child(id, 1) + ")";
  }
  if (is_special(tree_, id, SqlSpecial::kGrouping)) {
    return "GROUPING (" + join(children(id), ", ") + ")";
  }
  if (static_cast<SqlSpecial>(tree_[id].detail) >= SqlSpecial::kJsonExists &&
      static_cast<SqlSpecial>(tree_[id].detail) <= SqlSpecial::kJsonArray) {
    return format_json(id);
  }
  if (!called.empty()) return called + "(" + join(children(id), ", ") + ")";
  return std::string(tree_.text_of(id));
}

// LISTAGG(DISTINCT value, separator ON OVERFLOW …) WITHIN GROUP (…) FILTER (…) OVER (…)
std::string Formatter::format_listagg(SqlNodeId id) {
  const std::vector<SqlNodeId> arguments = call_arguments(tree_, id);
  const std::string words = own_words(tree_, id);
  const auto has = [&](std::string_view word) { return words.find(word) != std::string::npos; };
  const std::size_t filler = has(",") ? 2 : 1;
  const SqlNodeId order = tree_.find_child(id, SqlNodeKind::kOrderBy);
  std::string text = has("( DISTINCT") ? "LISTAGG(DISTINCT " : "LISTAGG(";
  text += format(arguments[0]) + ", " + (has(",") ? format(arguments[1]) : "''");
  if (has(" TRUNCATE ")) {
    text += " ON OVERFLOW  TRUNCATE ";
    const bool is_given = filler < arguments.size() && tree_[arguments[filler]].next == order;
    text += is_given ? format(arguments[filler]) : "'...'";
    text += has(" WITHOUT ") ? " WITHOUT COUNT" : " WITH COUNT";
  } else {
    text += " ON OVERFLOW  ERROR";
  }
  text += ") WITHIN GROUP (" + format_order(order) + ")";
  for (SqlNodeId part = tree_[order].next; part != kNoSqlNode; part = tree_[part].next) {
    text += tree_[part].kind == SqlNodeKind::kOver ? " OVER " + format_over(part)
                                                   : " FILTER (WHERE " + format(part) + ")";
  }
  return text;
}

// Of a name that is reserved, and with the form that is meant where none is given.
std::string Formatter::format_normalize(SqlNodeId id) {
  return "\"normalize\"(" + child(id, 0) + ", '" + std::string(normal_form(tree_, id)) + "')";
}

std::string Formatter::format_trim(SqlNodeId id) {
  const std::string words = own_words(tree_, id);
  const auto has = [&](std::string_view word) { return words.find(word) != std::string::npos; };
  const std::string side = has(" LEADING") ? "LEADING" : has(" TRAILING") ? "TRAILING" : "BOTH";
  const std::vector<SqlNodeId> parts = children(id);
  const bool comma = has(",");
  if (parts.size() == 1) return "trim(" + side + " FROM " + format(parts[0]) + ")";
  const SqlNodeId source = comma ? parts[0] : parts[1];
  return "trim(" + side + " " + format(comma ? parts[1] : parts[0]) + " FROM " + format(source) +
         ")";
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
  return tree_[window].kind == SqlNodeKind::kName ? format(window) : format_window(window);
}

std::string Formatter::format_window(SqlNodeId window) {
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

std::string Formatter::format_frame(SqlNodeId frame) {
  std::vector<WrittenPart> parts = written_parts(tree_, frame);
  for (std::size_t i = 2; i < parts.size(); ++i) {
    if (tree_[parts[i].child].kind != SqlNodeKind::kPattern) continue;
    const std::string pattern = format_pattern(tree_.text_of(parts[i].child));
    parts[i - 2].word += "(" + pattern + ")";
    parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(i) - 1,
                parts.begin() + static_cast<std::ptrdiff_t>(i) + 2);
    break;
  }
  return join_parts(parts);
}

// `NAME(a, b WORDS c)`
std::string Formatter::join_parts(const std::vector<WrittenPart>& parts) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto& [word, child, place] = parts[i];
    const bool is_close = word == ")" || word == ",";
    const bool is_open = word == "(" && i == 1;  // of a call
    if (!text.empty() && text.back() != '(' && !is_close && !is_open) text += ' ';
    text += child == kNoSqlNode ? word : format(child);
  }
  return text;
}

}  // namespace mapping::analysis
