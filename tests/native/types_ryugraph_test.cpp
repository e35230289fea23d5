#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "mapping/types.h"

namespace mapping {
namespace {

std::string canonical(std::string_view text) {
  const auto type = parse_ryugraph_type(text);
  return type.ok() ? print(type.value()) : "fault";
}

struct Spelling {
  std::string_view written;
  std::string_view printed;
};

// What the engine shows for a column declared so, names in backticks where a statement needs them.
constexpr Spelling kSpellings[] = {
    {"string", "STRING"},
    {"Boolean", "BOOL"},
    {"INT", "INT32"},
    {"REAL", "FLOAT"},
    {"float8", "DOUBLE"},
    {"BYTEA", "BLOB"},
    {"DURATION", "INTERVAL"},
    {"TIMESTAMP_S", "TIMESTAMP_SEC"},
    {"UINT128", "UINT128"},
    {"DECIMAL", "DECIMAL(18, 3)"},
    {"NUMERIC", "DECIMAL(18, 3)"},
    {"decimal (10,2)", "DECIMAL(10, 2)"},
    {"DECIMAL(38, 38)", "DECIMAL(38, 38)"},
    {"DECIMAL(1,0)", "DECIMAL(1, 0)"},
    {"INT64[]", "INT64[]"},
    {"INT64[3][]", "INT64[3][]"},
    {"INT64[9223372036854775807]", "INT64[9223372036854775807]"},
    {"MAP( STRING , INT64 )", "MAP(STRING, INT64)"},
    {"map(string,int[])[]", "MAP(STRING, INT32[])[]"},
    {"struct(a int64,b string)", "STRUCT(a INT64, b STRING)"},
    {"STRUCT (a\tINT64,\n b STRUCT(_id SERIAL))[2]", "STRUCT(a INT64, b STRUCT(_id SERIAL))[2]"},
    {"STRUCT(`a` INT64, `order` UUID)", "STRUCT(a INT64, `order` UUID)"},
    {"STRUCT(`1a` INT64, é DATE)", "STRUCT(`1a` INT64, `é` DATE)"},
    {"STRUCT(`count(*)` INT64)", "STRUCT(`count(*)` INT64)"},
    {"UNION(a INT64, b MAP(STRING, DECIMAL))", "UNION(a INT64, b MAP(STRING, DECIMAL(18, 3)))"},
    {"LIST", "LIST"},
    {"map", "MAP"},
    {"Struct", "STRUCT"},
};

TEST_CASE("a RyuGraph type prints in full", "[types]") {
  for (const Spelling& spelling : kSpellings) {
    CAPTURE(spelling.written);
    CHECK(canonical(spelling.written) == spelling.printed);
    CHECK(canonical(spelling.printed) == spelling.printed);
  }
}

// All refused by the engine, but for names in which only the case differs (it would mix them up),
// DECIMALX (read as DECIMAL) and INTERNAL_ID (accepted by mistake).
constexpr std::string_view kFaults[] = {
    "",
    " ",
    "VARCHAR",
    "BIGINT",
    "TEXT",
    "LIST(INT64)",
    "ARRAY(INT64)",
    "ARRAY",
    "ANY",
    "JSON",
    "INT64 []",
    "INT64[ ]",
    "INT64[0]",
    "INT64[-1]",
    "INT64[9223372036854775808]",
    "INT64[]]",
    "INT64 STRING",
    "INTERNAL_ID",
    "DECIMALX",
    "DECIMAL(10)",
    "DECIMAL(39, 0)",
    "DECIMAL(0, 0)",
    "DECIMAL(5, 6)",
    "DECIMAL()",
    "NUMERIC(10, 2)",
    "STRING(10)",
    "TIMESTAMP(3)",
    "TIMESTAMP WITH TIME ZONE",
    "MAP(STRING)",
    "MAP(STRING, INT64, INT64)",
    "MAP()",
    "STRUCT()",
    "STRUCT(a)",
    "STRUCT(a: INT64)",
    "STRUCT('a' INT64)",
    "STRUCT(1a INT64)",
    "STRUCT(order INT64)",
    "STRUCT(a INT64, a STRING)",
    "STRUCT(a INT64, A STRING)",
    "STRUCT(`a b` INT64)",
    "STRUCT(`a,b` INT64)",
    "STRUCT(`a(b` INT64, c INT64)",
    "STRUCT(`` INT64)",
    "STRUCT(`a INT64)",
    "STRUCT(a INT64,)",
    "STRUCT(a INT64",
    "STRUCT(a INT64) []",
    "STRUCT(\xff INT64)",
};

TEST_CASE("what the engine refuses is a fault", "[types]") {
  for (const std::string_view text : kFaults) {
    CAPTURE(text);
    CHECK_FALSE(parse_ryugraph_type(text).ok());
  }
  const auto fault = parse_ryugraph_type("MAP(STRING, VARCHAR)");
  REQUIRE_FALSE(fault.ok());
  CHECK(fault.refusal() == TypeFault{TypeFaultReason::kSyntax, {12, 19}});
}

TEST_CASE("nesting of RyuGraph types ends at the limit", "[types]") {
  std::string lists = "INT64";
  std::string maps = "INT64";
  for (std::size_t level = 1; level < kMaximumTypeDepth; ++level) {
    lists += "[]";
    maps = "MAP(STRING, " + maps + ")";
  }
  CHECK(canonical(lists) == lists);
  CHECK(canonical(maps) == maps);
  CHECK(parse_ryugraph_type(lists + "[]").refusal().reason == TypeFaultReason::kTooDeep);
  CHECK(parse_ryugraph_type("STRUCT(a " + maps + ")").refusal().reason ==
        TypeFaultReason::kTooDeep);
  for (int doubling = 0; doubling < 12; ++doubling) lists += lists.substr(5);
  CHECK_FALSE(parse_ryugraph_type(lists).ok());
}

TEST_CASE("a STRUCT has as many fields as the engine takes", "[types]") {
  std::string fields = "f0 INT64";
  for (int i = 1; i < 65'536; ++i) fields += ", f" + std::to_string(i) + " INT64";
  CHECK(parse_ryugraph_type("STRUCT(" + fields + ")").ok());
  CHECK_FALSE(parse_ryugraph_type("STRUCT(" + fields + ", z INT64)").ok());
}

TEST_CASE("a family stands for every type of it", "[types]") {
  CHECK(type_family("STRING[]") == "LIST");
  CHECK(type_family("STRUCT(a INT64)[]") == "LIST");
  CHECK(type_family("MAP(STRING, INT64)") == "MAP");
  CHECK(type_family("STRUCT(a INT64)") == "STRUCT");
  CHECK(type_family("int") == "INT32");
  CHECK(type_family("INT64[3]") == "ARRAY");
  CHECK_FALSE(type_family("VARCHAR").has_value());

  CHECK(matches_declared_type("LIST", "STRING[]"));
  CHECK(matches_declared_type("MAP", "MAP(STRING, INT64[])"));
  CHECK(matches_declared_type("STRUCT", "STRUCT(a INT64)"));
  CHECK(matches_declared_type("string[]", "STRING[]"));
  CHECK(matches_declared_type("STRUCT(`a` int)", "STRUCT(a INT32)"));
  CHECK(matches_declared_type("STRING", "STRING"));

  CHECK_FALSE(matches_declared_type("LIST", "INT64[3]"));
  CHECK_FALSE(matches_declared_type("LIST", "MAP(STRING, INT64)"));
  CHECK_FALSE(matches_declared_type("STRING[]", "LIST"));
  CHECK_FALSE(matches_declared_type("STRUCT(a INT64)", "STRUCT(b INT64)"));
  CHECK_FALSE(matches_declared_type("STRING", "STRING[]"));
  CHECK_FALSE(matches_declared_type("VARCHAR", "VARCHAR"));
  CHECK_FALSE(matches_declared_type("", ""));
}

TEST_CASE("a table's column needs the full form", "[types]") {
  const auto is_full = [](std::string_view text) {
    const auto type = parse_ryugraph_type(text);
    return type.ok() && is_full_form(type.value());
  };
  CHECK(is_full("STRING"));
  CHECK(is_full("DECIMAL"));
  CHECK(is_full("MAP(STRING, STRUCT(a INT64[]))[]"));
  CHECK_FALSE(is_full("LIST"));
  CHECK_FALSE(is_full("MAP[]"));
  CHECK_FALSE(is_full("STRUCT(a STRUCT)"));
  CHECK_FALSE(is_full("UNION"));
}

TEST_CASE("the platform's lists of types", "[types]") {
  const auto keys = primary_key_types();
  CHECK(std::vector<std::string_view>(keys.begin(), keys.end()) ==
        std::vector<std::string_view>{"STRING", "INT64", "DATE", "UUID"});
  CHECK(is_primary_key_type("UUID"));
  CHECK_FALSE(is_primary_key_type("uuid"));
  CHECK_FALSE(is_primary_key_type("INT32"));
  CHECK_FALSE(is_primary_key_type(""));

  CHECK(declarable_types().size() == 15);
  for (const std::string_view type : declarable_types()) {
    CAPTURE(type);
    CHECK(is_declarable_type(type));
    CHECK(canonical(type) == type);
  }
  CHECK_FALSE(is_declarable_type("string"));
  CHECK_FALSE(is_declarable_type("STRING[]"));
  CHECK_FALSE(is_declarable_type("TIME"));
}

TEST_CASE("keys are types that the engine takes and loads", "[types]") {
  const auto can_be_key = [](std::string_view text) {
    return can_be_primary_key(parse_ryugraph_type(text).value());
  };
  for (const std::string_view type :
       {"STRING", "INT8", "DOUBLE", "DATE", "TIMESTAMP", "UUID", "BLOB", "UINT64"}) {
    CAPTURE(type);
    CHECK(can_be_key(type));
  }
  for (const std::string_view type : {"BOOL", "INTERVAL", "DECIMAL", "SERIAL", "STRING[]",
                                      "INT64[2]", "MAP(STRING, INT64)", "STRUCT(a INT64)"}) {
    CAPTURE(type);
    CHECK_FALSE(can_be_key(type));
  }
}

}  // namespace
}  // namespace mapping
