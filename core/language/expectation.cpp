#include "language/expectation.h"

#include <algorithm>
#include <array>

#include "mapping/text.h"

namespace mapping::language {
namespace {

constexpr auto kSums = std::to_array<std::string_view>(
    {"sum", "avg", "stddev", "variance", "stddev_samp", "round", "abs", "floor", "ceil", "sqrt",
     "stddev_pop", "corr", "truncate", "ceiling"});
constexpr auto kTexts = std::to_array<std::string_view>(
    {"lower", "upper", "substr", "trim", "length", "concat", "replace", "split", "substring",
     "regexp_like", "regexp_replace", "regexp_extract", "strpos", "starts_with", "ltrim", "rtrim"});

SqlNodeId other_child(const SqlTree& tree, SqlNodeId parent, SqlNodeId node) {
  for (const SqlNodeId child : tree.children(parent)) {
    if (child != node) return child;
  }
  return kNoSqlNode;
}

// Of the value in front of IN it is the first one of the list.
SqlNodeId partner_in_list(const SqlTree& tree, SqlNodeId in, SqlNodeId node) {
  const SqlNodeId other = other_child(tree, in, node);
  const SqlNodeKind kind = tree[other].kind;
  const bool is_list = kind == SqlNodeKind::kRow || kind == SqlNodeKind::kParenthesized;
  return is_list && tree[in].first_child == node ? tree[other].first_child : other;
}

void expect_partner(Expectation& expected, SqlNodeId partner, const std::vector<TypeId>& types) {
  expected.partner = partner;
  expected.type = types[partner];
}

void expect_argument(Expectation& expected, const SqlTree& tree, SqlNodeId call) {
  const std::string name = to_lower(tree.text_of(tree[call].first_child));
  expected.is_measure = expected.is_number = is_one_of(kSums, name);
  expected.is_text = is_one_of(kTexts, name);
}

void expect(Expectation& expected, const SqlTree& tree, SqlNodeId parent, SqlNodeId node,
            const std::vector<TypeId>& types) {
  switch (tree[parent].kind) {
    case SqlNodeKind::kComparison:
    case SqlNodeKind::kIsDistinct:
    case SqlNodeKind::kBetween:
      expect_partner(expected, other_child(tree, parent, node), types);
      break;
    case SqlNodeKind::kIn:
      expect_partner(expected, partner_in_list(tree, parent, node), types);
      break;
    case SqlNodeKind::kArithmetic:
      expected.is_measure = true;
      expect_partner(expected, other_child(tree, parent, node), types);
      break;
    case SqlNodeKind::kSign:
      expected.is_number = expected.is_measure = true;
      break;
    case SqlNodeKind::kLike:
    case SqlNodeKind::kConcat:
      expected.is_text = true;
      break;
    case SqlNodeKind::kFunction:
      expect_argument(expected, tree, parent);
      break;
    case SqlNodeKind::kSpecial:
      expected.is_time = tree[parent].is(SqlSpecial::kExtract);
      break;
    case SqlNodeKind::kAnd:
    case SqlNodeKind::kOr:
    case SqlNodeKind::kNot:
    case SqlNodeKind::kWhere:
    case SqlNodeKind::kHaving:
    case SqlNodeKind::kJoinOn:
      expected.is_condition = true;
      break;
    default:
      break;
  }
}

}  // namespace

SqlNodeId value_at(const Place& place) {
  if (place.role == PlaceRole::kFunction) return place.around(place.node, SqlNodeKind::kFunction);
  const SqlTree& tree = place.tree;
  SqlNodeId node = place.node;
  while (tree[place.parents[node]].kind == SqlNodeKind::kDereference) node = place.parents[node];
  return node;
}

Expectation expectation_at(const Place& place, const std::vector<TypeId>& types) {
  Expectation expected;
  if (place.node == kNoSqlNode) return expected;
  const SqlTree& tree = place.tree;
  SqlNodeId node = value_at(place);
  SqlNodeId parent = place.parents[node];
  // In the list of IN the partner is what stands in front of it.
  while (tree[parent].kind == SqlNodeKind::kParenthesized ||
         (tree[parent].kind == SqlNodeKind::kRow &&
          tree[place.parents[parent]].kind == SqlNodeKind::kIn)) {
    node = parent;
    parent = place.parents[node];
  }
  expect(expected, tree, parent, node, types);
  return expected;
}

}  // namespace mapping::language
