#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>
#include <variant>

#include "mapping/types.h"

namespace mapping {
namespace {

// The type, or the refusal as `code reason part`.
std::string text_of(const Outcome<std::string>& outcome) {
  if (outcome.ok()) return outcome.value();
  std::string part;
  std::string reason;
  for (const Param& param : outcome.refusal().params) {
    if (param.name == "part") part = std::get<std::string>(param.value);
    if (param.name == "reason") reason = std::get<std::string>(param.value);
  }
  return std::string(outcome.refusal().code) + ' ' + reason + ' ' + part;
}

struct Case {
  std::string_view trino;
  std::string_view family;
  std::string_view full;
};

constexpr Case kMapped[] = {
    {"varchar", "STRING", "STRING"},
    {"VARCHAR(255)", "STRING", "STRING"},
    {"char(10)", "STRING", "STRING"},
    {"bigint", "INT64", "INT64"},
    {"integer", "INT32", "INT32"},
    {"int", "INT32", "INT32"},
    {"smallint", "INT16", "INT16"},
    {"tinyint", "INT8", "INT8"},
    {"double", "DOUBLE", "DOUBLE"},
    {"double precision", "DOUBLE", "DOUBLE"},
    {"real", "FLOAT", "FLOAT"},
    {"decimal", "DOUBLE", "DOUBLE"},
    {"decimal(12,2)", "DOUBLE", "DOUBLE"},
    {"date", "DATE", "DATE"},
    {"timestamp", "TIMESTAMP", "TIMESTAMP"},
    {"timestamp(9)", "TIMESTAMP", "TIMESTAMP"},
    {"TIMESTAMP WITH TIME ZONE", "TIMESTAMP", "TIMESTAMP"},
    {"timestamp(3) with time zone", "TIMESTAMP", "TIMESTAMP"},
    {"boolean", "BOOL", "BOOL"},
    {"varbinary", "BLOB", "BLOB"},
    {"uuid", "UUID", "UUID"},
    {"array(varchar)", "LIST", "STRING[]"},
    {"array(array(real))", "LIST", "FLOAT[][]"},
    {"map(varchar, integer)", "MAP", "MAP(STRING, INT32)"},
    {"array(map(varchar, integer))", "LIST", "MAP(STRING, INT32)[]"},
    {"map(row(a bigint), decimal(3, 1) array)", "MAP", "MAP(STRUCT(a INT64), DOUBLE[])"},
    {"row(a bigint, b varchar(5))", "STRUCT", "STRUCT(a INT64, b STRING)"},
    {"row(\"Order\" bigint, \"a-b\" uuid)", "STRUCT", "STRUCT(`Order` INT64, `a-b` UUID)"},
    {"row(\"count(*)\" bigint)", "STRUCT", "STRUCT(`count(*)` INT64)"},
    {"row(a row(a row(a date)))", "STRUCT", "STRUCT(a STRUCT(a STRUCT(a DATE)))"},
};

TEST_CASE("Trino types map to RyuGraph types", "[types]") {
  for (const Case& entry : kMapped) {
    CAPTURE(entry.trino);
    CHECK(text_of(map_type(entry.trino)) == entry.family);
    CHECK(text_of(map_complex_type(entry.trino)) == entry.full);
    CHECK(matches_declared_type(entry.family, entry.full));
  }
}

constexpr std::string_view kNoCounterpart[] = {
    "time(3)",
    "time(3) with time zone",
    "INTERVAL DAY TO SECOND",
    "INTERVAL YEAR TO MONTH",
    "json",
    "ipaddress",
    "HyperLogLog",
    "P4HyperLogLog",
    "SetDigest",
    "qdigest(bigint)",
    "tdigest",
    "Geometry",
    "SphericalGeography",
    "BingTile",
    "color",
    "ObjectId",
    "unknown",
    "Point3D",
};

TEST_CASE("types without a counterpart are refused by name", "[types]") {
  for (const std::string_view type : kNoCounterpart) {
    CAPTURE(type);
    const std::string expected = "unsupported_type no_counterpart " + std::string(type);
    CHECK(text_of(map_type(type)) == expected);
    CHECK(text_of(map_complex_type(type)) == expected);
    CHECK(text_of(map_complex_type("map(bigint, array(row(a " + std::string(type) + ")))")) ==
          expected);
  }
}

// The family ignores what a type holds; the full form cannot.
constexpr Case kFamilyOnly[] = {
    {"array(json)", "LIST", "unsupported_type no_counterpart json"},
    {"array", "LIST", "unsupported_type missing_arguments array"},
    {"array(bigint, bigint)", "LIST", "unsupported_type missing_arguments array(bigint, bigint)"},
    {"array(3)", "LIST", "unsupported_type missing_arguments array(3)"},
    {"map(bigint)", "MAP", "unsupported_type missing_arguments map(bigint)"},
    {"ROW", "STRUCT", "unsupported_type missing_arguments row"},
    {"row(bigint, b date)", "STRUCT", "unsupported_type unnamed_field row(bigint, b date)"},
    {"array(row(a int, \"A\" int))", "LIST",
     "unsupported_type duplicate_field row(a integer, A integer)"},
    {"row(\"a b\" int)", "STRUCT", "unsupported_type unrepresentable_field row(\"a b\" integer)"},
    {"row(\"a,b\" int)", "STRUCT", "unsupported_type unrepresentable_field row(\"a,b\" integer)"},
    {"row(\"a(b\" int)", "STRUCT", "unsupported_type unrepresentable_field row(\"a(b\" integer)"},
    {"row(\"a`b\" int)", "STRUCT", "unsupported_type unrepresentable_field row(\"a`b\" integer)"},
};

TEST_CASE("a full form says which part has none", "[types]") {
  for (const Case& entry : kFamilyOnly) {
    CAPTURE(entry.trino);
    CHECK(text_of(map_type(entry.trino)) == entry.family);
    CHECK(text_of(map_complex_type(entry.trino)) == entry.full);
  }
}

TEST_CASE("what is not a type is told with its place", "[types]") {
  const Outcome<std::string> outcome = map_type("array(bigint");
  CHECK(text_of(outcome) == "unsupported_type not_a_type ");
  CHECK(std::get<std::int64_t>(outcome.refusal().params.back().value) == 12);
  CHECK(text_of(map_complex_type("bigint; drop")) == "unsupported_type not_a_type ;");
  CHECK(text_of(map_type("\xff")) == "unsupported_type not_a_type \xef\xbf\xbd");
  std::string deep = "int";
  for (std::size_t i = 0; i < kMaximumTypeDepth; ++i) deep = "array(" + deep + ")";
  CHECK(text_of(map_type(deep)) == "unsupported_type too_deep int");
}

TEST_CASE("a type that was built deeper than any text is refused", "[types]") {
  TrinoType deep;
  for (std::uint32_t size = 70'000; size > 1; --size) {
    deep.nodes.push_back({.name = "array", .size = size});
  }
  deep.nodes.push_back({.name = "bigint"});
  CHECK(text_of(map_complex_type(deep)).starts_with("unsupported_type too_deep"));
  CHECK(text_of(map_type(deep)) == "LIST");
  CHECK_FALSE(loadable_type(deep).has_value());
  CHECK(print(deep).size() > 70'000);
}

}  // namespace
}  // namespace mapping
