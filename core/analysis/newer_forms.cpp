#include "analysis/newer_forms.h"

#include <algorithm>

#include "analysis/expression_tree.h"
#include "sql/lexer.h"

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

// WITH SESSION name = value, …, but not `WITH session AS (…)`.
bool has_session_properties(const SqlTree& tree) {
  using sql::TokenKind;
  const std::vector<sql::Token> tokens = sql::first_tokens(tree.text, 3);
  return tokens.size() == 3 && tokens[0].kind == TokenKind::kWith &&
         tokens[1].kind == TokenKind::kSession && tokens[2].kind != TokenKind::kLeftParen &&
         tokens[2].kind != TokenKind::kAs;
}

}  // namespace mapping::analysis
