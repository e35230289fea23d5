#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/types/data_types.h"

// What a name can mean at a place of a query, as Trino's Scope, RelationType and Field have it.
namespace mapping::analysis {

// A name with the hash of its form without case, so that names are compared in one step mostly. The
// text is kept by whoever made the name: the catalog, or the analyzer's store.
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

  friend bool operator==(FieldId, FieldId) = default;
};

struct Field {
  Name name{};  // none: `_colN` in a result
  TypeId type = kUncertain;
  const NamePath* alias = nullptr;  // what `alias.name` may say in front of the name
  std::uint32_t table = 0;          // of the column behind it: its table's number from 1; 0: none
  Name table_column{};
  bool direct = false;      // of a table of FROM itself, which may have columns that are hidden
  bool open = false;        // stands for any number of columns that are not known
  std::uint8_t reason = 0;  // why the type is not certain: its number from 1
};

using Fields = std::vector<Field>;

struct NamedQuery {
  Name name;
  const Fields* fields = nullptr;
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
};

struct ResolvedField {
  enum class Outcome : std::uint8_t { kNone, kOne, kMany, kUnsure };

  Outcome outcome = Outcome::kNone;
  const Scope* scope = nullptr;
  const Field* field = nullptr;
  FieldId id{};
  bool local = true;  // of the query itself, not of one around it
};

// Looks `path` up in the scope and those around it. kUnsure where a column that is not known may
// change the answer.
[[nodiscard]] ResolvedField resolve_field(const Scope& scope, const NamePath& path);

// Whether some beginning of `path` is a column, so that the rest are fields of a row. Unknown
// columns count as none: ask resolve_field first.
[[nodiscard]] bool is_column_reference(const Scope& scope, const NamePath& path);

// Whether a field in front of this one has its name.
[[nodiscard]] bool repeats_name(const Fields& fields, std::size_t index);

[[nodiscard]] bool matches_prefix(const Field& field, const NamePath& prefix);
[[nodiscard]] const NamedQuery* find_query(const Scope& scope, Name name);

}  // namespace mapping::analysis
