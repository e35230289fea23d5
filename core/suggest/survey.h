#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mapping/catalog.h"
#include "suggest/name_index.h"
#include "suggest/words.h"

// What a catalog's names and types say of each table by itself: the second stage.
namespace mapping {

// Types whose values can be equal: integers of every width are one family.
enum class TypeFamily : std::uint8_t { kOther, kWhole, kText, kUuid, kDate };

struct ColumnType {
  TypeFamily family = TypeFamily::kOther;
  std::uint32_t length = 0;  // of text; 0 where there is no limit
};

[[nodiscard]] ColumnType column_type(std::string_view type);

// A column that may be its table's key, by the names alone.
struct KeyClaim {
  std::uint32_t column = 0;
  std::uint8_t strength = 0;  // of 100
  KeyWord word = KeyWord::kNone;
  bool is_bare = false;    // the name says nothing but that it is a key: `id`
  bool is_shared = false;  // with the table that it refers to, one to one
};

inline constexpr std::uint8_t kExactClaim = 90;  // the column has the table's whole name
inline constexpr std::uint8_t kGoodClaim = 70;
inline constexpr std::uint8_t kFairClaim = 60;
inline constexpr std::uint8_t kWeakClaim = 50;

struct TableFacts {
  const CatalogTable* table = nullptr;
  std::uint32_t schema = 0;
  std::uint32_t catalog_scope = 0;
  Stem entity{};                   // the table's name without its layer: `dim_customers` → customer
  std::string name{};              // the same, its words run together as they are
  std::string full_stem{};         // with its layer
  std::uint32_t prefix = 0;        // bytes that the names of all columns begin with: `ss_`
  std::uint32_t first_column = 0;  // of all columns of the survey
  bool is_derived = false;         // of another table, by its layer: facts, links, copies
  std::vector<KeyClaim> claims{};  // the best first

  [[nodiscard]] std::string_view column_name(std::uint32_t column) const {
    return table->columns[column].name;
  }
};

// A column's name, read once for all columns that have it.
struct ColumnName {
  std::string_view text;
  Stem stem;
  std::uint32_t number = NameNumbers::kNone;  // of the stem
  PersonRole person{};                        // that the stem says
};

struct BothNames {
  const ColumnName* names[2];
  std::size_t count = 1;

  [[nodiscard]] const ColumnName* const* begin() const { return names; }
  [[nodiscard]] const ColumnName* const* end() const { return names + count; }
};

// Numbers of what columns share.
struct ColumnFacts {
  std::uint32_t name = 0;
  std::uint32_t bare_name = 0;  // without the table's prefix; the same where it has none
  std::uint32_t type = 0;
};

// Names are claimed in the scope of a schema and in that of its catalog.
struct Survey {
  std::vector<TableFacts> tables{};
  std::vector<ColumnFacts> columns{};  // of the first table, of the second …
  std::vector<ColumnName> column_names{};
  std::vector<ColumnType> types{};
  NameNumbers names{};
  NameIndex by_name{};       // tables by what they are about
  NameIndex by_beginning{};  // the same by the first letters
  NameIndex by_ending{};     // and by the last ones
  NameIndex by_key{};        // keys by stem and by kind of the word
  std::vector<std::uint8_t>
      is_plain{};  // by schema: columns have the names of tables and nothing more

  [[nodiscard]] const ColumnFacts& column(const TableFacts& facts, std::uint32_t column) const {
    return columns[facts.first_column + column];
  }
  [[nodiscard]] ColumnType type(const TableFacts& facts, std::uint32_t number) const {
    return types[column(facts, number).type];
  }
  // Of the name without the table's prefix.
  [[nodiscard]] const ColumnName& name(const TableFacts& facts, std::uint32_t number) const {
    return column_names[column(facts, number).bare_name];
  }
  [[nodiscard]] const Stem& stem(const TableFacts& facts, std::uint32_t number) const {
    return name(facts, number).stem;
  }
  // That name, and the whole one where it is another.
  [[nodiscard]] BothNames names_of(const TableFacts& facts, std::uint32_t number) const {
    const ColumnFacts& of = column(facts, number);
    return {{&column_names[of.bare_name], &column_names[of.name]},
            of.name == of.bare_name ? 1U : 2U};
  }
};

inline constexpr std::uint8_t kWholeName = 100;
inline constexpr std::uint8_t kDerivedName = 90;
inline constexpr std::uint8_t kNameWithoutKind = 80;  // `kind_type` as kind
inline constexpr std::uint8_t kNameEnd = 70;          // `auth_user` as user; less for more words

// Tables whose names are claimed; their keys are not known yet.
[[nodiscard]] Survey survey_tables(std::span<const CatalogTable* const> tables);

}  // namespace mapping
