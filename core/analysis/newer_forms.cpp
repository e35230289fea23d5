#include "analysis/newer_forms.h"

#include "analysis/expression_tree.h"
#include "mapping/text.h"

namespace mapping::analysis {
namespace {

// BETWEEN SYMMETRIC low AND high
bool is_symmetric(const SqlTree& tree, SqlNodeId between) {
  const std::uint32_t low = tree[tree.child(between, 1)].span.begin;
  const std::string words =
      to_upper(slice(tree.text, Span{tree[tree[between].first_child].span.end, low}));
  return words.find("SYMMETRIC") != std::string::npos;
}

bool is_newer(const SqlTree& tree, SqlNodeId id) {
  switch (tree[id].kind) {
    case SqlNodeKind::kUnique:
    case SqlNodeKind::kMethod:
    case SqlNodeKind::kStaticMethod:
    case SqlNodeKind::kIsTruth:
    case SqlNodeKind::kMatch:
    case SqlNodeKind::kPivot:
    case SqlNodeKind::kNearest:
      return true;
    case SqlNodeKind::kSubscript:
    case SqlNodeKind::kAtTimeZone:
      return tree.child(id, 1) == kNoSqlNode;
    case SqlNodeKind::kDereference:
      return tree[tree.child(id, 1)].kind == SqlNodeKind::kString;
    case SqlNodeKind::kRow:
      return tree.find_child(id, SqlNodeKind::kSelectItem) != kNoSqlNode;
    case SqlNodeKind::kParameter:
      return tree.text_of(id) != "?";  // stands for the operand of CASE: WHEN > 5
    case SqlNodeKind::kComparison:
      return tree[id].detail == static_cast<std::uint16_t>(SqlOperator::kOverlaps);
    case SqlNodeKind::kSpecial:
      return is_special(tree, id, SqlSpecial::kOverlay);
    case SqlNodeKind::kBetween:
      return is_symmetric(tree, id);
    case SqlNodeKind::kInterval:
      return tree.text_of(id).ends_with(')') ||
             slice(tree.text, Span{tree[tree[id].first_child].span.end, tree[id].span.end})
                     .find('(') != std::string_view::npos;
    case SqlNodeKind::kFunction:
      return tree.find_child(id, SqlNodeKind::kNamedArgument) != kNoSqlNode;
    default:
      return false;
  }
}

}  // namespace

bool has_newer_forms(const SqlTree& tree) {
  for (SqlNodeId id = 1; id < tree.nodes.size(); ++id) {
    if (is_newer(tree, id)) return true;
  }
  return false;
}

bool has_session_properties(const SqlTree& tree) {
  const std::uint32_t with = next_token(tree.text, 0);
  const std::string_view text = std::string_view(tree.text).substr(with);
  if (!starts_with_ignoring_case(text, "with")) return false;
  const std::uint32_t word = next_token(tree.text, with + 4);
  if (!starts_with_ignoring_case(std::string_view(tree.text).substr(word), "session")) return false;
  const std::uint32_t behind = next_token(tree.text, word + 7);
  const std::string_view rest = std::string_view(tree.text).substr(behind);
  return behind > word + 7 && !rest.starts_with('(') && !starts_with_ignoring_case(rest, "as ") &&
         !starts_with_ignoring_case(rest, "as(") && !starts_with_ignoring_case(rest, "as\n");
}

}  // namespace mapping::analysis
