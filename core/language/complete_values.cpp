#include <algorithm>
#include <string>
#include <utility>

#include "analysis/analysis_memo.h"
#include "language/candidates.h"
#include "language/expectation.h"
#include "language/names.h"
#include "language/usage.h"
#include "mapping/name_table.h"
#include "mapping/text.h"
#include "text/sort_numbers.h"

namespace mapping::language {
namespace {

using analysis::VisibleColumn;

constexpr int kColumnScore = 1000;
constexpr int kRelationScore = 2600;
constexpr int kOtherLiteralScore = 320;
constexpr int kIntervalScore = 1900;
constexpr int kStepOfLevel = 120;
constexpr int kLiteralScore = 1230;
constexpr int kFits = 250;
constexpr int kDoesNotFit = 500;
constexpr int kSameName = 500;
constexpr int kSameWords = 350;

bool is_number(TypeKind kind) { return kind >= TypeKind::kTinyint && kind <= TypeKind::kNumber; }
bool is_text(TypeKind kind) { return kind == TypeKind::kVarchar || kind == TypeKind::kChar; }

bool is_like_key(std::string_view name) {
  const std::string lower = to_lower(name);
  const std::string_view ends[] = {"key", "_id", "_sk", "id", "number", "code"};
  return std::ranges::any_of(ends, [&](std::string_view end) { return lower.ends_with(end); });
}

constexpr int kTimes = 3;
// Types of one family are mostly compared with each other, or added to each other.
int family(TypeKind kind) {
  if (is_number(kind)) return 1;
  if (is_text(kind)) return 2;
  const bool is_interval =
      kind == TypeKind::kIntervalYearToMonth || kind == TypeKind::kIntervalDayToSecond;
  if (is_interval || kind == TypeKind::kDate || kind == TypeKind::kTimestamp ||
      kind == TypeKind::kTimestampWithZone) {
    return kTimes;
  }
  return kTimes + 1 + static_cast<int>(kind);
}

// Ranks the columns that may stand at the caret.
class Ranking {
 public:
  explicit Ranking(const Request& request)
      : request_(request),
        usage_(request.place),
        expected_(expectation_at(request.place, request.seen.types)),
        types_(request.context.memo.last_content().types) {
    const SqlTree& tree = request.place.tree;
    const SqlNodeId item = request.place.parents[value_at(request.place)];
    if (tree[item].kind == SqlNodeKind::kSelectItem &&
        SelectItemNode(tree, item).alias() != kNoSqlNode)
      alias_ = to_lower(tree.name_of(SelectItemNode(tree, item).alias()));
    if (expected_.partner == kNoSqlNode) return;
    const SqlNodeKind kind = tree[expected_.partner].kind;
    if (kind == SqlNodeKind::kColumn) partner_ = tree.name_of(expected_.partner);
    if (kind == SqlNodeKind::kDereference) {
      const SqlNodeId base = tree[expected_.partner].first_child;
      partner_ = tree.name_of(tree.child(expected_.partner, 1));
      if (tree[base].kind == SqlNodeKind::kColumn) partner_relation_ = tree.name_of(base);
    }
  }

  [[nodiscard]] int score(const VisibleColumn& column, std::size_t place) const {
    return kColumnScore - static_cast<int>(column.level) * kStepOfLevel + score_of_type(column) +
           score_of_partner(column) + score_of_use(column) -
           static_cast<int>(std::min<std::size_t>(place, 60));
  }
  [[nodiscard]] std::string detail(const VisibleColumn& column) const {
    return column.type == kUncertain ? std::string() : types_.display(column.type);
  }
  [[nodiscard]] const Usage& usage() const { return usage_; }
  [[nodiscard]] const Expectation& expected() const { return expected_; }

 private:
  [[nodiscard]] int score_of_type(const VisibleColumn& column) const {
    const TypeKind kind = types_.kind(column.type);
    if (kind == TypeKind::kUncertain) return 0;
    int score = 0;
    const TypeKind wanted = types_.kind(expected_.type);
    if (wanted != TypeKind::kUncertain && wanted != TypeKind::kUnknown)
      score += family(kind) == family(wanted) ? kFits : -kDoesNotFit;
    if (expected_.is_number) score += is_number(kind) ? kFits : -kDoesNotFit;
    if (expected_.is_time) score += family(kind) == kTimes ? kFits : -kDoesNotFit;
    if (expected_.is_text) score += is_text(kind) ? kFits : -kDoesNotFit;
    if (expected_.is_measure) {
      const bool is_exact = kind == TypeKind::kDouble || kind == TypeKind::kDecimal;
      score += is_exact ? 120 : 0;
      if (is_like_key(column.name) && !is_like_key(partner_)) score -= 200;
    }
    return score;
  }
  // What has the partner's name in another relation is mostly what it is joined with.
  [[nodiscard]] int score_of_partner(const VisibleColumn& column) const {
    if (partner_.empty() || (expected_.is_measure && !is_like_key(partner_))) return 0;
    const bool is_same = equals_ignoring_case(column.name, partner_);
    const bool is_own = equals_ignoring_case(column.relation, partner_relation_);
    if (is_same && (is_own || partner_relation_.empty())) return -kSameName;
    if (is_same) return kSameName;
    if (!is_own && same_words(to_lower(column.name), to_lower(partner_))) {
      const bool is_whole = without_prefix(column.name).size() == without_prefix(partner_).size();
      return is_whole ? kSameWords : kSameWords - 50;
    }
    return is_like_key(column.name) == is_like_key(partner_) ? 100 : -100;
  }
  [[nodiscard]] int score_of_use(const VisibleColumn& column) const {
    const NameCounts counts = usage_.counts(column.name);
    int score = std::min(counts.all, 3) * 25;
    if (expected_.is_condition) return counts.all > counts.selected ? -100 : joins(column);
    switch (request_.clause.clause) {
      case Clause::kSelect:
        if (!alias_.empty() && to_lower(column.name).ends_with(alias_)) score += 300;
        if (counts.grouped > 0 && counts.selected == 0) score += 400;
        if (counts.selected > 0 && !expected_.is_measure) score -= 150;
        break;
      case Clause::kGroupBy:
        if (counts.grouped > 0)
          score -= 400;
        else if (counts.selected > 0)
          score += 400;
        break;
      case Clause::kOrderBy:
        if (counts.ordered > 0)
          score -= 400;
        else if (counts.selected + counts.grouped > 0)
          score += 200;
        break;
      default:
        break;
    }
    return score;
  }

  // What may be compared with a column of another relation.
  [[nodiscard]] int joins(const VisibleColumn& column) const {
    constexpr int kJoins = 60;
    if (!is_like_key(column.name)) return 0;
    const auto is_partner = [&](const VisibleColumn& other) {
      return other.level == column.level && other.relation != column.relation &&
             same_words(other.name, column.name);
    };
    return std::ranges::any_of(request_.seen.columns, is_partner) ? kJoins : 0;
  }

  const Request& request_;
  Usage usage_;
  Expectation expected_;
  const TypeTable& types_;
  std::string partner_{};
  std::string partner_relation_{};
  std::string alias_{};  // that the author gave it already
};

// Which names more than one column of the query has.
class RepeatedNames {
 public:
  explicit RepeatedNames(const std::vector<VisibleColumn>& columns) {
    for (const VisibleColumn& column : columns) {
      if (column.level == 0 && known_.insert(column.name, 0) != NameTable::kNone)
        repeated_.insert(column.name, 0);
    }
  }

  [[nodiscard]] bool contains(const VisibleColumn& column) const {
    return column.level == 0 && repeated_.contains(column.name);
  }

 private:
  NameTable known_{NameCase::kIdentifier};
  NameTable repeated_{NameCase::kIdentifier};
};

// The relations that can be named in front of a dot, the nearest first.
std::vector<std::pair<std::string, std::uint32_t>> relations_of(
    const std::vector<VisibleColumn>& columns) {
  std::vector<std::pair<std::string, std::uint32_t>> relations;
  for (const VisibleColumn& column : columns) {
    const auto is_same = [&](const auto& known) {
      return equals_ignoring_case(known.first, column.relation);
    };
    if (column.relation.empty() || std::ranges::any_of(relations, is_same)) continue;
    relations.emplace_back(column.relation, column.level);
  }
  return relations;
}

// A literal of the type that is expected.
void add_literals(const Expectation& expected, const Request& request, Candidates& candidates) {
  struct Row {
    TypeKind kind;
    std::string_view word;
    std::string_view example;
  };
  static constexpr Row kRows[] = {
      {TypeKind::kDate, "DATE", "'${1:2000-01-01}'"},
      {TypeKind::kTimestamp, "TIMESTAMP", "'${1:2000-01-01 00:00:00}'"},
      {TypeKind::kTimestampWithZone, "TIMESTAMP", "'${1:2000-01-01 00:00:00 UTC}'"}};
  const TypeKind kind = request.context.memo.last_content().types.kind(expected.type);
  for (const Row& row : kRows) {
    if (row.kind != kind) continue;
    const bool is_sum = expected.is_measure;
    const std::string word(is_sum ? "INTERVAL" : row.word);
    candidates.add_snippet(CompletionKind::kSnippet, word,
                           word + " " + std::string(is_sum ? "'${1:1}' ${2:DAY}" : row.example),
                           is_sum ? kIntervalScore : kLiteralScore);
  }
  for (const std::string_view word : {"DECIMAL", "DATE", "TIMESTAMP", "TIME", "JSON", "UUID"})
    candidates.add_snippet(CompletionKind::kSnippet, std::string(word),
                           std::string(word) + " '${1}'", kOtherLiteralScore);
}

// The relations that a column may be taken from, the one that has the best column first.
void add_aliases(const Request& request, const Ranking& ranking,
                 const std::vector<std::pair<std::string, std::uint32_t>>& relations,
                 bool qualifies, Candidates& candidates) {
  constexpr std::size_t kMostFirst = 4;
  std::vector<std::uint64_t> ranked;
  for (std::uint32_t i = 0; i < relations.size(); ++i) {
    const std::string& name = relations[i].first;
    int best = 0;
    for (const VisibleColumn& column : request.seen.columns) {
      if (column.relation == name) best = std::max(best, ranking.score(column, 0));
    }
    ranked.push_back(order_key(highest_first(best), i));
  }
  sort_numbers(ranked);
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    const bool is_first = qualifies && i < kMostFirst;
    candidates.add(
        CompletionKind::kAlias,
        written_name(relations[place_of_key(ranked[i])].first, request.place.caret.quoted),
        (is_first ? kRelationScore : kColumnScore - 200) - static_cast<int>(i));
  }
}

}  // namespace

void add_values(const Request& request, Candidates& candidates) {
  const Ranking ranking(request);
  const bool quoted = request.place.caret.quoted;
  const bool qualifies = ranking.usage().qualifies();
  const bool in_order = request.clause.clause == Clause::kOrderBy;
  const auto relations = relations_of(request.seen.columns);
  const RepeatedNames repeated(request.seen.columns);
  std::size_t place = 0;
  for (const VisibleColumn& column : request.seen.columns) {
    int score = ranking.score(column, place++);
    const bool is_output = in_order && column.level == 0 && column.relation.empty();
    if (is_output) score += 300;
    const bool needs_relation = !column.relation.empty() && !quoted &&
                                ((qualifies && relations.size() > 1) || repeated.contains(column));
    std::string text = needs_relation ? qualified_name(column) : written_name(column.name, quoted);
    candidates.add(CompletionKind::kColumn, std::move(text), score, ranking.detail(column));
  }
  add_literals(ranking.expected(), request, candidates);
  if (request.at_end()) add_aliases(request, ranking, relations, qualifies, candidates);
}

void add_members(const Request& request, Candidates& candidates) {
  const Place& place = request.place;
  const SqlNodeId base = place.tree[place.parents[place.node]].first_child;
  const SqlNodeKind kind = place.tree[base].kind;
  const bool is_name = kind == SqlNodeKind::kColumn;
  const std::string name = is_name ? place.tree.name_of(base)
                           : kind == SqlNodeKind::kDereference
                               ? place.tree.name_of(place.tree.child(base, 1))
                               : std::string();
  const Ranking ranking(request);
  std::size_t at = 0;
  for (const VisibleColumn& column : request.seen.columns) {
    if (!equals_ignoring_case(column.relation, name)) continue;
    candidates.add(CompletionKind::kColumn, written_name(column.name, place.caret.quoted),
                   ranking.score(column, at++), ranking.detail(column));
  }
  const TypeTable& types = request.context.memo.last_content().types;
  const TypeId row = request.seen.types[base];
  if (types.kind(row) != TypeKind::kRow) return;
  for (std::size_t i = 0; i < types[row].fields.size(); ++i) {
    const auto& field = types[row].fields[i];
    if (!field) continue;
    candidates.add(CompletionKind::kField, written_name(*field, place.caret.quoted), kColumnScore,
                   types.display(types[row].arguments[i]));
  }
}

void add_qualifiers(const Request& request, Candidates& candidates) {
  const std::vector<VisibleColumn>& columns = request.seen.columns;
  const Place& place = request.place;
  const std::string member =
      place.behind.size() > 1 ? std::string(slice(place.text, place.behind[1].span)) : "";
  const std::string_view plain = member.starts_with('"')
                                     ? std::string_view(member).substr(1, member.size() - 2)
                                     : std::string_view(member);
  int rank = 0;
  for (const auto& [name, level] : relations_of(columns)) {
    const auto has_member = [&, &relation = name](const VisibleColumn& column) {
      return equals_ignoring_case(column.relation, relation) &&
             equals_ignoring_case(column.name, plain);
    };
    const bool fits = std::ranges::any_of(columns, has_member);
    candidates.add(
        CompletionKind::kAlias, written_name(name, place.caret.quoted),
        kRelationScore - static_cast<int>(level) * kStepOfLevel - rank++ + (fits ? kSameName : 0));
  }
  for (const VisibleColumn& column : columns) {  // whose fields may be meant
    if (request.context.memo.last_content().types.kind(column.type) != TypeKind::kRow) continue;
    candidates.add(CompletionKind::kColumn, written_name(column.name, place.caret.quoted),
                   kColumnScore);
  }
}

// Names that both sides of the join have.
void add_join_columns(const Request& request, Candidates& candidates) {
  const RepeatedNames repeated(request.seen.columns);
  for (const VisibleColumn& column : request.seen.columns) {
    if (!repeated.contains(column)) continue;
    candidates.add(CompletionKind::kColumn, written_name(column.name, request.place.caret.quoted),
                   kColumnScore + (is_like_key(column.name) ? kSameWords : 0));
  }
}

}  // namespace mapping::language
