#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "mapping/outcome.h"
#include "mapping/text.h"
#include "mapping/type_tree.h"

// The types of Trino and of RyuGraph, and how the first become the second.
//
//   map_type("decimal(12, 2)")                        // DOUBLE
//   map_type("array(map(varchar, integer))")          // LIST
//   map_complex_type("array(map(varchar, integer))")  // MAP(STRING, INT32)[]
//   map_complex_type("array(json)")                   // refused: unsupported_type
namespace mapping {

// Types that are nested deeper than this are refused. Far beyond what a warehouse holds, and
// shallow enough for the recursive functions of this stage on a small stack.
inline constexpr std::size_t kMaximumTypeDepth = 64;

// Names are as the server prints them in result columns: lower case (`timestamp with time zone`
// with its precision as the argument), but `INTERVAL DAY TO SECOND` and the mixed-case names
// (`HyperLogLog`). Names that Trino does not know stay as written.
struct TrinoType : TypeTree {};

// Why a text is not a type. `span` is the place in the text: the first token that fits no reading,
// or the end.
enum class TypeFaultReason : std::uint8_t { kSyntax, kTooDeep, kNumberTooLarge };
struct TypeFault {
  TypeFaultReason reason = TypeFaultReason::kSyntax;
  Span span;

  friend bool operator==(const TypeFault&, const TypeFault&) = default;
};

// Where a type's text comes from; the same text can mean two things.
enum class TypeOrigin : std::uint8_t {
  // Printed by the server, all said: field names are exact, and `timestamp` is one whose precision
  // the client did not ask for, so that it is unknown.
  kResultColumn,
  // Written in SQL: field names without quotes are lower case, and parameters that are left out
  // have their defaults: `decimal` is decimal(38, 0), `char` is char(1), `timestamp` is
  // timestamp(3), `time` is time(3).
  kSql,
};

// Reads Trino's rule `type`: any case and spacing, comments, `T ARRAY`, `array<T>`, interval
// qualifiers, quoted names. Whether a type of that name exists is not asked.
Outcome<TrinoType, TypeFault> parse_trino_type(std::string_view text,
                                               TypeOrigin origin = TypeOrigin::kResultColumn);

// The text of the server's result columns: `row(a bigint, "B c" varchar(3))`, `timestamp(3) with
// time zone`.
[[nodiscard]] std::string print(const TrinoType& type);

// The text that means the same type inside a CAST: type names in upper case, field names that SQL
// would change in quotes.
[[nodiscard]] std::string print_for_cast(const TrinoType& type);

// A name as the server writes it: in double quotes unless it is plain (ASCII letters, digits,
// underscores, no digit first) and no reserved word.
[[nodiscard]] std::string quote_trino_name(std::string_view name);

// The name of a row's field as the server prints it in a type: as above, but a name that begins
// with an underscore stands in quotes, too (Trino 476).
[[nodiscard]] std::string quote_field_name(std::string_view name);

// Names are the engine's own: `INT32` for INT, `DOUBLE` for FLOAT8. Lists are LIST with one
// argument, `T[3]` is ARRAY with the type and the number, MAP has two arguments, STRUCT and UNION
// have fields. LIST, MAP or STRUCT without arguments is a bare family, which a mapping may declare
// but no table can have.
struct RyuGraphType : TypeTree {};

// Reads the engine's type syntax in any case, with its aliases, and the bare families LIST, MAP and
// STRUCT. A name that is no type of the engine, a DECIMAL out of its limits, `T[0]` and STRUCT
// fields whose names are equal (ASCII case ignored: the engine would mix them up) are faults.
Outcome<RyuGraphType, TypeFault> parse_ryugraph_type(std::string_view text);

// The full form as DDL needs it: `STRUCT(a INT64, `order` STRING)[]`.
[[nodiscard]] std::string print(const RyuGraphType& type);

// LIST, MAP or STRUCT for a full form (`STRING[]`), the name itself for all others.
[[nodiscard]] std::string type_family(const RyuGraphType& type);

// The same on texts; nullopt when the text is not a RyuGraph type.
[[nodiscard]] std::optional<std::string> type_family(std::string_view ryugraph_type);

// Whether a table can have a column of the type: no bare LIST, MAP or STRUCT anywhere in it.
[[nodiscard]] bool is_full_form(const RyuGraphType& type);

// Whether the engine takes the type as a primary key *and* can load such a table from a file as any
// other. More types than a mapping may declare as keys (is_primary_key_type).
[[nodiscard]] bool can_be_primary_key(const RyuGraphType& type);

// Whether a type that a mapping declares stands for the type that its column has: equal after
// parsing, or the bare family of a full form. False when either is not a type.
[[nodiscard]] bool matches_declared_type(std::string_view declared, std::string_view full);

// Types that a mapping may declare, in the order of the platform's API: STRING INT64 … LIST MAP
// STRUCT. Exact case.
[[nodiscard]] std::span<const std::string_view> declarable_types();
[[nodiscard]] bool is_declarable_type(std::string_view ryugraph_type);

// STRING, INT64, DATE, UUID in this order. Exact case.
[[nodiscard]] std::span<const std::string_view> primary_key_types();
[[nodiscard]] bool is_primary_key_type(std::string_view ryugraph_type);

// The platform's table: case and parameters are ignored, ARRAY, MAP and ROW give their family
// whatever they hold.
//
// Refusal `unsupported_type`: type (the text as given), part (the innermost type at fault), reason:
//   no_counterpart         the engine has no such type: json, time(3), INTERVAL DAY TO SECOND …
//   not_a_type             the text is not in Trino's syntax; `offset` is the place in bytes
//   too_deep               more than kMaximumTypeDepth levels
// and, of map_complex_type alone:
//   missing_arguments      array, map or row without the right number of types
//   unnamed_field          a row field has no name, and STRUCT fields need one
//   duplicate_field        two fields' names are equal without case; `field` is the second
//   unrepresentable_field  the engine cannot hold the name; `field`
Outcome<std::string> map_type(std::string_view trino_type);
Outcome<std::string> map_type(const TrinoType& type);

// The full form at any depth, as schemas and DDL need it.
Outcome<std::string> map_complex_type(std::string_view trino_type);
Outcome<std::string> map_complex_type(const TrinoType& type);

// Types that the engine cannot read from Parquet although they have a counterpart or are valid in
// Trino.
enum class LoadHazardKind : std::uint8_t {
  kDecimal,      // "Unsupported converted type"
  kTime,         // arrives as a bare number of microseconds
  kNanoseconds,  // timestamps of more than six digits arrive as INT64
};

struct LoadHazard {
  LoadHazardKind kind = LoadHazardKind::kDecimal;
  // The type at fault, which may be nested in the column's type: `timestamp(9)` in
  // array(timestamp(9)).
  TrinoType part;
};

// The first hazard in the type, from left to right.
[[nodiscard]] std::optional<LoadHazard> find_load_hazard(const TrinoType& type);

// The nearest type that Trino can turn `type` into and that maps and loads: decimal → double,
// timestamp(9) → timestamp(6), time, INTERVAL, ipaddress and json → varchar, those that Trino can
// cast also inside other types. The type itself when it is fine as it is; nullopt when there is
// none (HyperLogLog, unnamed row fields …).
[[nodiscard]] std::optional<TrinoType> loadable_type(const TrinoType& type);

// The expression that turns `expression`, of type `type`, into its loadable type; nullopt when
// `type` needs none or has none. It has no name of its own: an output column needs AS.
//   mending_cast("c_acctbal", decimal(12, 2))  // CAST(c_acctbal AS DOUBLE)
//   mending_cast("payload", json)              // json_format(payload)
[[nodiscard]] std::optional<std::string> mending_cast(std::string_view expression,
                                                      const TrinoType& type);

}  // namespace mapping
