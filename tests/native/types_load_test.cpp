#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>

#include "mapping/types.h"

namespace mapping {
namespace {

TrinoType type_of(std::string_view text) { return parse_trino_type(text).value(); }

std::string hazard(std::string_view text) {
  constexpr std::string_view kNames[] = {"decimal: ", "time: ", "nanoseconds: "};
  const auto found = find_load_hazard(type_of(text));
  if (!found) return "none";
  return std::string(kNames[static_cast<std::size_t>(found->kind)]) + print(found->part);
}

TEST_CASE("types that the engine cannot read are found at any depth", "[types]") {
  CHECK(hazard("decimal(12, 2)") == "decimal: decimal(12, 2)");
  CHECK(hazard("time(6)") == "time: time(6)");
  CHECK(hazard("time(6) with time zone") == "time: time(6) with time zone");
  CHECK(hazard("timestamp(6)") == "none");
  CHECK(hazard("timestamp(7)") == "nanoseconds: timestamp(7)");
  CHECK(hazard("timestamp(9) with time zone") == "nanoseconds: timestamp(9) with time zone");
  CHECK(hazard("timestamp(12)") == "nanoseconds: timestamp(12)");
  CHECK(hazard("timestamp") == "none");
  CHECK(hazard("array(row(a bigint, b map(varchar, decimal(3, 1))))") == "decimal: decimal(3, 1)");
  CHECK(hazard("map(timestamp(9), decimal(1, 0))") == "nanoseconds: timestamp(9)");
  CHECK(hazard("row(a varchar(9), b bigint)") == "none");
}

struct Case {
  std::string_view type;
  std::string_view mended;  // empty: needs nothing, or nothing helps
};

// Every expression here was accepted by a Trino 476 server for a column of the type.
constexpr Case kCases[] = {
    {"decimal(12, 2)", "CAST(x AS DOUBLE)"},
    {"array(decimal(12, 2))", "CAST(x AS ARRAY(DOUBLE))"},
    {"timestamp(9)", "CAST(x AS TIMESTAMP(6))"},
    {"timestamp(12) with time zone", "CAST(x AS TIMESTAMP(6) WITH TIME ZONE)"},
    {"time(3)", "CAST(x AS VARCHAR)"},
    {"time(12) with time zone", "CAST(x AS VARCHAR)"},
    {"INTERVAL DAY TO SECOND", "CAST(x AS VARCHAR)"},
    {"INTERVAL YEAR TO MONTH", "CAST(x AS VARCHAR)"},
    {"ipaddress", "CAST(x AS VARCHAR)"},
    {"unknown", "CAST(x AS VARCHAR)"},
    {"map(varchar(5), time(6))", "CAST(x AS MAP(VARCHAR(5), VARCHAR))"},
    {"row(\"Ab\" decimal(3, 1), \"select\" array(timestamp(9)))",
     "CAST(x AS ROW(\"Ab\" DOUBLE, \"select\" ARRAY(TIMESTAMP(6))))"},
    {"json", "json_format(x)"},
    {"Geometry", "ST_AsText(x)"},
    {"SphericalGeography", "ST_AsText(to_geometry(x))"},
    {"BingTile", "bing_tile_quadkey(x)"},
    {"bigint", ""},
    {"timestamp(6)", ""},
    {"array(row(a bigint))", ""},
    {"HyperLogLog", ""},
    {"qdigest(double)", ""},
    {"color", ""},
    {"array(json)", ""},
    {"array(HyperLogLog)", ""},
    {"row(decimal(3, 1), bigint)", ""},
    {"row(a decimal(3, 1), \"a b\" bigint)", ""},
};

TEST_CASE("a CAST mends what can be mended", "[types]") {
  for (const Case& entry : kCases) {
    CAPTURE(entry.type);
    CHECK(mending_cast("x", type_of(entry.type)).value_or("") == entry.mended);
  }
  CHECK(mending_cast("t.\"Total\" + 1", type_of("decimal(3, 1)")) ==
        "CAST(t.\"Total\" + 1 AS DOUBLE)");
}

TEST_CASE("what is loadable maps and has no hazard", "[types]") {
  for (const Case& entry : kCases) {
    CAPTURE(entry.type);
    const auto loadable = loadable_type(type_of(entry.type));
    const bool mends = !entry.mended.empty();
    if (mends) CHECK(loadable.has_value());
    if (!loadable) continue;
    CHECK((*loadable == type_of(entry.type)) == !mends);
    CHECK(map_complex_type(*loadable).ok());
    CHECK_FALSE(find_load_hazard(*loadable).has_value());
  }
}

}  // namespace
}  // namespace mapping
