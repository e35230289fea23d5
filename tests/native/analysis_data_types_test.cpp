#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>

#include "analysis/types/data_types.h"

// What a Trino 476 answers.
namespace mapping {
namespace {

TypeId read(TypeTable& types, std::string_view text) {
  if (text == "unknown") return types.simple(TypeKind::kUnknown);
  return types.from_text(text, TypeOrigin::kSql);
}

struct Printed {
  std::string_view written;
  std::string_view column;
  std::string_view message;
  std::string_view signature;
};

constexpr Printed kPrinted[] = {
    {"INT", "integer", "integer", "integer"},
    {"decimal(12,2)", "decimal(12, 2)", "decimal(12,2)", "decimal(12,2)"},
    {"decimal", "decimal(38, 0)", "decimal(38,0)", "decimal(38,0)"},
    {"varchar(2147483647)", "varchar", "varchar", "varchar"},
    {"char", "char(1)", "char(1)", "char(1)"},
    {"timestamp with time zone", "timestamp(3) with time zone", "timestamp(3) with time zone",
     "timestamp(3) with time zone"},
    {"interval day to second", "INTERVAL DAY TO SECOND", "interval day to second",
     "interval day to second"},
    {"map(varchar(3), array(date))", "map(varchar(3), array(date))", "map(varchar(3), array(date))",
     "map(varchar(3),array(date))"},
    {"row(a int, \"B c\" date, real)", "row(a integer, \"B c\" date, real)",
     "row(a integer, B c date, real)", "row(\"a\" integer,\"B c\" date,real)"},
    {"hyperloglog", "HyperLogLog", "HyperLogLog", "HyperLogLog"},
    {"qdigest(bigint)", "qdigest(bigint)", "qdigest(bigint)", "qdigest(bigint)"},
    {"function(bigint, date)", "function(bigint, date)", "(bigint) -> date",
     "function(bigint,date)"},
};

struct Pair {
  std::string_view from;
  std::string_view to;
};

// Of both, COALESCE makes `common`; empty: nothing.
struct Common {
  std::string_view a;
  std::string_view b;
  std::string_view common;
};

constexpr Common kCommon[] = {
    {"unknown", "Geometry", "Geometry"},
    {"tinyint", "decimal(2,1)", "decimal(4, 1)"},
    {"integer", "decimal(10,2)", "decimal(12, 2)"},
    {"bigint", "decimal(38,38)", "decimal(38, 38)"},
    {"decimal(38,10)", "decimal(38,20)", "decimal(38, 20)"},
    {"decimal(10,2)", "real", "real"},
    {"bigint", "real", "real"},
    {"real", "double", "double"},
    {"varchar(3)", "varchar(7)", "varchar(7)"},
    {"varchar", "char(5)", "char(65536)"},
    {"varchar(3)", "char(5)", "char(5)"},
    {"date", "timestamp(6)", "timestamp(6)"},
    {"date", "timestamp(6) with time zone", "timestamp(6) with time zone"},
    {"timestamp(9)", "timestamp(6) with time zone", "timestamp(9) with time zone"},
    {"time(3)", "time(6)", "time(6)"},
    {"time(6)", "time(3) with time zone", "time(6) with time zone"},
    {"P4HyperLogLog", "HyperLogLog", "HyperLogLog"},
    {"array(integer)", "array(decimal(3,1))", "array(decimal(11, 1))"},
    {"map(varchar(2),date)", "map(varchar(5),timestamp(0))", "map(varchar(5), timestamp(0))"},
    {"row(a integer,b date)", "row(a bigint,c date)", "row(a bigint, date)"},
    {"boolean", "integer", ""},
    {"varchar", "integer", ""},
    {"date", "time(3)", ""},
    {"json", "varchar", ""},
    {"uuid", "varchar", ""},
    {"interval year to month", "interval day to second", ""},
    {"qdigest(bigint)", "qdigest(double)", ""},
    {"array(integer)", "array(varchar)", ""},
    {"row(integer)", "row(integer,integer)", ""},
};

constexpr Pair kCasts[] = {
    {"varchar(3)", "date"},
    {"char(5)", "varchar(2)"},
    {"boolean", "decimal(3,1)"},
    {"time(3)", "timestamp(0) with time zone"},
    {"timestamp(3)", "time(0)"},
    {"uuid", "varchar"},
    {"varbinary", "uuid"},
    {"varbinary", "qdigest(real)"},
    {"SetDigest", "HyperLogLog"},
    {"interval day to second", "varchar(5)"},
    {"array(integer)", "array(varchar)"},
    {"map(integer,date)", "json"},
    {"row(a integer,b varchar)", "row(x varchar,y date)"},
    {"json", "map(integer,row(boolean))"},
    {"date", "json"},
    {"unknown", "tdigest"},
    {"tdigest", "tdigest"},
};

constexpr Pair kNoCasts[] = {
    {"integer", "char(1)"},
    {"integer", "date"},
    {"char(5)", "date"},
    {"uuid", "varchar(36)"},
    {"varbinary", "varchar"},
    {"timestamp(3) with time zone", "json"},
    {"json", "date"},
    {"array(date)", "array(integer)"},
    {"array(integer)", "varchar"},
    {"row(integer)", "row(integer,integer)"},
    {"map(array(integer),date)", "json"},
    {"qdigest(integer)", "varbinary"},
    {"Geometry", "varchar"},
    {"interval year to month", "interval day to second"},
};

struct Problem {
  std::string_view type;
  std::string_view error_name;
  std::string_view message;
};

constexpr Problem kProblems[] = {
    {"foo", "TYPE_MISMATCH", "Unknown type: foo"},
    {"map(HyperLogLog, bigint)", "TYPE_MISMATCH", "Unknown type: map(HyperLogLog, bigint)"},
    {"timestamp(13)", "TYPE_MISMATCH", "Unknown type: timestamp(13)"},
    {"char(65537)", "TYPE_MISMATCH", "Unknown type: char(65537)"},
    {"unknown", "TYPE_MISMATCH", "UNKNOWN is not a valid type"},
    {"array(decimal(40))", "INVALID_FUNCTION_ARGUMENT",
     "DECIMAL precision must be in range [1, 38]: 40"},
    {"decimal(3,4)", "INVALID_FUNCTION_ARGUMENT",
     "DECIMAL scale must be in range [0, precision (3)]: 4"},
    {"array(interval day)", "NOT_SUPPORTED", "INTERVAL DAY TO DAY type not supported"},
};

TEST_CASE("types print as the server prints them", "[analysis]") {
  for (const Printed& expected : kPrinted) {
    CAPTURE(expected.written);
    TypeTable types;
    const TypeId type = read(types, expected.written);
    CHECK(types.display(type) == expected.column);
    CHECK(types.in_message(type) == expected.message);
    CHECK(types.in_signature(type) == expected.signature);
  }
}

TEST_CASE("equal types have one id", "[analysis]") {
  TypeTable types;
  CHECK(types.varchar() == types.simple(TypeKind::kVarchar));
  CHECK(read(types, "row(a array(int))") == read(types, "ROW(A integer array)"));
  CHECK(read(types, "row(a int)") != read(types, "row(b int)"));
  std::vector<TypeId> decimals;
  for (std::uint32_t precision = 1; precision <= 38; ++precision) {
    for (std::uint32_t scale = 0; scale <= precision; ++scale) {
      decimals.push_back(types.decimal(precision, scale));
      CHECK(types[decimals.back()].precision == precision);
      CHECK(types.decimal(precision, scale) == decimals.back());
    }
  }
}

TEST_CASE("types that are nested too deep are uncertain", "[analysis]") {
  TypeTable types;
  TypeId type = types.simple(TypeKind::kBigint);
  for (int level = 1; level < 64; ++level) type = types.array_of(type);
  CHECK(type != kUncertain);
  CHECK(types.array_of(type) == kUncertain);
  CHECK(types.array_of(kUncertain) == kUncertain);
}

TEST_CASE("what two types become", "[analysis]") {
  for (const Common& expected : kCommon) {
    CAPTURE(expected.a, expected.b);
    TypeTable types;
    const TypeId a = read(types, expected.a);
    const TypeId b = read(types, expected.b);
    for (const auto& common : {common_super_type(types, a, b), common_super_type(types, b, a)}) {
      CHECK((common ? types.display(*common) : "") == expected.common);
      if (common) CHECK((can_coerce(types, a, *common) && can_coerce(types, b, *common)));
    }
    if (expected.common.empty()) CHECK_FALSE(can_coerce(types, a, b));
  }
}

TEST_CASE("which casts there are", "[analysis]") {
  TypeTable types;
  for (const Pair& cast : kCasts) {
    CAPTURE(cast.from, cast.to);
    CHECK(can_cast(types, read(types, cast.from), read(types, cast.to)));
  }
  for (const Pair& cast : kNoCasts) {
    CAPTURE(cast.from, cast.to);
    CHECK_FALSE(can_cast(types, read(types, cast.from), read(types, cast.to)));
  }
  CHECK(can_cast(types, kUncertain, types.simple(TypeKind::kDate)));
}

TEST_CASE("what can be compared and ordered", "[analysis]") {
  TypeTable types;
  for (const std::string_view name : {"bigint", "uuid", "ipaddress", "row(date,varchar)"}) {
    CAPTURE(name);
    CHECK(types.is_orderable(read(types, name)));
  }
  for (const std::string_view name :
       {"json", "color", "Geometry", "map(date,json)", "array(json)"}) {
    CAPTURE(name);
    CHECK(types.is_comparable(read(types, name)));
    CHECK_FALSE(types.is_orderable(read(types, name)));
  }
  for (const std::string_view name : {"HyperLogLog", "row(tdigest)", "SphericalGeography"}) {
    CAPTURE(name);
    CHECK_FALSE(types.is_comparable(read(types, name)));
  }
}

TEST_CASE("why a type is none", "[analysis]") {
  for (const Problem& expected : kProblems) {
    CAPTURE(expected.type);
    TypeTable types;
    const auto tree = parse_trino_type(expected.type, TypeOrigin::kSql);
    REQUIRE(tree.ok());
    const auto problem = type_problem(types, tree.value(), expected.type);
    REQUIRE(problem);
    CHECK(error_name_of(problem->said.message) == expected.error_name);
    CHECK(problem->said.text == expected.message);
  }
  TypeTable types;
  CHECK_FALSE(type_problem(types, parse_trino_type("array(date)").value(), "array(date)"));
}

}  // namespace
}  // namespace mapping
