#pragma once

#include <cstdint>
#include <vector>

#include "suggest/survey.h"

namespace mapping {

// By what a column is taken to refer to a table.
enum class Evidence : std::uint8_t {
  kKeyName,    // it has the name of the key
  kKeyRole,    // its name ends in that of the key, behind a role
  kTableName,  // it names the table
  kTableRole,
  kShortName,  // it names the table by its beginning
  kOwnPart,    // `type_id` of artist and the table artist_type
  kOwner,      // `order_id` of sale_order_line and the table sale_order
  kParent,     // a word for another row of the same table
  kPerson,     // a word for what somebody does
  kMeans,      // a word for what the table's rows do: `ship_via` and shippers
  kWholeKey,   // its columns have the names of all columns of the key
};

inline constexpr int kSureScore = 80;
inline constexpr int kLikelyScore = 60;
inline constexpr int kPossibleScore = 45;

struct Relation {
  std::uint32_t table = 0;
  std::vector<std::uint32_t> columns{};
  std::uint32_t references = 0;
  std::vector<std::uint32_t> key{};
  int score = 0;  // of 100; below kPossibleScore there is no relation
  Evidence evidence = Evidence::kKeyName;
};

// The relations of all columns but keys of their own table, in the order of tables and columns. Gives tables whose key no
// name tells the first column that refers to nothing.
[[nodiscard]] std::vector<Relation> find_relations(Survey& survey);

}  // namespace mapping
