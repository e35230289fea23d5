#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/types/data_types.h"
#include "mapping/name_table.h"

// What a name can mean at a place of a query, as Trino's Scope, RelationType and Field have it.
namespace mapping::analysis {

// A name with the hash of its form without case, so that names are compared in one step mostly. The
// text is kept by whoever made the name: the catalog, or the ScopeStore.
struct Name {
  std::string_view text{};
  std::uint32_t hash = 0;

  [[nodiscard]] bool exists() const { return text.data() != nullptr; }
};

[[nodiscard]] Name make_name(std::string_view text);
[[nodiscard]] bool same_name(Name a, Name b);  // without case, quoted or not

using NamePath = std::vector<Name>;  // `a.b.c`

// `a.b.c` in lower case, as messages have it.
[[nodiscard]] std::string to_text(const NamePath& path);

// The place of a field: which relation, and which of its fields.
struct FieldId {
  std::uint32_t relation = 0;  // 0: none
  std::uint32_t index = 0;

  friend auto operator<=>(FieldId, FieldId) = default;
};

// Columns that no catalog lists and the connector of a table may have all the same.
enum class HiddenColumns : std::uint8_t {
  kNone,
  kRowNumber,  // of the connectors tpch and tpcds, whose other columns are fixed
  kAny,
};

using OriginId = std::uint32_t;  // see Origins
inline constexpr OriginId kNoOrigin = 0;

struct Field {
  Name name{};  // none: `_colN` in a result
  TypeId type = kUncertain;
  OriginId origin = kNoOrigin;
  const NamePath* alias = nullptr;  // what `alias.name` may say in front of the name
  std::uint32_t table = 0;          // of the column behind it: its table's number from 1; 0: none
  std::uint32_t relation =
      0;  // the Name or TableName that names `alias`, a lambda's argument itself; 0: none
  Name table_column{};
  HiddenColumns hides = HiddenColumns::kNone;  // of the table of FROM that it is a column of
  bool open = false;        // stands for any number of columns that are not known
  bool hidden = false;      // found by its name alone: no `*` and no list of aliases has it
  std::uint8_t reason = 0;  // why the type is not certain: its number from 1
};

using Fields = std::vector<Field>;

inline constexpr std::size_t kStepsOfField = 20;  // for a copy of one, as Budget counts

// Columns, to ask whether one is among them.
class FieldSet {
 public:
  void add(FieldId column) {
    columns_.push_back(key_of(column));
    is_sorted_ = false;
  }
  [[nodiscard]] bool contains(FieldId column);

 private:
  static std::uint64_t key_of(FieldId column) {
    return std::uint64_t{column.relation} << 32U | column.index;
  }

  std::vector<std::uint64_t> columns_{};
  bool is_sorted_ = true;
};

struct NamedQuery {
  Name name;
  const Fields* fields = nullptr;
  std::uint32_t node = 0;  // the name in WITH
};

// The fields of a scope by the hashes of their names, once many names are looked up in it. The
// fields of one hash follow each other in the order of the scope.
class FieldIndex {
 public:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  // False where the fields have to be looked through instead: there are few, or open ones, which
  // any name may mean.
  bool is_ready(const Fields& fields);
  [[nodiscard]] std::uint32_t first(std::uint32_t hash) const { return first_[bucket_of(hash)]; }
  [[nodiscard]] std::uint32_t next(std::uint32_t field) const { return next_[field]; }

 private:
  [[nodiscard]] std::size_t bucket_of(std::uint32_t hash) const {
    return hash & (first_.size() - 1);
  }

  std::uint32_t lookups_ = 0;
  bool has_open_ = false;
  std::vector<std::uint32_t> first_{};
  std::vector<std::uint32_t> next_{};  // by field
};

struct Scope {
  const Scope* parent = nullptr;
  bool query_boundary = false;  // the parent belongs to the query around this one
  // Of a boundary: WHERE may have columns of the query around; UNNEST in FROM may; only in `own =
  // outer`.
  bool plans_correlation = false;
  bool plans_unnest = false;
  bool wants_equality = false;
  bool lambda = false;  // its fields are arguments of a lambda
  std::uint32_t relation = 0;
  Fields fields{};
  std::vector<NamedQuery> queries{};
  NameTable query_names{NameCase::kLowerCase};  // their places
  mutable FieldIndex index{};
};

struct ResolvedField {
  enum class Outcome : std::uint8_t { kNone, kOne, kMany, kUnsure };

  Outcome outcome = Outcome::kNone;
  const Scope* scope = nullptr;
  const Field* field = nullptr;
  FieldId id{};
  bool local = true;    // of the query itself, not of one around it
  bool hidden = false;  // kUnsure: a connector may have such a column that no catalog lists
};

// Looks `path` up in the scope and those around it. kUnsure where a column that is not known may
// change the answer.
[[nodiscard]] ResolvedField resolve_field(const Scope& scope, const NamePath& path);

// Whether some beginning of `path` is a column, so that the rest are fields of a row. Unknown
// columns count as none: ask resolve_field first.
[[nodiscard]] bool is_column_reference(const Scope& scope, const NamePath& path);

// The place of the first field that has the name of one in front of it; behind the last without one.
[[nodiscard]] std::size_t repeated_name(const Fields& fields);

// Whether a table that hides such columns may have one of that name: `$path`, `_id`, `_message`.
[[nodiscard]] bool may_hide(HiddenColumns columns, std::string_view name);

[[nodiscard]] Fields visible_fields(Fields fields);

[[nodiscard]] bool matches_prefix(const Field& field, const NamePath& prefix);
[[nodiscard]] const NamedQuery* find_query(const Scope& scope, Name name);

}  // namespace mapping::analysis
