#include <algorithm>
#include <string>
#include <vector>

#include "analysis/analysis_memo.h"
#include "language/candidates.h"
#include "language/names.h"
#include "mapping/text.h"
#include "text/sort_numbers.h"

namespace mapping::language {
namespace {

using analysis::VisibleColumn;

constexpr int kConditionScore = 2900;
constexpr std::size_t kMostConditions = 2;
constexpr std::size_t kMostColumns = 400;  // of both sides, each held against each

// How well two columns may be joined; 0: not at all.
class Join {
 public:
  explicit Join(const Request& request) : tables_(request.seen.tables) {}

  [[nodiscard]] int fit(const VisibleColumn& left, const VisibleColumn& right) const {
    if (left.type != right.type && left.type != kUncertain && right.type != kUncertain) return 0;
    const std::string a = to_lower(left.name);
    const std::string b = to_lower(right.name);
    if (a == "id" || b == "id") return is_id_of(left, b) || is_id_of(right, a) ? 3 : 0;
    if (!same_words(a, b) || !is_key(a) || !is_key(b)) return 0;
    return a == b || without_prefix(a) == without_prefix(b) ? 3 : 2;
  }

 private:
  static bool is_key(std::string_view name) {
    const std::string_view ends[] = {"key", "id", "sk", "code", "number"};
    return std::ranges::any_of(ends, [&](auto end) { return name.ends_with(end); });
  }
  // `customers.id` and `customer_id`
  [[nodiscard]] bool is_id_of(const VisibleColumn& id, std::string_view name) const {
    constexpr std::string_view kEnd = "_id";
    if (id.table == 0 || !equals_ignoring_case(id.name, "id") || !name.ends_with(kEnd))
      return false;
    name.remove_suffix(kEnd.size());
    return !name.empty() && starts_with_ignoring_case(tables_[id.table - 1].name, name);
  }

  const std::vector<SqlTable>& tables_;
};

}  // namespace

// Whole conditions of a join: a key of the relation that was joined last, and what it may mean in one
// of the others.
void add_conditions(const Request& request, Candidates& candidates) {
  const std::vector<VisibleColumn>& columns = request.seen.columns;
  if (request.clause.previous != sql::TokenKind::kOn || columns.size() > kMostColumns) return;
  const auto is_outer = [](const VisibleColumn& column) { return column.level > 0; };
  const auto end = std::ranges::find_if(columns, is_outer);
  if (end == columns.begin()) return;
  const std::string& last = (end - 1)->relation;
  const Join join(request);
  std::vector<std::uint64_t> order;
  std::vector<std::string> conditions;
  for (auto right = columns.begin(); right != end; ++right) {
    if (right->relation != last) continue;
    for (auto left = columns.begin(); left != end; ++left) {
      const int fits = left->relation == last ? 0 : join.fit(*left, *right);
      if (fits == 0) continue;
      order.push_back(
          order_key(highest_first(fits), static_cast<std::uint32_t>(conditions.size())));
      conditions.push_back(qualified_name(*left) + " = " + qualified_name(*right));
    }
  }
  sort_numbers(order);
  for (std::size_t i = 0; i < std::min(order.size(), kMostConditions); ++i) {
    candidates.add(CompletionKind::kSnippet, conditions[place_of_key(order[i])],
                   kConditionScore - static_cast<int>(i));
  }
}

}  // namespace mapping::language
