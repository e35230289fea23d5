#include "analysis/fixes.h"

#include <algorithm>
#include <deque>
#include <utility>

#include "analysis/expression_tree.h"
#include "analysis/format/format_literal.h"
#include "analysis/functions/functions.h"
#include "mapping/text.h"
#include "sql/diagnose.h"
#include "sql/finding.h"

namespace mapping::analysis {
namespace {

constexpr std::size_t kMaxListedNames = 40;
constexpr std::size_t kStepsOfCandidate = 40;

bool is_literal(SqlNodeKind kind) {
  return kind >= SqlNodeKind::kBoolean && kind <= SqlNodeKind::kString;
}

bool is_text_operand(const State& state, SqlNodeId node) {
  const TypeId type = state.notes.type(node);
  if (type == kUncertain) return false;
  const TypeKind kind = state.types.kind(type);
  return kind == TypeKind::kVarchar || kind == TypeKind::kChar;
}

// The operand as the target: `DATE '2020-01-01'` of a plain text, else a CAST.
std::string converted(const State& state, SqlNodeId node, TypeId target) {
  const std::string text(state.tree.text_of(node));
  if (state.tree[node].kind == SqlNodeKind::kString && text.starts_with('\'')) {
    if (state.types.kind(target) == TypeKind::kDate) return "DATE " + text;
    if (state.types.kind(target) == TypeKind::kTimestamp) return "TIMESTAMP " + text;
  }
  return "CAST(" + text + " AS " + state.types.in_message(target) + ")";
}

void offer_casts(FaultRef fault, State& state, const std::vector<SqlNodeId>& nodes, TypeId target) {
  SqlFix fix{.kind = FixKind::kCastColumn, .params = {}, .edits = {}};
  std::string shown_casts;
  for (const SqlNodeId node : nodes) {
    const TypeId type = state.notes.type(node);
    if (type == kUncertain || !can_cast(state.types, type, target)) return;
    std::string cast = converted(state, node, target);
    shown_casts += (shown_casts.empty() ? "" : ", ") + cast;
    fix.edits.push_back({state.tree[node].span, std::move(cast)});
  }
  if (fix.edits.empty()) return;
  fix.params.push_back({"cast", std::move(shown_casts)});
  fault.offer(std::move(fix));
}

// Whether a comparison, LIKE, BETWEEN or IN, also in its list, has the operand.
bool is_compared(const SqlTree& tree, SqlNodeId operand) {
  static constexpr SqlNodeKind kPredicates[] = {SqlNodeKind::kComparison, SqlNodeKind::kLike,
                                                SqlNodeKind::kIn, SqlNodeKind::kBetween};
  const auto has = [&tree](const SqlNode& node, SqlNodeId wanted) {
    SqlNodeId child = node.first_child;
    while (child != kNoSqlNode && child != wanted) child = tree[child].next;
    return child != kNoSqlNode;
  };
  return std::ranges::any_of(tree.nodes, [&](const SqlNode& node) {
    if (std::ranges::find(kPredicates, node.kind) == std::end(kPredicates)) return false;
    const SqlNodeId list = node.kind == SqlNodeKind::kIn ? tree[node.first_child].next : kNoSqlNode;
    return has(node, operand) || (list != kNoSqlNode && has(tree[list], operand));
  });
}

// The expression that the SELECT around the column gives this name; none where the column is part of
// it.
SqlNodeId expression_called(const SqlTree& tree, SqlNodeId column, Name name) {
  const Span span = tree[column].span;
  SqlNodeId around = kNoSqlNode;
  for (SqlNodeId id = 1; id < tree.nodes.size(); ++id) {
    if (tree[id].kind == SqlNodeKind::kSelect && tree[id].span.begin <= span.begin &&
        span.end <= tree[id].span.end &&
        (around == kNoSqlNode || tree[around].span.begin < tree[id].span.begin)) {
      around = id;
    }
  }
  if (around == kNoSqlNode) return kNoSqlNode;
  const SqlNodeId list = tree[around].first_child;
  for (const SqlNodeId item : tree.children(list)) {
    const SqlNodeId expression = tree[item].first_child;
    if (tree[item].kind != SqlNodeKind::kSelectItem || tree[expression].next == kNoSqlNode ||
        (tree[item].span.begin <= span.begin && span.end <= tree[item].span.end)) {
      continue;
    }
    if (same_name(make_name(tree.name_of(tree[expression].next)), name)) return expression;
  }
  return kNoSqlNode;
}

}  // namespace

void offer_replacement(FaultRef fault, const SqlTree& tree, Span replaced,
                       const std::string& text) {
  fault.offer(sql::make_replacement(tree.text, replaced, text, false));
}

// One of two operands is text: a literal becomes what the other is, text beside a time becomes one,
// and a number that is compared with text becomes text. What else is meant is not clear.
void offer_cast(FaultRef fault, State& state, SqlNodeId operation) {
  if (!fault) return;
  SqlNodeId text = unwrapped(state.tree, state.tree[operation].first_child);
  SqlNodeId other = unwrapped(state.tree, state.tree.child(operation, 1));
  if (!is_text_operand(state, text)) std::swap(text, other);
  const TypeId type = state.notes.type(other);
  if (!is_text_operand(state, text) || is_text_operand(state, other) || type == kUncertain) return;
  const TypeKind kind = state.types.kind(type);
  const bool is_number = kind >= TypeKind::kTinyint && kind <= TypeKind::kDecimal;
  const bool is_compared = state.tree[operation].kind == SqlNodeKind::kComparison;
  if (is_literal(state.tree[text].kind) || !is_number) {
    offer_casts(fault, state, {text}, type);
  } else if (is_compared) {
    offer_casts(fault, state, {other}, state.types.varchar());
  }
}

void offer_text(FaultRef fault, State& state, const std::vector<SqlNodeId>& arguments) {
  std::vector<SqlNodeId> others;
  for (const SqlNodeId argument : arguments) {
    const SqlNodeId inner = unwrapped(state.tree, argument);
    if (!is_text_operand(state, inner)) others.push_back(inner);
  }
  if (others.size() < arguments.size()) offer_casts(fault, state, others, state.types.varchar());
}

// The relations that have the column, each as what may be written in front.
void offer_tables(FaultRef fault, const SqlTree& tree, SqlNodeId column, const Scope& scope) {
  constexpr std::size_t kMostChoices = 4;
  if (!fault) return;
  const std::string text = tree.name_of(column);
  const Name name = make_name(text);
  std::deque<std::string> tables;  // which never move
  NameTable known_tables(NameCase::kExact);
  for (const Field& field : scope.fields) {
    if (!same_name(field.name, name)) continue;
    std::string table = field.alias == nullptr ? "" : quote_trino_name(field.alias->back().text);
    if (table.empty() || known_tables.contains(table)) return;
    known_tables.insert(tables.emplace_back(std::move(table)), 0);
  }
  if (tables.size() < 2) return;
  std::string listed;
  for (const std::string& table : tables) {
    listed += (listed.empty() ? "" : ", ") + table;
    if (tables.size() > kMostChoices) continue;
    offer_replacement(fault, tree, tree[column].span,
                      table + "." + std::string(tree.text_of(column)));
  }
  fault.with({"tables", std::move(listed)});
  fault.with({"example", tables[0] + "." + std::string(tree.text_of(column))});
}

// Adds the columns to GROUP BY, which comes behind WHERE where there is none.
void offer_grouping(FaultRef fault, const SqlTree& tree, const std::vector<SqlNodeId>& columns,
                    SqlNodeId select) {
  NameTable texts(NameCase::kExact);
  std::string listed;
  for (const SqlNodeId column : columns) {
    const std::string_view text = tree.text_of(column);
    if (texts.insert(text, 0) != NameTable::kNone) continue;
    listed.append(listed.empty() ? "" : ", ").append(text);
  }
  const SqlNodeId group = tree.find_child(select, SqlNodeKind::kGroupBy);
  SqlNodeId before = group;
  for (const SqlNodeKind clause :
       {SqlNodeKind::kWhere, SqlNodeKind::kFrom, SqlNodeKind::kSelectList}) {
    if (before == kNoSqlNode) before = tree.find_child(select, clause);
  }
  if (listed.empty() || before == kNoSqlNode) return;
  const std::uint32_t end = tree[before].span.end;
  SqlFix fix{.kind = FixKind::kAddGroupBy, .params = {{"expression", listed}}, .edits = {}};
  fix.edits.push_back({{end, end}, (group == kNoSqlNode ? " GROUP BY " : ", ") + listed});
  fault.offer(std::move(fix));
}

// A name that is no column may be text in the wrong quotes, a function without its parentheses, or
// a name that SELECT gives.
void offer_other_readings(FaultRef fault, const SqlTree& tree, SqlNodeId column, Name name) {
  const Span span = tree[column].span;
  const std::string_view written = tree.text_of(column);
  if (written.starts_with('"')) {
    if (is_compared(tree, column))
      offer_replacement(fault, tree, span, format_string(tree.name_of(column)));
    return;
  }
  if (const SqlNodeId given = expression_called(tree, column, name); given != kNoSqlNode) {
    const SqlNodeKind kind = tree[given].kind;
    const bool is_whole = kind == SqlNodeKind::kColumn || kind == SqlNodeKind::kDereference ||
                          kind == SqlNodeKind::kFunction || kind == SqlNodeKind::kCast ||
                          is_literal(kind);
    std::string text(tree.text_of(given));
    if (!is_whole) text = "(" + text + ")";
    fault.with({"expression", text});
    offer_replacement(fault, tree, span, text);
  } else if (has_function(to_lower(written))) {
    offer_replacement(fault, tree, span, std::string(written) + "()");
  }
}

void offer_parentheses(FaultRef fault, const SqlTree& tree, SqlNodeId name) {
  if (!fault) return;
  fault.offer(sql::make_insertion(tree[name].span.end, "()"));
}

void offer_singular(FaultRef fault, const SqlTree& tree, SqlNodeId literal) {
  if (!fault) return;
  const std::string_view text = tree.text;
  const std::uint32_t begin = next_token(text, tree[literal].span.end);
  std::uint32_t end = begin;
  while (end < text.size() && to_lower(text[end]) >= 'a' && to_lower(text[end]) <= 'z') ++end;
  if (end < begin + 2 || to_lower(text[end - 1]) != 's') return;
  offer_replacement(fault, tree, {begin, end}, std::string(text.substr(begin, end - 1 - begin)));
}

void suggest(FaultRef fault, State& state, Span replaced, Param name,
             std::vector<std::string_view> candidates, std::string_view list) {
  if (!fault) return;
  const std::string written = std::get<std::string>(name.value);
  fault.with(std::move(name));
  std::string listed;
  for (std::size_t i = 0; i < candidates.size() && i < kMaxListedNames && !list.empty(); ++i) {
    listed += listed.empty() ? "" : ", ";
    listed += candidates[i];
  }
  if (!listed.empty()) fault.with({list, listed});
  if (!state.budget.spend(candidates.size() * kStepsOfCandidate)) return;
  const auto best = closest_match(written, candidates);
  if (!best) return;
  offer_suggestion(fault, state.tree, replaced, *best, quote_trino_name(*best));
}

void offer_suggestion(FaultRef fault, const SqlTree& tree, Span replaced,
                      std::string_view suggestion, const std::string& written) {
  fault.with({"suggestion", std::string(suggestion)});
  offer_replacement(fault, tree, replaced, written);
}

}  // namespace mapping::analysis
