#include "analysis/row_patterns/pattern_clauses.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "analysis/expression_tree.h"
#include "analysis/expressions/integer_literal.h"
#include "analysis/format/format_expression.h"
#include "analysis/row_patterns/pattern_calls.h"
#include "mapping/text.h"

namespace mapping::analysis {
namespace {

constexpr std::int64_t kMaxQuantifier = std::numeric_limits<std::int32_t>::max();

bool contains(const std::vector<std::string>& names, const std::string& name) {
  return std::ranges::find(names, name) != names.end();
}

// `{n}`, `{n,m}`, `{n,}` and `{,m}`
struct Quantifier {
  std::optional<std::int64_t> at_least{};
  std::optional<std::int64_t> at_most{};
};

Quantifier read_quantifier(const SqlTree& tree, SqlNodeId id) {
  Quantifier quantifier;
  const SqlNodeId first = tree[id].first_child;
  const auto count = [&](SqlNodeId number) { return integer_value(tree.text_of(number)); };
  switch (tree[id].get<SqlRepetition>()) {
    case SqlRepetition::kExactly:
      quantifier.at_least = quantifier.at_most = count(first);
      break;
    case SqlRepetition::kAtLeast:
      quantifier.at_least = count(first);
      break;
    case SqlRepetition::kAtMost:
      quantifier.at_most = count(first);
      break;
    case SqlRepetition::kBetween:
      quantifier.at_least = count(first);
      quantifier.at_most = count(tree[first].next);
      break;
    default:
      break;
  }
  return quantifier;
}

ServerSentence fault_of(const Quantifier& quantifier) {
  if (quantifier.at_least > kMaxQuantifier) {
    return say(ServerMessage::kQuantifierTooLarge, {"lower", kMaxQuantifier});
  }
  if (quantifier.at_most && *quantifier.at_most < 1) return say(ServerMessage::kQuantifierZero);
  if (quantifier.at_most > kMaxQuantifier) {
    return say(ServerMessage::kQuantifierTooLarge, {"upper", kMaxQuantifier});
  }
  if (quantifier.at_least && quantifier.at_most && *quantifier.at_least > *quantifier.at_most) {
    return say(ServerMessage::kQuantifierRange);
  }
  return {};
}

}  // namespace

bool is_definition(const SqlTree& tree, SqlNodeId node) {
  return tree[node].kind == SqlNodeKind::kVariableDefinition &&
         tree[tree[node].first_child].kind == SqlNodeKind::kName;
}

bool is_measure(const SqlTree& tree, SqlNodeId node) {
  return tree[node].kind == SqlNodeKind::kVariableDefinition && !is_definition(tree, node);
}

std::string_view name_of_search(const SqlNode& search) {
  return search.is(SqlPatternSearch::kSeek) ? "SEEK" : "INITIAL";
}

bool PatternClauses::check(PatternLabels& labels) {
  for (const SqlNodeId id : tree_.children(pattern_)) {
    if (tree_[id].kind != SqlNodeKind::kName) continue;
    const std::string label = canonical_name(tree_, id);
    if (!state_.budget.spend(labels.names.size())) return false;
    if (!contains(labels.names, label)) labels.names.push_back(label);
  }
  const std::vector<std::string> primary = labels.names;
  check_subsets(primary, labels);
  check_definitions(primary);
  check_quantifiers();
  const SqlNodeId skip = SkipNode(tree_, tree_.find_child(node_, SqlNodeKind::kSkip)).target();
  if (skip != kNoSqlNode && !contains(labels.names, canonical_name(tree_, skip))) {
    state_.verdict.fail(skip, ServerMessage::kSkipLabel, {format_name(tree_, skip)});
  }
  check_no_pattern_inside();
  return !state_.verdict.stopped();
}

void PatternClauses::check_subsets(const std::vector<std::string>& primary, PatternLabels& labels) {
  for (const SqlNodeId subset : tree_.children(node_)) {
    if (tree_[subset].kind != SqlNodeKind::kSubset) continue;
    const SqlNodeId name = tree_[subset].first_child;
    const std::string label = canonical_name(tree_, name);
    const std::string variable = format_name(tree_, name);
    if (contains(primary, label)) {
      state_.verdict.fail(name, ServerMessage::kSubsetNameTaken, {variable});
    } else if (contains(labels.names, label)) {
      state_.verdict.fail(name, ServerMessage::kSubsetRepeated, {variable});
    }
    labels.names.push_back(label);
    for (SqlNodeId id = tree_[name].next; id != kNoSqlNode; id = tree_[id].next) {
      if (contains(primary, canonical_name(tree_, id))) continue;
      state_.verdict.fail(id, ServerMessage::kSubsetElement, {format_name(tree_, id)});
    }
  }
}

void PatternClauses::check_definitions(const std::vector<std::string>& primary) {
  std::vector<std::string> defined;
  for (const SqlNodeId id : tree_.children(node_)) {
    if (!is_definition(tree_, id)) continue;
    const SqlNodeId name = tree_[id].first_child;
    const std::string label = canonical_name(tree_, name);
    if (!contains(primary, label)) {
      state_.verdict.fail(name, ServerMessage::kDefinedVariable, {format_name(tree_, name)});
    } else if (contains(defined, label)) {
      state_.verdict.fail(name, ServerMessage::kDefinedTwice, {format_name(tree_, name)});
    }
    defined.push_back(label);
    for (const SqlNodeId call : nodes_below(tree_, tree_.child(id, 1))) {
      if (processing_mode(tree_, call) != "FINAL") continue;
      state_.verdict.fail(call, ServerMessage::kDefineFinal);
    }
  }
}

void PatternClauses::check_quantifiers() {
  for (const SqlNodeId id : tree_.children(pattern_)) {
    if (tree_[id].kind != SqlNodeKind::kPatternQuantifier) continue;
    if (ServerSentence said = fault_of(read_quantifier(tree_, id))) {
      state_.verdict.fail(id, std::move(said));
    }
  }
}

void PatternClauses::check_no_pattern_inside() {
  for (const SqlNodeId id : tree_.children(node_)) {
    if (tree_[id].kind != SqlNodeKind::kVariableDefinition) continue;
    for (const SqlNodeId inside : nodes_in(tree_, id)) {
      const SqlNodeKind kind = tree_[inside].kind;
      if (kind != SqlNodeKind::kMatchRecognize && kind != SqlNodeKind::kPattern) continue;
      state_.verdict.fail(inside, ServerMessage::kPatternInPattern);
      return;
    }
  }
}

void PatternClauses::check_no_sign(std::span<const SqlPatternSign> signs, ServerMessage message) {
  for (const SqlNodeId id : tree_.children(pattern_)) {
    const SqlNode& node = tree_[id];
    if (std::ranges::none_of(signs, [&](SqlPatternSign sign) { return node.is(sign); })) continue;
    state_.verdict.fail(id, message);
    return;
  }
}

}  // namespace mapping::analysis
