#include "analysis/newer_forms.h"

#include <algorithm>

#include "mapping/text.h"

namespace mapping::analysis {
namespace {

// `TRY(t.*)`: an older server counts no argument.
bool is_try_of_relation(const SqlTree& tree, SqlNodeId call) {
  const SqlNodeId name = tree[call].first_child;
  return tree[call].is(SqlStarArgument::kStar) && tree[name].next != kNoSqlNode &&
         equals_ignoring_case(tree.text_of(name), "try");
}

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
      return unknown_if(SubscriptNode(tree, id).index() == kNoSqlNode);
    case SqlNodeKind::kAtTimeZone:
      return unknown_if(AtTimeZoneNode(tree, id).zone() == kNoSqlNode);
    case SqlNodeKind::kDereference:
      return unknown_if(tree[DereferenceNode(tree, id).field()].kind == SqlNodeKind::kString);
    case SqlNodeKind::kRow:
      return unknown_if(tree.find_child(id, SqlNodeKind::kSelectItem) != kNoSqlNode);
    case SqlNodeKind::kParameter:
      return unknown_if(tree[id].is(SqlParameterUse::kCaseOperand));
    case SqlNodeKind::kComparison:
      return unknown_if(tree[id].is(SqlOperator::kOverlaps));
    case SqlNodeKind::kSpecial:
      return unknown_if(tree[id].is(SqlSpecial::kOverlay));
    case SqlNodeKind::kBetween:
      return unknown_if(!tree[id].is(SqlSymmetry::kNone));
    case SqlNodeKind::kInterval:
      return tree[id].is(SqlIntervalDigits::kGiven) ? kAnalyzed : kNone;
    case SqlNodeKind::kIntervalType:
      return unknown_if(tree[id].is(SqlIntervalDigits::kGiven));
    case SqlNodeKind::kFunction:
      if (tree.find_child(id, SqlNodeKind::kNamedArgument) != kNoSqlNode) return kAnalyzed;
      return unknown_if(is_try_of_relation(tree, id));
    default:
      return kNone;
  }
}

}  // namespace

NewerForms newer_forms(const SqlTree& tree) {
  NewerForms all = NewerForms::kNone;
  for (SqlNodeId id = 1; id < tree.nodes.size(); ++id) {
    all = std::max(all, newer_form(tree, id));
  }
  return all;
}

}  // namespace mapping::analysis
