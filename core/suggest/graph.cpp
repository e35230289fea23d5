#include "suggest/graph.h"

#include <algorithm>

#include "mapping/text.h"

namespace mapping {
namespace {

// Columns that say who wrote a row, and when.
constexpr std::string_view kRowEndings[] = {"at",        "on",     "date",    "time",
                                            "timestamp", "update", "updated", "by"};

bool is_about_row(const CatalogColumn& column) {
  const std::vector<std::string> words = split_words(column.name);
  return column.type.starts_with("timestamp") ||
         (words.size() > 1 && is_one_of(kRowEndings, words.back()) &&
          (words[words.size() - 2].ends_with("ed") || words.front() == "last"));
}

class Planner {
 public:
  Planner(const Survey& survey, std::span<const TableKey> keys, std::span<const Relation> relations)
      : survey_(survey), keys_(keys), relations_(relations), is_referred_(survey.tables.size()) {
    for (const Relation& relation : relations_) {
      if (relation.score >= kLikelyScore) is_referred_[relation.references] = 1;
    }
  }

  GraphPlan run() {
    std::size_t begin = 0;
    for (std::uint32_t i = 0; i < survey_.tables.size(); ++i) {
      own_.clear();
      for (; begin < relations_.size() && relations_[begin].table == i; ++begin) {
        if (relations_[begin].score >= kLikelyScore)
          own_.push_back(static_cast<std::uint32_t>(begin));
      }
      plan_.roles.push_back(role_of(i));
      if (plan_.roles.back() == TableRole::kEdge) link();
    }
    drop_loose_links();
    for (std::uint32_t i = 0; i < relations_.size(); ++i) {
      if (is_edge(relations_[i])) plan_.relations.push_back(i);
    }
    return std::move(plan_);
  }

 private:
  [[nodiscard]] TableRole role_of(std::uint32_t table) const {
    const TableKey& key = keys_[table];
    const bool may_link = own_.size() > 1 && is_referred_[table] == 0;
    if (key.kind == KeyKind::kRefuted) return may_link ? TableRole::kEdge : TableRole::kNotUnique;
    if (key.kind == KeyKind::kNone) return own_.size() > 1 ? TableRole::kEdge : TableRole::kNoKey;
    if (may_link && (key.kind == KeyKind::kLink || is_bare_link(table))) return TableRole::kEdge;
    return TableRole::kNode;
  }

  // Two tables linked by one that has a number for each row and nothing else to say.
  [[nodiscard]] bool is_bare_link(std::uint32_t table) const {
    const TableFacts& facts = survey_.tables[table];
    if (own_.size() != 2 || keys_[table].kind != KeyKind::kNamed) return false;
    if (facts.claims.empty() || !facts.claims.front().is_bare) return false;
    for (std::uint32_t i = 0; i < facts.table->columns.size(); ++i) {
      const bool is_said = i == keys_[table].columns.front() ||
                           i == relations_[own_[0]].columns.front() ||
                           i == relations_[own_[1]].columns.front();
      if (!is_said && !is_about_row(facts.table->columns[i])) return false;
    }
    return true;
  }

  // The first end is the table's owner, as the order of order lines; each of the others makes an edge.
  void link() {
    std::size_t first = 0;
    for (std::size_t i = own_.size(); i-- > 0;) {
      const Relation& relation = relations_[own_[i]];
      const std::string& owner = survey_.tables[relation.references].entity.text;
      if (survey_.tables[relation.table].entity.text.starts_with(owner)) first = i;
    }
    for (std::size_t i = 0; i < own_.size(); ++i) {
      if (i != first) plan_.links.push_back({own_[first], own_[i]});
    }
  }

  [[nodiscard]] bool is_node(std::uint32_t table) const {
    return plan_.roles[table] == TableRole::kNode;
  }

  [[nodiscard]] bool ends_at_key(const Relation& relation) const {
    return is_node(relation.references) &&
           std::ranges::is_permutation(relation.key, keys_[relation.references].columns);
  }

  void drop_loose_links() {
    std::vector<std::uint8_t> is_linked(survey_.tables.size());
    std::erase_if(plan_.links, [&](const Link& link) {
      const bool is_loose =
          !ends_at_key(relations_[link.from]) || !ends_at_key(relations_[link.to]);
      if (!is_loose) is_linked[relations_[link.from].table] = 1;
      return is_loose;
    });
    for (std::size_t i = 0; i < plan_.roles.size(); ++i) {
      if (plan_.roles[i] == TableRole::kEdge && is_linked[i] == 0)
        plan_.roles[i] = TableRole::kNoNodes;
    }
  }

  [[nodiscard]] bool is_edge(const Relation& relation) const {
    return relation.score >= kLikelyScore && is_node(relation.table) && ends_at_key(relation);
  }

  const Survey& survey_;
  std::span<const TableKey> keys_;
  std::span<const Relation> relations_;
  std::vector<std::uint8_t> is_referred_;
  std::vector<std::uint32_t> own_;  // of the table that is planned
  GraphPlan plan_;
};

}  // namespace

GraphPlan plan_graph(const Survey& survey, std::span<const TableKey> keys,
                     std::span<const Relation> relations) {
  return Planner(survey, keys, relations).run();
}

}  // namespace mapping
