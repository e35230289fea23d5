#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>

#include "mapping/types.h"

namespace mapping {
namespace {

std::string repeat(std::string_view text, std::size_t count) {
  std::string repeated;
  for (std::size_t i = 0; i < count; ++i) repeated += text;
  return repeated;
}

std::string canonical(std::string_view text, TypeOrigin origin = TypeOrigin::kResultColumn) {
  const auto type = parse_trino_type(text, origin);
  return type.ok() ? print(type.value()) : "fault";
}

struct Spelling {
  std::string_view written;
  std::string_view printed;
};

// What a Trino 476 server prints for a column of the type.
constexpr Spelling kSpellings[] = {
    {"BIGINT", "bigint"},
    {"int", "integer"},
    {"\"BigInt\"", "bigint"},
    {"  double\n\tprecision ", "double"},
    {"decimal(12,2)", "decimal(12, 2)"},
    {"Varchar ( 007 )", "varchar(7)"},
    {"varchar(2147483647)", "varchar"},
    {"varchar(2147483646)", "varchar(2147483646)"},
    {"TIMESTAMP(6)", "timestamp(6)"},
    {"timestamp (3) WITH time ZONE", "timestamp(3) with time zone"},
    {"timestamp(3) without time zone", "timestamp(3)"},
    {"TIME WITH TIME ZONE", "time with time zone"},
    {"\"timestamp with time zone\"", "timestamp with time zone"},
    {"interval year to month", "INTERVAL YEAR TO MONTH"},
    {"Interval Day To Second", "INTERVAL DAY TO SECOND"},
    {"hyperloglog", "HyperLogLog"},
    {"P4HYPERLOGLOG", "P4HyperLogLog"},
    {"geometry", "Geometry"},
    {"qdigest( DOUBLE )", "qdigest(double)"},
    {"array<int>", "array(integer)"},
    {"map<varchar(5),array<double>>", "map(varchar(5), array(double))"},
    {"int array array", "array(array(integer))"},
    {"map<int,int> array[3]", "array(map(integer, integer))"},
    {"bigint -- the key\n", "bigint"},
    {"/* a */ array( /* b */ bigint )", "array(bigint)"},
    {"row(bigint,varchar)", "row(bigint, varchar)"},
    {"row(a bigint,\"B c\" varchar(3))", "row(a bigint, \"B c\" varchar(3))"},
    {"row(\"a\"\"b\" int, \"select\" int)", "row(\"a\"\"b\" integer, \"select\" integer)"},
    {"row(Mixed int, \"Other\" int)", "row(Mixed integer, Other integer)"},
    {"row(\"a$\" int, \"a:b\" int, \"1a\" int)",
     "row(\"a$\" integer, \"a:b\" integer, \"1a\" integer)"},
    {"row(a row(b row(c int)))", "row(a row(b row(c integer)))"},
};

TEST_CASE("a Trino type prints as the server prints it", "[types]") {
  for (const Spelling& spelling : kSpellings) {
    CAPTURE(spelling.written);
    CHECK(canonical(spelling.written) == spelling.printed);
    CHECK(canonical(spelling.printed) == spelling.printed);
  }
}

// The server answers these with the type, an unnamed field being one without a name.
constexpr Spelling kRowFields[] = {
    {"row(date date)", "row(date date)"},
    {"row(double double)", "row(double double)"},
    {"row(double precision)", "row(double)"},
    {"row(time time)", "row(time time)"},
    {"row(bigint array)", "row(array(bigint))"},
    {"row(array array<int>)", "row(array array(integer))"},
    {"row(map map(int, int))", "row(map map(integer, integer))"},
    {"row(row row(int))", "row(row row(integer))"},
    {"row(interval int)", "row(interval integer)"},
    {"row(interval interval year to month)", "row(interval INTERVAL YEAR TO MONTH)"},
    {"row(time with time zone)", "row(time with time zone)"},
    {"row(a int array)", "row(a array(integer))"},
    {"row(a bigint, int)", "row(a bigint, integer)"},
};

TEST_CASE("a row field that reads as a type is unnamed", "[types]") {
  for (const Spelling& spelling : kRowFields) {
    CAPTURE(spelling.written);
    CHECK(canonical(spelling.written) == spelling.printed);
  }
}

TEST_CASE("what SQL leaves out has its default", "[types]") {
  constexpr Spelling kDefaults[] = {
      {"decimal", "decimal(38, 0)"},
      {"decimal(5)", "decimal(5, 0)"},
      {"char", "char(1)"},
      {"varchar", "varchar"},
      {"time", "time(3)"},
      {"timestamp", "timestamp(3)"},
      {"timestamp with time zone", "timestamp(3) with time zone"},
      {"time(0) with time zone", "time(0) with time zone"},
      {"array(decimal)", "array(decimal(38, 0))"},
      {"row(Abc timestamp, \"Def\" char)", "row(abc timestamp(3), Def char(1))"},
  };
  for (const Spelling& spelling : kDefaults) {
    CAPTURE(spelling.written);
    CHECK(canonical(spelling.written, TypeOrigin::kSql) == spelling.printed);
  }
  CHECK(canonical("timestamp") == "timestamp");
}

TEST_CASE("names and intervals that no server has are still read", "[types]") {
  constexpr Spelling kUnknown[] = {
      {"Point3D", "Point3D"},
      {"vector(3, float)", "vector(3, float)"},
      {"foo(1_000)", "foo(1000)"},
      {"\"my type\"(3)", "\"my type\"(3)"},
      {"\"INTERVAL OF days\"", "\"INTERVAL OF days\""},
      {"\"INTERVAL DAY\"\"\"", "\"INTERVAL DAY\"\"\""},
      {"timestamp(p)", "timestamp(p)"},
      {"interval second(1, 2)", "INTERVAL SECOND(1, 2)"},
      {"interval day(1) to second(2) array", "array(INTERVAL DAY(1) TO SECOND(2))"},
  };
  for (const Spelling& spelling : kUnknown) {
    CAPTURE(spelling.written);
    CHECK(canonical(spelling.written) == spelling.printed);
    CHECK(canonical(spelling.printed) == spelling.printed);
  }
}

struct FaultCase {
  std::string_view text;
  Span span;
};

// The server's place for the same text in a CAST.
constexpr FaultCase kFaults[] = {
    {"", {0, 0}},
    {"  ", {2, 2}},
    {"select", {0, 6}},
    {"row()", {4, 5}},
    {"bigint()", {7, 8}},
    {"row(timestamp(3) timestamp(4))", {17, 26}},
    {"row(\"\" int)", {4, 6}},
    {"array(bigint", {12, 12}},
    {"array<bigint)", {12, 13}},
    {"map<bigint>", {10, 11}},
    {"decimal(12, )", {12, 13}},
    {"decimal(12 2)", {11, 12}},
    {"varchar(-1)", {8, 9}},
    {"bigint bigint", {7, 13}},
    {"timestamp with zone", {15, 19}},
    {"timestamp(3, 4) with time zone", {16, 20}},
    {"interval day to", {15, 15}},
    {"1bigint", {0, 7}},
    {"`bigint`", {0, 1}},
    {"big/*int", {3, 4}},
    {"\"bigint", {0, 1}},
    {"bigint array[x]", {13, 14}},
    {"varchar\xff", {7, 8}},
};

TEST_CASE("a fault has the place where no reading goes on", "[types]") {
  for (const FaultCase& fault : kFaults) {
    CAPTURE(fault.text);
    const auto type = parse_trino_type(fault.text);
    REQUIRE_FALSE(type.ok());
    CHECK(type.refusal().reason == TypeFaultReason::kSyntax);
    CHECK(type.refusal().span.begin == fault.span.begin);
    CHECK(type.refusal().span.end == fault.span.end);
  }
}

TEST_CASE("a number that no server reads is a fault", "[types]") {
  CHECK(canonical("varchar(9223372036854775807)") == "varchar(9223372036854775807)");
  const auto type = parse_trino_type("varchar(9223372036854775808)");
  REQUIRE_FALSE(type.ok());
  CHECK(type.refusal() == TypeFault{TypeFaultReason::kNumberTooLarge, {8, 27}});
}

TEST_CASE("nesting ends at the limit", "[types]") {
  const std::string openings[] = {"array(", "array<", "map(int, ", "row(", "row(a ", "qdigest("};
  for (const std::string& opening : openings) {
    CAPTURE(opening);
    const std::string_view closing = opening == "array<" ? ">" : ")";
    const auto nested = [&](std::size_t levels) {
      return repeat(opening, levels - 1) + "int" + repeat(closing, levels - 1);
    };
    const auto deepest = parse_trino_type(nested(kMaximumTypeDepth));
    REQUIRE(deepest.ok());
    CHECK(depth(deepest.value()) == kMaximumTypeDepth);
    const auto deeper = parse_trino_type(nested(kMaximumTypeDepth + 1));
    REQUIRE_FALSE(deeper.ok());
    CHECK(deeper.refusal().reason == TypeFaultReason::kTooDeep);
    CHECK_FALSE(parse_trino_type(nested(100'000)).ok());
  }
  CHECK(parse_trino_type("int" + repeat(" array", kMaximumTypeDepth - 1)).ok());
  CHECK_FALSE(parse_trino_type("int" + repeat(" array", kMaximumTypeDepth)).ok());
  CHECK_FALSE(parse_trino_type("int" + repeat(" array", 100'000)).ok());
}

TEST_CASE("field names in a CAST keep their case", "[types]") {
  const auto type = parse_trino_type("row(a timestamp(9) with time zone, Bc array(\"Interval\"))");
  REQUIRE(type.ok());
  CHECK(print_for_cast(type.value()) ==
        "ROW(a TIMESTAMP(9) WITH TIME ZONE, \"Bc\" ARRAY(INTERVAL))");
}

TEST_CASE("a type is a flat tree", "[types]") {
  const auto parsed = parse_trino_type("map(varchar(5), row(a decimal(12, 2), date))");
  REQUIRE(parsed.ok());
  const TrinoType& type = parsed.value();
  CHECK(type.nodes.size() == 8);
  CHECK(depth(type) == 3);
  const std::vector<std::size_t> parts = arguments(type);
  REQUIRE(parts == std::vector<std::size_t>{1, 3});
  CHECK(number_argument(subtype(type, parts[0]), 0) == 5);
  CHECK_FALSE(number_argument(subtype(type, parts[0]), 1));
  const TrinoType row = subtype(type, parts[1]);
  CHECK(print(row) == "row(a decimal(12, 2), date)");
  CHECK(print(subtype(row, 1)) == "decimal(12, 2)");

  TrinoType built{{{{.name = "map"}}}};
  TrinoType text{{{{.name = "varchar"}}}};
  append_argument(text, 5);
  append_argument(built, text);
  append_argument(built, row);
  CHECK(built == type);
}

TEST_CASE("Names of fields are read as information_schema prints them") {
  constexpr Spelling kPrinted[] = {
      {"row(order varchar)", "row(\"order\" varchar)"},
      {"row(with row(from bigint), x date)", "row(\"with\" row(\"from\" bigint), x date)"},
      {"row(@timestamp timestamp(3) with time zone)",
       "row(\"@timestamp\" timestamp(3) with time zone)"},
      {"row(my-field decimal(10,2), 1st integer)",
       "row(\"my-field\" decimal(10, 2), \"1st\" integer)"},
      {"row(order id bigint)", "row(\"order id\" bigint)"},
      {"row(a.b array(row(c d varchar)))", "row(\"a.b\" array(row(\"c d\" varchar)))"},
      {"row(\xc3\xa9t\xc3\xa9 date)", "row(\"\xc3\xa9t\xc3\xa9\" date)"},
      {"row(\"a\" bigint)", "row(a bigint)"},
      {"row(a-b wat)", "fault"},
      {"row(a-b)", "fault"},
      {"row(a-b bigint, c-d)", "fault"},
      {"row(,)", "fault"},
  };
  for (const Spelling& spelling : kPrinted) {
    INFO(spelling.written);
    CHECK(canonical(spelling.written) == spelling.printed);
  }
  CHECK(canonical("row(order varchar)", TypeOrigin::kSql) == "fault");
  CHECK(canonical("row(a-b varchar)", TypeOrigin::kSql) == "fault");
}

// Asked of a Trino 476 server: SELECT CAST(ROW(1) AS ROW(… integer)).
TEST_CASE("Names of fields stand in quotes where the server prints them so") {
  constexpr std::string_view kPlain[] = {"a", "A", "aB", "x_1", "a_", "date", "row", "if", "user"};
  constexpr std::string_view kQuoted[] = {"_x",  "order", "with", "extract", "listagg", "skip",
                                          "a$b", "1a",    "a b",  "@t",      "a:b"};
  for (const std::string_view name : kPlain) CHECK(quote_field_name(name) == name);
  for (const std::string_view name : kQuoted) {
    CHECK(quote_field_name(name) == "\"" + std::string(name) + "\"");
  }
  CHECK(canonical("row(\"_id\" varchar, \"_source\" row(\"_type\" varchar))") ==
        "row(\"_id\" varchar, \"_source\" row(\"_type\" varchar))");
}

TEST_CASE("Rows of oddly named fields take work that grows with their text alone") {
  std::string type = "?";
  for (int i = 0; i < 60; ++i) type = "row(a b-c " + type + ", row " + "row(x y z))";
  CHECK(canonical(type) == "fault");
}

}  // namespace
}  // namespace mapping
