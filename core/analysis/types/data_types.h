#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mapping/types.h"
#include "report/server_messages.h"

// The types that an analysis computes with.
//
// Types are interned: two equal types have the same TypeId, so comparing costs nothing and a type
// is passed as a number, which means nothing to another table.
namespace mapping {

using TypeId = std::uint32_t;

enum class TypeKind : std::uint8_t {
  kUncertain,
  kUnknown,  // of NULL
  kBoolean,
  kTinyint,
  kSmallint,
  kInteger,
  kBigint,
  kReal,
  kDouble,
  kDecimal,  // precision, scale
  kNumber,   // newer servers
  kVarchar,  // length; kUnbounded
  kChar,     // length
  kVarbinary,
  kDate,
  kTime,               // precision
  kTimeWithZone,       // precision
  kTimestamp,          // precision
  kTimestampWithZone,  // precision
  kIntervalYearToMonth,
  kIntervalDayToSecond,
  kArray,     // element
  kMap,       // key, value
  kRow,       // fields
  kFunction,  // parameters, then the result: of a lambda
  kOther,     // any other by its name and its arguments: json, uuid, ipaddress, HyperLogLog,
              // qdigest(bigint), Geometry, …
};

// What the analysis does not know. Everything that depends on it is uncertain too, and never a
// fault. Not Trino's type `unknown`, which is the type of NULL.
inline constexpr TypeId kUncertain = 0;

inline constexpr std::uint32_t kUnboundedLength = 0x7FFFFFFF;  // varchar without a length

struct DataType {
  TypeKind kind = TypeKind::kUncertain;
  std::uint32_t precision = 0;  // decimal, time, timestamp; the length of varchar and char
  std::uint32_t scale = 0;      // decimal
  std::vector<TypeId> arguments{};
  std::vector<std::optional<std::string>> fields{};  // names of a row's fields
  std::string name{};                                // of kOther, as the server prints it

  friend bool operator==(const DataType&, const DataType&) = default;
};

class TypeTable {
 public:
  TypeTable();

  [[nodiscard]] const DataType& operator[](TypeId id) const;
  [[nodiscard]] std::size_t size() const { return types_.size(); }
  [[nodiscard]] TypeKind kind(TypeId id) const { return (*this)[id].kind; }
  TypeId intern(DataType type);

  // Short forms of intern.
  TypeId simple(TypeKind kind);  // where a kind has parameters: decimal(38, 0), varchar, time(3) …
  TypeId varchar(std::uint32_t length = kUnboundedLength);
  TypeId char_of(std::uint32_t length);
  TypeId decimal(std::uint32_t precision, std::uint32_t scale);
  TypeId with_precision(TypeKind kind, std::uint32_t precision);
  TypeId array_of(TypeId element);
  TypeId map_of(TypeId key, TypeId value);
  TypeId row_of(std::vector<TypeId> types, std::vector<std::optional<std::string>> names);
  TypeId function_of(std::vector<TypeId> parameters, TypeId result);
  TypeId named(std::string_view name);  // kOther without arguments: json, uuid …

  // A type as a catalog, a result column or a SQL text writes it; kUncertain where no such type
  // exists in a server of this version.
  TypeId from(const TrinoType& type);
  TypeId from_text(std::string_view type, TypeOrigin origin = TypeOrigin::kResultColumn);

  // As LIMIT 0 gives it in `type`: `row(a bigint)`, `INTERVAL DAY TO SECOND`.
  [[nodiscard]] std::string display(TypeId id) const;
  // As messages about values have it: `Cannot cast interval day to second to bigint`.
  [[nodiscard]] std::string in_message(TypeId id) const;
  // As messages about signatures have it: `Unexpected parameters (row("a" decimal(3,1))) for …`.
  [[nodiscard]] std::string in_signature(TypeId id) const;

  // =, IN, GROUP BY, DISTINCT
  [[nodiscard]] bool is_comparable(TypeId id) const { return types_[id].comparable; }
  // <, ORDER BY, BETWEEN
  [[nodiscard]] bool is_orderable(TypeId id) const { return types_[id].orderable; }
  // Whether the server has the type: variables of a signature can get values of which there is
  // none, such as a map of keys that cannot be compared.
  [[nodiscard]] bool exists(TypeId id) const { return types_[id].exists; }

  // How large a type is when it is written out: `ROW(a, a)` is twice as large as a. At most
  // sql::kMostColumns: what is larger is uncertain.
  [[nodiscard]] std::uint32_t parts(TypeId id) const { return types_[id].parts; }
  // How many types were refused for that.
  [[nodiscard]] std::size_t refused() const { return refused_; }
  // The work so far, in parts that were looked at, and the memory that the types take.
  [[nodiscard]] std::size_t walked() const { return walked_; }
  void walk(std::size_t count) const { walked_ += count; }
  [[nodiscard]] std::size_t bytes() const { return bytes_; }

 private:
  struct Entry {
    DataType type;
    std::uint32_t depth = 1;  // at most kMaximumTypeDepth: what is deeper is uncertain
    std::uint32_t parts = 1;
    bool comparable = true;
    bool orderable = true;
    bool exists = true;
  };

  // False where it is too deep or too large.
  [[nodiscard]] bool measure(Entry& entry);
  void describe(Entry& entry) const;

  [[nodiscard]] std::size_t bucket_of(const DataType& type) const;
  void insert(TypeId id);

  std::vector<Entry> types_;
  std::vector<TypeId> buckets_;  // open addressing, at most half full; kUncertain is empty
  std::size_t bytes_ = 0;
  std::size_t refused_ = 0;
  mutable std::size_t walked_ = 0;
};

// Why TypeTable::from gives no type for one that SQL writes: the server's refusal of a CAST to it.
struct TypeProblem {
  ServerSentence said;
  bool has_place = true;  // at the CAST; the server gives none otherwise
};

// nullopt where there is such a type, or where it is not certain what the server says. `written` is
// the type as messages have it: `ROW(a Foo, b bigint)`.
[[nodiscard]] std::optional<TypeProblem> type_problem(TypeTable& types, const TrinoType& type,
                                                      std::string_view written);

// Whether a value of `from` becomes one of `to` without being asked, as Trino's TypeCoercion has
// it. True where either is uncertain.
[[nodiscard]] bool can_coerce(TypeTable& types, TypeId from, TypeId to);

// The type that both become: of CASE, COALESCE, UNION, comparisons. nullopt: there is none.
// kUncertain where either is uncertain.
[[nodiscard]] std::optional<TypeId> common_super_type(TypeTable& types, TypeId a, TypeId b);

// Whether `CAST(value AS to)` exists. True where either is uncertain.
[[nodiscard]] bool can_cast(TypeTable& types, TypeId from, TypeId to);

}  // namespace mapping
