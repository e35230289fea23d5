#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "language/candidates.h"
#include "language/names.h"
#include "language/usage.h"
#include "mapping/name_table.h"

namespace mapping::language {

// Names that are looked for in a whole catalog: hardly any other one is looked up.
class WantedNames {
 public:
  void insert(std::string_view name);
  [[nodiscard]] bool contains(std::string_view name) const {
    return (marks_ & mark_of(name)) != 0 && names_.contains(name);
  }
  [[nodiscard]] std::size_t size() const { return names_.size(); }

 private:
  // Of its length and its last letter.
  static std::uint64_t mark_of(std::string_view name) {
    if (name.empty()) return 1;
    const auto last = static_cast<unsigned char>(name.back() | 0x20);
    return std::uint64_t{1} << ((name.size() * 7 + last) % 64);
  }

  NameTable names_{NameCase::kLowerCase};
  std::uint64_t marks_ = 0;
};

// A relation that may stand at the caret.
struct OfferedRelation {
  std::string_view name;
  std::string_view key{};      // its first column, which is mostly the key; empty: it has none
  std::size_t hits = 0;        // how many of its columns are wanted
  std::size_t references = 0;  // how many may refer to what is read already
};

// What the statement wants of the relation at the caret.
class WantedRelation {
 public:
  explicit WantedRelation(const Request& request);

  // `name_of` gives the name of each of the columns.
  template <typename Columns, typename NameOf>
  [[nodiscard]] int score(std::string_view relation, const Columns& columns, NameOf name_of) const {
    OfferedRelation offered{.name = relation};
    if (!columns.empty()) offered.key = name_of(*columns.begin());
    const bool has_names = names_.size() > 0;
    const bool has_keys = keys_.size() > 0;
    if (!has_names && !has_keys) return score(offered);
    for (const auto& column : columns) {
      const std::string_view name = name_of(column);
      if (has_names && names_.contains(name)) ++offered.hits;
      if (has_keys && keys_.contains(without_prefix(name))) ++offered.references;
    }
    return score(offered);
  }

 private:
  void note_columns(const Request& request);
  void note_wishes(const NameTable& known, const NameTable& relations);
  [[nodiscard]] int score(const OfferedRelation& offered) const;
  [[nodiscard]] bool is_referred_to(const OfferedRelation& offered) const;

  Usage usage_;
  WantedNames names_{};  // of columns that no relation has yet
  WantedNames keys_{};   // of the relations that are read already, without the prefix
  NameTable referred_{NameCase::kLowerCase};   // the ends of the names of their other columns
  std::vector<std::string> qualifiers_{};      // that FROM has not yet
  NameTable relations_{NameCase::kLowerCase};  // the same
  std::deque<std::string> made_{};             // names that nothing else holds
};

}  // namespace mapping::language
