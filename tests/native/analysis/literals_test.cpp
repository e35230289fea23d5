#include "analysis/expressions/literals.h"

#include <catch2/catch_test_macros.hpp>

#include "part_support.h"

// The types of literals, which nothing but their text decides. Every answer is one of a Trino 476.
namespace mapping::analysis {
namespace {

// The expression that is selected last.
std::string typed(std::string_view sql) {
  INFO(sql);
  Part part(sql);
  const SqlNodeId literal = part.tree[part.last(SqlNodeKind::kSelectItem)].first_child;
  const TypeId type = part.tree[literal].kind == SqlNodeKind::kDatetime
                          ? type_of_datetime(part.state, literal)
                          : type_of_literal(part.state, literal);
  const std::string answer = part.answer();
  return answer.empty() ? part.shown(type) : answer;
}

TEST_CASE("literals: numbers") {
  CHECK(typed("SELECT 2147483647") == "integer");
  CHECK(typed("SELECT 2147483648") == "bigint");
  CHECK(typed("SELECT -2147483648") == "integer");
  CHECK(typed("SELECT 0x7FFF_FFFF") == "integer");
  CHECK(typed("SELECT 1.50") == "decimal(3, 2)");
  CHECK(typed("SELECT 000.5") == "decimal(1, 1)");
  CHECK(typed("SELECT 1e0") == "double");
  CHECK(typed("SELECT DECIMAL '-12.5'") == "decimal(3, 1)");
}

TEST_CASE("literals: texts are as long as they have letters") {
  CHECK(typed("SELECT 'it''s ü'") == "varchar(6)");
  CHECK(typed("SELECT ''") == "varchar(0)");
  CHECK(typed("SELECT CHAR 'ab'") == "char(2)");
  CHECK(typed("SELECT X'00 1a'") == "varbinary");
}

TEST_CASE("literals: a type with a text") {
  CHECK(typed("SELECT BIGINT '12'") == "bigint");
  CHECK(typed("SELECT JSON '{\"a\":1}'") == "json");
  CHECK(typed("SELECT UUID '12151fd2-7586-11e9-8f9e-2a86e4085a59'") == "uuid");
  CHECK(typed("SELECT TIME '01:02:03.1234'") == "time(4)");
  CHECK(typed("SELECT TIME '10:00 +01:00'") == "time(0) with time zone");
  CHECK(typed("SELECT TIMESTAMP '2020-1-1 1:2:3'") == "timestamp(0)");
  CHECK(typed("SELECT TIMESTAMP '2020-01-01 00:00:00.123456 UTC'") ==
        "timestamp(6) with time zone");
}

constexpr std::pair<std::string_view, std::string_view> kInvalid[] = {
    {"SELECT JSON '{\"a\":1}', JSON '{x'",
     "INVALID_LITERAL line 1:24: '{x' is not a valid JSON literal"},
    {"SELECT DATE '2020-02-30'",
     "INVALID_LITERAL line 1:8: '2020-02-30' is not a valid DATE literal"},
    {"SELECT INTEGER '12', INTEGER '9999999999'",
     "INVALID_LITERAL line 1:22: '9999999999' is not a valid INTEGER literal"},
    {"SELECT TINYINT '128'", "INVALID_LITERAL line 1:8: '128' is not a valid TINYINT literal"},
    {"SELECT REAL 'x'", "INVALID_LITERAL line 1:8: 'x' is not a valid REAL literal"},
    {"SELECT TIME '25:00:00'", "INVALID_LITERAL line 1:8: '25:00:00' is not a valid TIME literal"},
    {"SELECT TIMESTAMP ' 2020-01-01 00:00:00'",
     "INVALID_LITERAL line 1:8: ' 2020-01-01 00:00:00' is not a valid TIMESTAMP literal"},
    {"SELECT TIMESTAMP '2020-01-01 00:00:00.1234567890123'",
     "NUMERIC_VALUE_OUT_OF_RANGE line 1:8: TIMESTAMP precision must be in range [0, 12]: 13"},
    {"SELECT TIME '1:2', TIME '01:02:03.1234567890123'",
     "NUMERIC_VALUE_OUT_OF_RANGE line 1:20: TIME precision must be in range [0, 12]: 13"},
};

TEST_CASE("literals: texts that are no value of their type") {
  for (const auto& [sql, answer] : kInvalid) CHECK(typed(sql) == answer);
}

TEST_CASE("literals: intervals") {
  CHECK(typed("SELECT INTERVAL '1.5' SECOND") == "INTERVAL DAY TO SECOND");
  CHECK(typed("SELECT INTERVAL '-5' MONTH") == "INTERVAL YEAR TO MONTH");
  CHECK(typed("SELECT INTERVAL '1.5' SECOND, INTERVAL '1.5' DAY") ==
        "INVALID_LITERAL line 1:31: Invalid INTERVAL DAY value: 1.5");
  CHECK(typed("SELECT INTERVAL '1' HOUR TO DAY") ==
        "INVALID_LITERAL line 1:8: Invalid interval qualifier: HOUR TO DAY");
  CHECK(typed("SELECT INTERVAL '1' YEAR TO DAY") ==
        "INVALID_LITERAL line 1:8: Invalid interval qualifier: YEAR TO DAY");
}

TEST_CASE("literals: what the session and the clock give") {
  CHECK(typed("SELECT current_date") == "date");
  CHECK(typed("SELECT current_time") == "time(3) with time zone");
  CHECK(typed("SELECT current_timestamp(6)") == "timestamp(6) with time zone");
  CHECK(typed("SELECT localtime") == "time(3)");
  CHECK(typed("SELECT localtimestamp(0)") == "timestamp(0)");
  CHECK(typed("SELECT current_user") == "varchar");
}

}  // namespace
}  // namespace mapping::analysis
