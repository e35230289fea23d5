#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "suggest/relations.h"
#include "suggest/survey.h"

// The key of each table in the light of what its columns refer to: the stage behind relations.
namespace mapping {

enum class KeyKind : std::uint8_t {
  kNone,
  kNamed,     // its name says so
  kShared,    // one to one with the table that it refers to
  kNumbered,  // the parent's key and what tells its rows apart: order and line number
  kLink,      // all of what it links
  kFirst,     // the first column, which refers to nothing
  kRefuted,   // the data say that it is none
};

struct TableKey {
  KeyKind kind = KeyKind::kNone;
  int score = 0;  // as those of relations
  std::vector<std::uint32_t> columns{};
};

// For each table of the survey; `relations` are in its order.
[[nodiscard]] std::vector<TableKey> choose_keys(const Survey& survey,
                                                std::span<const Relation> relations);

// Relations to keys of several columns, whose names a table has all.
[[nodiscard]] std::vector<Relation> find_compound_relations(const Survey& survey,
                                                            std::span<const TableKey> keys);

}  // namespace mapping
