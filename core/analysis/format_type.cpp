#include <string_view>

#include "analysis/format_expression.h"
#include "analysis/format_literal.h"
#include "mapping/sql.h"

namespace mapping::analysis {

// The parser bounds how deep types are nested.
std::string format_type(const SqlTree& tree, SqlNodeId id) {
  using enum SqlNodeKind;
  const auto parameters = [&](SqlNodeId first) {
    std::string text;
    for (SqlNodeId part = first; part != kNoSqlNode; part = tree[part].next) {
      text += text.empty() ? "" : ", ";
      text += format_type(tree, part);
    }
    return text.empty() ? text : "(" + text + ")";
  };
  const SqlNodeId first = tree[id].first_child;
  switch (tree[id].kind) {
    case kGenericType:
      return format_name(tree, first) + parameters(tree[first].next);
    case kRowType:
      return "ROW" + parameters(first);
    case kRowField:
      return tree[first].next == kNoSqlNode
                 ? format_type(tree, first)
                 : format_name(tree, first) + " " + format_type(tree, tree[first].next);
    case kArrayType:
      return "ARRAY" + parameters(first);
    case kMapType:
      return "MAP" + parameters(first);
    case kDatetimeType:
      return std::string((tree[id].detail & kSqlTimestamp) != 0 ? "timestamp" : "time") +
             parameters(first) +
             ((tree[id].detail & kSqlWithTimeZone) != 0 ? " with time zone" : "");
    case kIntervalType:
      return "INTERVAL " + format_interval_fields(tree[id].detail);
    case kDoublePrecision:
      return "double";
    default:
      return std::string(tree.text_of(id));
  }
}

}  // namespace mapping::analysis
