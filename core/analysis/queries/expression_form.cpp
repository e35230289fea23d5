#include "analysis/queries/expression_form.h"

#include <algorithm>
#include <utility>

#include "analysis/expression_tree.h"
#include "analysis/json_tree.h"
#include "mapping/text.h"

namespace mapping::analysis {
namespace {

using enum SqlNodeKind;

bool is_decimal_literal(const SqlTree& tree, SqlNodeId id) {
  const SqlNodeId type = tree[id].first_child;
  return tree[type].kind == kName && equals_ignoring_case(tree.text_of(type), "decimal");
}

// The call that the server's parser makes of a form with keywords.
bool is_call(const SqlTree& tree, SqlNodeId id) {
  return tree[id].kind == kFunction || tree[id].kind == kConcat ||
         is_special(tree, id, SqlSpecial::kPosition) ||
         is_special(tree, id, SqlSpecial::kSubstring) ||
         is_special(tree, id, SqlSpecial::kNormalize);
}

// The expression in parentheses and NOTs. `parentheses` are those next to it.
ExpressionForm without_wrappers(const SqlTree& tree, SqlNodeId id, std::uint16_t& parentheses) {
  ExpressionForm form;
  for (;; id = tree[id].first_child) {
    if (tree[id].kind == kNot) {
      ++form.negations;
      parentheses = 0;
    } else if (tree[id].kind == kParenthesized) {
      ++parentheses;
    } else if (tree[id].kind != kParenthesizedRelation) {
      break;
    }
  }
  form.node = id;
  form.kind = tree[id].kind;
  form.detail = tree[id].detail;
  return form;
}

// FORMAT JSON stands for itself behind the input of a path.
void spell_input(const SqlTree& tree, SqlNodeId id, std::vector<SqlNodeId>& parts) {
  const bool has_path = is_special(tree, id, SqlSpecial::kJsonExists) ||
                        is_special(tree, id, SqlSpecial::kJsonValue) ||
                        is_special(tree, id, SqlSpecial::kJsonQuery);
  if (has_path && !parts.empty() && tree[parts.front()].is(SqlJsonFormat::kJson))
    parts.front() = tree[parts.front()].first_child;
}

void arrange_special(const SqlTree& tree, SqlNodeId id, std::vector<SqlNodeId>& parts) {
  if (is_special(tree, id, SqlSpecial::kExtract)) parts.erase(parts.begin());
  if (is_special(tree, id, SqlSpecial::kNormalize)) parts.resize(1);
  const bool text_comes_last = tree[id].is(SqlTrimForm::kWords) && parts.size() == 2;
  if (text_comes_last || is_special(tree, id, SqlSpecial::kPosition)) std::swap(parts[0], parts[1]);
  spell_input(tree, id, parts);
}

// The value and the items of its list.
void spread_list(const SqlTree& tree, std::vector<SqlNodeId>& parts) {
  const SqlNodeId list = parts.back();
  if (tree[list].kind == kSubquery) return;
  parts.pop_back();
  const std::vector<SqlNodeId> items = tree.children(list).list();
  parts.insert(parts.end(), items.begin(), items.end());
}

// `a AND b AND c` is one expression of three terms, the last of which comes first here.
void spread_terms(const SqlTree& tree, SqlNodeKind kind, std::vector<SqlNodeId>& parts) {
  std::ranges::reverse(parts);
  while (tree[parts.back()].kind == kind) {
    const SqlNodeId left = parts.back();
    parts.back() = tree.child(left, 1);
    parts.push_back(tree[left].first_child);
  }
}

// Of a call, ALL is what stands for itself.
SqlDetail call_detail(const SqlNode& call) {
  SqlDetail detail;
  if (call.kind != kFunction) return detail;
  if (call.is(SqlQuantifier::kDistinct)) detail.set(SqlQuantifier::kDistinct);
  detail.set(call.get<SqlProcessingMode>());
  detail.set(call.get<SqlNullTreatment>());
  return detail;
}

// `TRIM(a, b)` is TRIM(b FROM a).
SqlDetail special_detail(const SqlTree& tree, SqlNodeId id) {
  const SqlNode& node = tree[id];
  if (node.is(SqlSpecial::kTrim)) return {SqlSpecial::kTrim, node.get<SqlTrimSide>()};
  return spelled_out(tree, id);
}

// Of the form that is written, the one that stands for it.
void spell_form(const SqlTree& tree, ExpressionForm& form, std::uint16_t parentheses) {
  const SqlNodeId id = form.node;
  switch (form.kind) {
    case kIn:
    case kLike:
    case kBetween:
    case kIsDistinct:
      form.negations += tree[id].is(SqlNegation::kNegated) ? 1U : 0U;
      form.detail =
          tree[id].is(SqlSymmetry::kSymmetric) ? SqlDetail(SqlSymmetry::kSymmetric) : SqlDetail();
      break;
    case kInterval:
      form.detail.set(SqlSign::kNone);  // which is one of the words
      break;
    case kSubquery:
      form.parentheses = parentheses;
      break;
    case kSpecial:
      form.detail = special_detail(tree, id);
      break;
    case kRow:
    case kString:
      form.detail = {};
      break;
    case kTypedLiteral:
      if (is_decimal_literal(tree, id)) form.kind = kDecimal;
      break;
    case kArrayType:
    case kMapType:
    case kDoublePrecision:
      form.kind = kGenericType;
      break;
    default:
      break;
  }
}

}  // namespace

ExpressionForm form_of(const SqlTree& tree, SqlNodeId id) {
  std::uint16_t parentheses = 0;
  ExpressionForm form = without_wrappers(tree, id, parentheses);
  if (is_call(tree, form.node)) {
    form.detail = call_detail(tree[form.node]);
    form.kind = kFunction;
  } else {
    spell_form(tree, form, parentheses);
  }
  return form;
}

bool parts_are_children(const ExpressionForm& form) {
  return form.kind == kArithmetic || form.kind == kComparison || form.kind == kSign ||
         form.kind == kCase || form.kind == kCast || form.kind == kRow || form.kind == kArray ||
         form.kind == kSubscript || form.kind == kInteger || form.kind == kString;
}

std::vector<SqlNodeId> parts_of(const SqlTree& tree, const ExpressionForm& form) {
  const SqlNodeId id = form.node;
  std::vector<SqlNodeId> parts = tree.children(id).list();
  const auto erase = [&](auto is_one) {
    std::erase_if(parts, [&](SqlNodeId part) { return is_one(tree[part].kind); });
  };
  switch (tree[id].kind) {
    case kTypedLiteral:
    case kInterval:
    case kQualifiedName:
    case kColumnNames:
      return {};
    case kFunction:
      erase([](SqlNodeKind kind) { return kind == kQualifiedName; });
      break;
    case kSpecial:
      arrange_special(tree, id, parts);
      break;
    case kIn:
      spread_list(tree, parts);
      break;
    case kAnd:
    case kOr:
      spread_terms(tree, form.kind, parts);
      break;
    case kLambda:
      return {parts.back()};
    case kAliased:
      parts.erase(parts.begin() + 1);
      break;
    case kGenericType:
    case kDatetimeType:
    case kArrayType:
    case kMapType:
      erase([](SqlNodeKind kind) { return !is_sql_type(kind); });
      break;
    default:
      break;
  }
  return parts;
}

}  // namespace mapping::analysis
