#include "analysis/newer_forms.h"

#include <algorithm>

#include "analysis/expression_tree.h"
#include "mapping/text.h"

namespace mapping::analysis {
namespace {

NewerForms newer_form(const SqlTree& tree, SqlNodeId id) {
  using enum NewerForms;
  const auto unknown_if = [](bool newer) { return newer ? kUnknown : kNone; };
  switch (tree[id].kind) {
    case SqlNodeKind::kUnique:
    case SqlNodeKind::kIsTruth:
    case SqlNodeKind::kMatch:
    case SqlNodeKind::kPivot:
    case SqlNodeKind::kNearest:
      return kAnalyzed;
    case SqlNodeKind::kMethod:
    case SqlNodeKind::kStaticMethod:
      return kUnknown;
    case SqlNodeKind::kSubscript:
    case SqlNodeKind::kAtTimeZone:
      return unknown_if(tree.child(id, 1) == kNoSqlNode);
    case SqlNodeKind::kDereference:
      return unknown_if(tree[tree.child(id, 1)].kind == SqlNodeKind::kString);
    case SqlNodeKind::kRow:
      return unknown_if(tree.find_child(id, SqlNodeKind::kSelectItem) != kNoSqlNode);
    case SqlNodeKind::kParameter:
      return unknown_if(tree.text_of(id) != "?");  // stands for the operand of CASE: WHEN > 5
    case SqlNodeKind::kComparison:
      return unknown_if(tree[id].detail == static_cast<std::uint16_t>(SqlOperator::kOverlaps));
    case SqlNodeKind::kSpecial:
      return unknown_if(is_special(tree, id, SqlSpecial::kOverlay));
    case SqlNodeKind::kBetween:
      return unknown_if(own_words(tree, id).find("SYMMETRIC") != std::string::npos);
    case SqlNodeKind::kInterval:
      return has_interval_precision(tree, id) ? kAnalyzed : kNone;
    case SqlNodeKind::kFunction:
      return tree.find_child(id, SqlNodeKind::kNamedArgument) != kNoSqlNode ? kAnalyzed : kNone;
    default:
      return kNone;
  }
}

}  // namespace

bool has_interval_precision(const SqlTree& tree, SqlNodeId interval) {
  return own_words(tree, interval).find('(') != std::string::npos;
}

NewerForms newer_forms(const SqlTree& tree) {
  NewerForms all = NewerForms::kNone;
  for (SqlNodeId id = 1; id < tree.nodes.size(); ++id) {
    all = std::max(all, newer_form(tree, id));
  }
  return all;
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
