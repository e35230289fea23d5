#include <algorithm>
#include <deque>
#include <utility>

#include "analysis/analyzer.h"
#include "analysis/expression_tree.h"
#include "analysis/format/format_literal.h"
#include "mapping/text.h"
#include "sql/diagnose.h"
#include "sql/finding.h"

// What mends a fault. Whether it does is asked of the mended statement afterwards.
namespace mapping::analysis {
namespace {

constexpr TypeId kLastType = 0xFFFFFFF0U;

bool is_literal(SqlNodeKind kind) {
  return kind >= SqlNodeKind::kBoolean && kind <= SqlNodeKind::kString;
}

// A new name leads to the next fault where there is one; all others leave none.
bool mends(const SqlFix& fix, const SqlTree& tree, const SqlFault& fault, const Catalog& catalog,
           const AnalysisSession& session, AnalysisMemo::Content& memo, StepPool& pool) {
  const SqlTree mended = parse_sql(sql::apply_edits(tree.text, fix.edits));
  if (mended.fault) return false;
  Analyzer analyzer(mended, catalog, session, memo, pool, AnalysisSize::kSmall);
  const std::optional<SqlFault> left = analyzer.run().fault;
  if (analyzer.gave_up()) return false;
  return !left || (fix.kind == FixKind::kReplaceSql && left->span.begin != fault.span.begin);
}

}  // namespace

void keep_fixes_that_mend(SqlFault& fault, const SqlTree& tree, const Catalog& catalog,
                          const AnalysisSession& session, AnalysisMemo::Content& memo,
                          StepPool& pool) {
  std::erase_if(fault.fixes, [&](const SqlFix& fix) {
    return !mends(fix, tree, fault, catalog, session, memo, pool);
  });
}

void Analyzer::offer(SqlFault* fault, Span replaced, const std::string& text) {
  fault->fixes.push_back(sql::make_replacement(tree_.text, replaced, text, false));
}

bool Analyzer::is_text_operand(SqlNodeId node) const {
  const TypeId type = node_types_[node];
  if (type == kUncertain || type >= kLastType) return false;
  const TypeKind kind = types_.kind(type);
  return kind == TypeKind::kVarchar || kind == TypeKind::kChar;
}

void Analyzer::offer_casts(SqlFault* fault, const std::vector<SqlNodeId>& nodes, TypeId target) {
  SqlFix fix{.kind = FixKind::kCastColumn, .params = {}, .edits = {}};
  std::string shown_casts;
  for (const SqlNodeId node : nodes) {
    const TypeId type = node_types_[node];
    if (type == kUncertain || type >= kLastType || !can_cast(types_, type, target)) return;
    std::string cast = "CAST(";
    cast += tree_.text_of(node);
    cast += " AS " + shown(target) + ")";
    shown_casts += (shown_casts.empty() ? "" : ", ") + cast;
    fix.edits.push_back({tree_[node].span, std::move(cast)});
  }
  if (fix.edits.empty()) return;
  fix.params.push_back({"cast", std::move(shown_casts)});
  fault->fixes.push_back(std::move(fix));
}

// One of two operands is text: a literal becomes what the other is, text beside a time becomes one,
// and a number that is compared with text becomes text. What else is meant is not clear.
void Analyzer::offer_cast(SqlFault* fault, SqlNodeId operation) {
  if (fault == nullptr) return;
  SqlNodeId text = unwrapped(tree_, tree_[operation].first_child);
  SqlNodeId other = unwrapped(tree_, tree_.child(operation, 1));
  if (!is_text_operand(text)) std::swap(text, other);
  const TypeId type = node_types_[other];
  if (!is_text_operand(text) || is_text_operand(other) || type == kUncertain || type >= kLastType)
    return;
  const TypeKind kind = types_.kind(type);
  const bool is_number = kind >= TypeKind::kTinyint && kind <= TypeKind::kDecimal;
  const bool is_compared = tree_[operation].kind == SqlNodeKind::kComparison;
  if (is_literal(tree_[text].kind) || !is_number) {
    offer_casts(fault, {text}, type);
  } else if (is_compared) {
    offer_casts(fault, {other}, types_.varchar());
  }
}

// `'a' || 1`: everything that is no text is made text.
void Analyzer::offer_text(SqlFault* fault, const std::vector<SqlNodeId>& arguments) {
  std::vector<SqlNodeId> others;
  for (const SqlNodeId argument : arguments) {
    const SqlNodeId inner = unwrapped(tree_, argument);
    if (!is_text_operand(inner)) others.push_back(inner);
  }
  if (others.size() < arguments.size()) offer_casts(fault, others, types_.varchar());
}

// The relations that have the column, each as what may be written in front.
void Analyzer::offer_tables(SqlFault* fault, SqlNodeId column, const Scope& scope) {
  constexpr std::size_t kMostChoices = 4;
  if (fault == nullptr) return;
  const Name name = name_of(column);
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
    offer(fault, tree_[column].span, table + "." + std::string(tree_.text_of(column)));
  }
  fault->params.push_back({"tables", std::move(listed)});
  fault->params.push_back({"example", tables[0] + "." + std::string(tree_.text_of(column))});
}

// Adds the columns to GROUP BY, which comes behind WHERE where there is none.
void Analyzer::offer_grouping(SqlFault* fault, const std::vector<SqlNodeId>& columns,
                              SqlNodeId select) {
  NameTable texts(NameCase::kExact);
  std::string listed;
  for (const SqlNodeId column : columns) {
    const std::string_view text = tree_.text_of(column);
    if (texts.insert(text, 0) != NameTable::kNone) continue;
    listed.append(listed.empty() ? "" : ", ").append(text);
  }
  const SqlNodeId group = tree_.find_child(select, SqlNodeKind::kGroupBy);
  SqlNodeId before = group;
  for (const SqlNodeKind clause :
       {SqlNodeKind::kWhere, SqlNodeKind::kFrom, SqlNodeKind::kSelectList}) {
    if (before == kNoSqlNode) before = tree_.find_child(select, clause);
  }
  if (listed.empty() || before == kNoSqlNode) return;
  const std::uint32_t end = tree_[before].span.end;
  SqlFix fix{.kind = FixKind::kAddGroupBy, .params = {{"expression", listed}}, .edits = {}};
  fix.edits.push_back({{end, end}, (group == kNoSqlNode ? " GROUP BY " : ", ") + listed});
  fault->fixes.push_back(std::move(fix));
}

// A name that is no column may be text in the wrong quotes, a function without its parentheses, or
// a name that SELECT gives.
void Analyzer::offer_other_readings(SqlFault* fault, SqlNodeId column, Name name) {
  const Span span = tree_[column].span;
  const std::string_view written = tree_.text_of(column);
  if (written.starts_with('"')) {
    if (is_compared(column)) offer(fault, span, format_string(tree_.name_of(column)));
    return;
  }
  if (const SqlNodeId given = expression_called(column, name); given != kNoSqlNode) {
    const SqlNodeKind kind = tree_[given].kind;
    const bool is_whole = kind == SqlNodeKind::kColumn || kind == SqlNodeKind::kDereference ||
                          kind == SqlNodeKind::kFunction || kind == SqlNodeKind::kCast ||
                          is_literal(kind);
    std::string text(tree_.text_of(given));
    if (!is_whole) text = "(" + text + ")";
    fault->params.push_back({"expression", text});
    offer(fault, span, text);
  } else if (has_function(to_lower(written))) {
    offer(fault, span, std::string(written) + "()");
  }
}

// Whether a comparison, LIKE, BETWEEN or IN, also in its list, has the operand.
bool Analyzer::is_compared(SqlNodeId operand) const {
  static constexpr SqlNodeKind kPredicates[] = {SqlNodeKind::kComparison, SqlNodeKind::kLike,
                                                SqlNodeKind::kIn, SqlNodeKind::kBetween};
  const auto has = [this](const SqlNode& node, SqlNodeId wanted) {
    SqlNodeId child = node.first_child;
    while (child != kNoSqlNode && child != wanted) child = tree_[child].next;
    return child != kNoSqlNode;
  };
  return std::ranges::any_of(tree_.nodes, [&](const SqlNode& node) {
    if (std::ranges::find(kPredicates, node.kind) == std::end(kPredicates)) return false;
    const SqlNodeId list =
        node.kind == SqlNodeKind::kIn ? tree_[node.first_child].next : kNoSqlNode;
    return has(node, operand) || (list != kNoSqlNode && has(tree_[list], operand));
  });
}

// The expression that the SELECT around the column gives this name; none where the column is part of
// it.
SqlNodeId Analyzer::expression_called(SqlNodeId column, Name name) const {
  const Span span = tree_[column].span;
  SqlNodeId around = kNoSqlNode;
  for (SqlNodeId id = 1; id < tree_.nodes.size(); ++id) {
    if (tree_[id].kind == SqlNodeKind::kSelect && tree_[id].span.begin <= span.begin &&
        span.end <= tree_[id].span.end &&
        (around == kNoSqlNode || tree_[around].span.begin < tree_[id].span.begin)) {
      around = id;
    }
  }
  if (around == kNoSqlNode) return kNoSqlNode;
  const SqlNodeId list = tree_[around].first_child;
  for (SqlNodeId item = tree_[list].first_child; item != kNoSqlNode; item = tree_[item].next) {
    const SqlNodeId expression = tree_[item].first_child;
    if (tree_[item].kind != SqlNodeKind::kSelectItem || tree_[expression].next == kNoSqlNode ||
        (tree_[item].span.begin <= span.begin && span.end <= tree_[item].span.end)) {
      continue;
    }
    if (same_name(make_name(tree_.name_of(tree_[expression].next)), name)) return expression;
  }
  return kNoSqlNode;
}

// `rank OVER (…)`: the parentheses are missing.
void Analyzer::offer_parentheses(SqlFault* fault, SqlNodeId name) {
  if (fault == nullptr) return;
  fault->fixes.push_back(sql::make_insertion(tree_[name].span.end, "()"));
}

// INTERVAL '1' DAYS reads as a literal of a type INTERVAL, called DAYS.
void Analyzer::offer_singular(SqlFault* fault, SqlNodeId literal) {
  if (fault == nullptr) return;
  const std::string_view text = tree_.text;
  const std::uint32_t begin = next_token(text, tree_[literal].span.end);
  std::uint32_t end = begin;
  while (end < text.size() && to_lower(text[end]) >= 'a' && to_lower(text[end]) <= 'z') ++end;
  if (end < begin + 2 || to_lower(text[end - 1]) != 's') return;
  offer(fault, {begin, end}, std::string(text.substr(begin, end - 1 - begin)));
}

}  // namespace mapping::analysis
