#include "analysis/expressions/declared_types.h"

#include <catch2/catch_test_macros.hpp>

#include "part_support.h"

// The types that a statement names. Every answer is one of a Trino 476.
namespace mapping::analysis {
namespace {

std::string declared(Part& part) {
  const SqlNodeId cast = part.find(SqlNodeKind::kCast);
  const TypeId type = declared_type(part.state, part.tree.child(cast, 1), cast);
  const std::string answer = part.answer();
  return answer.empty() ? part.shown(type) : answer;
}

std::string declared(std::string_view sql) {
  INFO(sql);
  Part part(sql);
  return declared(part);
}

TEST_CASE("declared types: what a server has") {
  CHECK(declared("SELECT CAST(1 AS decimal)") == "decimal(38, 0)");
  CHECK(declared("SELECT CAST(1 AS DOUBLE PRECISION)") == "double");
  CHECK(declared("SELECT CAST(1 AS int ARRAY)") == "array(integer)");
  CHECK(declared("SELECT CAST(1 AS MaP<bigint, varchar(3)>)") == "map(bigint, varchar(3))");
  CHECK(declared("SELECT CAST(1 AS row(a bigint, \"B c\" char))") ==
        "row(a bigint, \"B c\" char(1))");
  CHECK(declared("SELECT CAST(1 AS timestamp with time zone)") == "timestamp(3) with time zone");
}

constexpr std::pair<std::string_view, std::string_view> kRefused[] = {
    {"SELECT CAST(1 AS decimal(0))",
     "INVALID_FUNCTION_ARGUMENT DECIMAL precision must be in range [1, 38]: 0"},
    {"SELECT CAST('a' AS array(decimal(40)))",
     "INVALID_FUNCTION_ARGUMENT DECIMAL precision must be in range [1, 38]: 40"},
    {"SELECT CAST('a' AS char(65537))", "TYPE_MISMATCH line 1:8: Unknown type: char(65537)"},
    {"SELECT CAST('a' AS varchar(3000000000))",
     "TYPE_MISMATCH line 1:8: Unknown type: varchar(3000000000)"},
    {"SELECT CAST('a' AS time(13))", "TYPE_MISMATCH line 1:8: Unknown type: time(13)"},
    {"SELECT CAST(1 AS MaP<X,integer>)", "TYPE_MISMATCH line 1:8: Unknown type: MaP(X, integer)"},
    {"SELECT CAST(1 AS X ArRAY)", "TYPE_MISMATCH line 1:8: Unknown type: ArRAY(X)"},
    {"SELECT CAST(NULL AS ROW(5, bigint))", "TYPE_MISMATCH line 1:8: Unknown type: ROW(5, bigint)"},
};

TEST_CASE("declared types: what it has not") {
  for (const auto& [sql, answer] : kRefused) CHECK(declared(sql) == answer);
}

TEST_CASE("declared types: the place is where the type is asked for") {
  Part part("SELECT CAST(1 AS nope)");
  declared_type(part.state, part.find(SqlNodeKind::kGenericType), Span{12, 13});
  CHECK(part.answer() == "TYPE_MISMATCH line 1:13: Unknown type: nope");
}

TEST_CASE("declared types: a type of another dialect has a Trino name") {
  Part part("SELECT CAST(1 AS text)");
  CHECK(declared(part) == "TYPE_MISMATCH line 1:8: Unknown type: text");
  CHECK(part.mended() == std::vector<std::string>{"SELECT CAST(1 AS varchar)"});
}

TEST_CASE("declared types: a plugin's type may be there, and no value of a function is planned") {
  CHECK(declared("SELECT CAST(1 AS ObjectId)") == "unsure: a type of a plugin");
  CHECK(declared("SELECT CAST(NULL AS function(bigint, bigint))") ==
        "open: a server plans no value of a function type");
}

}  // namespace
}  // namespace mapping::analysis
