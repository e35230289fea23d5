#include <string_view>

#include "analysis/format/format_expression.h"
#include "analysis/format/format_pattern.h"
#include "analysis/format/formatter.h"
#include "analysis/row_patterns/pattern_calls.h"
#include "analysis/row_patterns/pattern_clauses.h"
#include "mapping/text.h"
#include "sql/check_tree.h"
#include "text/enum_table.h"

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
  if (tree_[id].is(SqlQuantifier::kDistinct)) text += "DISTINCT ";
  text += inside;
  if (const SqlNodeId order = tree_.find_child(id, SqlNodeKind::kOrderBy); order != kNoSqlNode) {
    text += " " + format_order(order);
  }
  text += ")";
  const SqlNodeId filter = tree_.find_child(id, SqlNodeKind::kFilter);
  const SqlNodeId over = tree_.find_child(id, SqlNodeKind::kOver);
  if (tree_[id].is(SqlNullTreatment::kRespect)) text += " RESPECT NULLS";
  if (tree_[id].is(SqlNullTreatment::kIgnore)) text += " IGNORE NULLS";
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
    const PositionCall call(tree_, id);
    return called + "(" + format(call.text()) + ", " + format(call.needle()) + ")";
  }
  if (is_special(tree_, id, SqlSpecial::kExtract)) {
    const ExtractCall call(tree_, id);
    return "EXTRACT(" + to_upper(tree_.text_of(call.field())) + " FROM " + format(call.from()) +
           ")";
  }
  if (is_special(tree_, id, SqlSpecial::kGrouping)) {
    return "GROUPING (" + join(children(id), ", ") + ")";
  }
  if (const auto which = tree_[id].get<SqlSpecial>();
      which >= SqlSpecial::kJsonExists && which <= SqlSpecial::kJsonArray) {
    return format_json(id);
  }
  if (!called.empty()) return called + "(" + join(children(id), ", ") + ")";
  return std::string(tree_.text_of(id));
}

// LISTAGG(DISTINCT value, separator ON OVERFLOW …) WITHIN GROUP (…) FILTER (…) OVER (…)
std::string Formatter::format_listagg(SqlNodeId id) {
  const std::vector<SqlNodeId> arguments = call_arguments(tree_, id);
  const ListaggCall call(tree_, id);
  const bool separated = tree_[id].is(SqlSeparator::kGiven);
  const std::size_t filler = separated ? 2 : 1;
  std::string text = tree_[id].is(SqlQuantifier::kDistinct) ? "LISTAGG(DISTINCT " : "LISTAGG(";
  text += format(arguments[0]) + ", " + (separated ? format(arguments[1]) : "''");
  if (tree_[id].is(SqlOverflow::kError)) {
    text += " ON OVERFLOW  ERROR";
  } else {
    text += " ON OVERFLOW  TRUNCATE ";
    text += filler < arguments.size() ? format(arguments[filler]) : "'...'";
    text += tree_[id].is(SqlOverflow::kTruncateWithoutCount) ? " WITHOUT COUNT" : " WITH COUNT";
  }
  text += ") WITHIN GROUP (" + format_order(call.order()) + ")";
  if (const SqlNodeId filter = call.filter(); filter != kNoSqlNode)
    text += " FILTER (WHERE " + child(filter, 0) + ")";
  if (const SqlNodeId over = call.over(); over != kNoSqlNode) text += " OVER " + format_over(over);
  return text;
}

// Of a name that is reserved, and with the form that is meant where none is given.
std::string Formatter::format_normalize(SqlNodeId id) {
  return "\"normalize\"(" + child(id, 0) + ", '" + std::string(normal_form(tree_, id)) + "')";
}

std::string Formatter::format_trim(SqlNodeId id) {
  static constexpr std::string_view kSides[] = {"BOTH", "LEADING", "TRAILING"};
  static_assert(is_table_to(kSides, SqlTrimSide::kTrailing));
  const std::string side(kSides[static_cast<std::size_t>(tree_[id].get<SqlTrimSide>())]);
  const std::vector<SqlNodeId> parts = children(id);
  if (parts.size() == 1) return "trim(" + side + " FROM " + format(parts[0]) + ")";
  const bool comma = tree_[id].is(SqlTrimForm::kComma);
  const SqlNodeId source = comma ? parts[0] : parts[1];
  return "trim(" + side + " " + format(comma ? parts[1] : parts[0]) + " FROM " + format(source) +
         ")";
}

std::string Formatter::format_order(SqlNodeId id) {
  std::string text;
  for (const SqlNodeId item : children(id)) {
    text += text.empty() ? "ORDER BY " : ", ";
    text += child(item, 0);
    text += tree_[item].is(SqlSortOrder::kDescending) ? " DESC" : " ASC";
    if (tree_[item].is(SqlNullOrder::kFirst)) text += " NULLS FIRST";
    if (tree_[item].is(SqlNullOrder::kLast)) text += " NULLS LAST";
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

std::string Formatter::format_bound(FrameBound bound, SqlNodeId value) {
  switch (bound) {
    case FrameBound::kUnboundedPreceding:
      return "UNBOUNDED PRECEDING";
    case FrameBound::kPreceding:
      return format(value) + " PRECEDING";
    case FrameBound::kFollowing:
      return format(value) + " FOLLOWING";
    case FrameBound::kUnboundedFollowing:
      return "UNBOUNDED FOLLOWING";
    default:
      return "CURRENT ROW";
  }
}

std::string Formatter::format_skip(SqlNodeId skip) {
  const SqlNodeId target = SkipNode(tree_, skip).target();
  switch (tree_[skip].get<SqlSkipTo>()) {
    case SqlSkipTo::kPastLastRow:
      return "PAST LAST ROW";
    case SqlSkipTo::kNextRow:
      return "TO NEXT ROW";
    case SqlSkipTo::kFirst:
      return "TO FIRST " + format(target);
    case SqlSkipTo::kLast:
      return "TO LAST " + format(target);
    default:
      return "TO " + format(target);
  }
}

std::string Formatter::format_frame(SqlNodeId id) {
  const Frame frame = read_frame(tree_, id);
  const FrameNode clauses(tree_, id);
  const auto listed = [&](std::string_view words, auto is_one) {
    std::vector<SqlNodeId> found = children(id);
    std::erase_if(found, [&](SqlNodeId part) { return !is_one(part); });
    return found.empty() ? std::string() : std::string(words) + join(found, ", ");
  };
  std::string text = listed("MEASURES ", [&](SqlNodeId part) { return is_measure(tree_, part); });
  if (!text.empty()) text += " ";
  text.append(frame.type).append(frame.has_end ? " BETWEEN " : " ");
  text += format_bound(frame.start, frame.start_value);
  if (frame.has_end) text += " AND " + format_bound(frame.end, frame.end_value);
  if (clauses.skip() != kNoSqlNode) text += " AFTER MATCH SKIP " + format_skip(clauses.skip());
  if (clauses.search() != kNoSqlNode)
    text.append(" ").append(name_of_search(tree_[clauses.search()]));
  if (clauses.pattern() != kNoSqlNode)
    text += " PATTERN(" + format_pattern(tree_, clauses.pattern()) + ")";
  text +=
      listed(" SUBSET ", [&](SqlNodeId part) { return tree_[part].kind == SqlNodeKind::kSubset; });
  return text + listed(" DEFINE ", [&](SqlNodeId part) { return is_definition(tree_, part); });
}

}  // namespace mapping::analysis
