#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "suggest/keys.h"
#include "suggest/relations.h"
#include "suggest/survey.h"

namespace mapping {

// What one column most likely refers to, in the time that its name is long. Which keys tables share is known in the second
// round alone.
//
//   RelationSearch(survey, orders, customer_id, false).run()   // customers(id), score 95
class RelationSearch {
 public:
  RelationSearch(const Survey& survey, std::uint32_t table, std::uint32_t column,
                 bool knows_shared_keys)
      : survey_(survey),
        knows_shared_keys_(knows_shared_keys),
        facts_(survey.tables[table]),
        table_(table),
        type_(survey.type(facts_, column)) {
    best_.table = table;
    best_.columns = {column};
  }

  Relation run();
  // A table that the column names and that has no key of its own; kNoTable for none.
  [[nodiscard]] std::uint32_t keyless() const { return keyless_; }

  static constexpr std::uint32_t kNoTable = 0xFFFFFFFF;

 private:
  static constexpr int kOtherSchemaPenalty = 6;

  void read(const ColumnName& name);
  bool read_from(std::size_t begin);
  void look_up_key(std::uint32_t part, int role);
  void look_up_table(std::uint32_t part, int role);
  void look_up_own_part();
  void look_up_owner();
  void look_up_part();
  void look_up_parent();
  void look_up_person();
  void look_up_means();
  bool look_up_sibling();
  // What is called so in the column's schema.
  [[nodiscard]] const NameIndex::Claim* named(std::string_view first,
                                              std::string_view second = {}) const {
    return survey_.by_name.find({facts_.schema, survey_.names.find(first, second)});
  }
  void refer_to(std::uint32_t table, int score, Evidence evidence);
  void take(std::uint32_t table, std::uint32_t key, int score, Evidence evidence);
  [[nodiscard]] bool is_compatible(std::uint32_t table, std::uint32_t column) const;
  [[nodiscard]] std::optional<int> penalty_of(const KeyClaim& claim, bool is_first) const;
  [[nodiscard]] bool is_still_claimed(const NameIndex::Claim& claim) const;
  [[nodiscard]] bool is_polymorphic() const;
  [[nodiscard]] int bare_penalty(bool is_whole) const;
  [[nodiscard]] bool may_be_bare(std::uint32_t table) const;
  [[nodiscard]] std::uint32_t column() const { return best_.columns.front(); }

  // In the schema, then in the catalog.
  template <typename Use>
  void find(const NameIndex& index, NameIndex::Place place, Use&& use) {
    place.scope = facts_.schema;
    if (const NameIndex::Claim* const claim = index.find(place)) use(*claim, 0);
    place.scope = facts_.catalog_scope;
    const NameIndex::Claim* const other = index.find(place);
    if (other != nullptr && survey_.tables[other->table].schema != facts_.schema)
      use(*other, kOtherSchemaPenalty);
  }

  const Survey& survey_;
  bool knows_shared_keys_;
  const TableFacts& facts_;
  std::uint32_t table_;
  ColumnType type_;
  const Stem* stem_ = nullptr;
  const ColumnName* name_ = nullptr;  // of the stem
  std::uint32_t keyless_ = kNoTable;
  Relation best_;
};

}  // namespace mapping
