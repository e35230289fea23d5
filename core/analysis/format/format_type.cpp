#include <string_view>

#include "analysis/expression_tree.h"
#include "analysis/format/format_expression.h"
#include "analysis/format/format_literal.h"
#include "mapping/sql.h"
#include "mapping/text.h"

namespace mapping::analysis {
namespace {

// The word of `array<T>`, `map<K, V>` or `T ARRAY`, in the letters that it is written in.
std::string_view type_constructor(const SqlTree& tree, SqlNodeId id) {
  const SqlNode& first = tree[tree[id].first_child];
  const bool behind = first.span.begin == tree[id].span.begin;
  const std::uint32_t begin = behind ? next_token(tree.text, first.span.end) : tree[id].span.begin;
  const std::size_t length = tree[id].kind == SqlNodeKind::kMapType ? 3 : 5;
  return std::string_view(tree.text).substr(begin, length);
}

}  // namespace

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
    case kMapType:
      return std::string(type_constructor(tree, id)) + parameters(first);
    case kDatetimeType:
      return std::string(tree[id].is(SqlDatetimeKind::kTimestamp) ? "timestamp" : "time") +
             parameters(first) + (tree[id].is(SqlTimeZone::kWith) ? " with time zone" : "");
    case kIntervalType:
      return "INTERVAL " + format_interval_fields(tree[id]);
    case kDoublePrecision:
      return "double";
    default:
      return std::string(tree.text_of(id));
  }
}

std::string declared_signature(const SqlTree& tree, SqlNodeId id) {
  using enum SqlNodeKind;
  const auto name_of = [&](SqlNodeId name) {
    return tree.text_of(name).front() == '"' ? tree.name_of(name) : to_lower(tree.name_of(name));
  };
  const auto parameters = [&](std::string text, SqlNodeId first) {
    for (SqlNodeId part = first; part != kNoSqlNode; part = tree[part].next) {
      text += part == first ? "(" : ",";
      text += declared_signature(tree, part);
    }
    return first == kNoSqlNode ? text : text + ")";
  };
  const SqlNodeId first = tree[id].first_child;
  switch (tree[id].kind) {
    case kGenericType:
      return parameters(name_of(first), tree[first].next);
    case kRowType:
      return parameters("row", first);
    case kArrayType:
      return parameters("array", first);
    case kMapType:
      return parameters("map", first);
    case kRowField: {
      if (tree[first].next == kNoSqlNode) return declared_signature(tree, first);
      return "\"" + name_of(first) + "\" " + declared_signature(tree, tree[first].next);
    }
    case kIntervalType:
      return to_lower(format_type(tree, id));
    default:
      return format_type(tree, id);
  }
}

}  // namespace mapping::analysis
