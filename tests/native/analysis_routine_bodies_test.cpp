#include <catch2/catch_test_macros.hpp>

#include "analysis_support.h"

// The statements of functions that WITH FUNCTION defines: variables, labels, conditions, results.
// Every answer is one of a Trino 476, session catalog tpch, schema tiny.
namespace {

constexpr AnalysisCase kCases[] = {
    {"WITH FUNCTION f(x bigint) RETURNS bigint BEGIN END SELECT 1",
     "MISSING_RETURN line 1:42: Function must end in a RETURN statement"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint BEGIN SET x = 1; END SELECT 1",
     "MISSING_RETURN line 1:42: Function must end in a RETURN statement"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint BEGIN SET x = 1; RETURN x; END SELECT 1",
     "_col0: integer"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint BEGIN SET y = 1; RETURN x; END SELECT f(1)",
     "NOT_FOUND line 1:52: Variable cannot be resolved: y"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint BEGIN SET x = 'a'; RETURN x; END SELECT f(1)",
     "TYPE_MISMATCH line 1:56: Value of SET 'x' must evaluate to bigint (actual: varchar(1))"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint BEGIN DECLARE x bigint; RETURN x; END SELECT f(1)",
     "ALREADY_EXISTS line 1:56: Variable already declared in this scope: x"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint BEGIN DECLARE y, y bigint; RETURN x; END SELECT "
     "f(1)",
     "ALREADY_EXISTS line 1:59: Variable already declared in this scope: y"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint BEGIN DECLARE y bigint DEFAULT 'a'; RETURN x; END "
     "SELECT f(1)",
     "TYPE_MISMATCH line 1:73: Value of DEFAULT must evaluate to bigint (actual: varchar(1))"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint BEGIN DECLARE y nope DEFAULT 'a'; RETURN x; END "
     "SELECT f(1)",
     "TYPE_MISMATCH line 1:48: Unknown type: nope"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint BEGIN IF x THEN RETURN 1; END IF; RETURN x; END "
     "SELECT f(1)",
     "TYPE_MISMATCH line 1:51: Condition of IF statement must evaluate to boolean (actual: "
     "bigint)"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint BEGIN IF x > 1 THEN RETURN 'a'; END IF; RETURN x; "
     "END SELECT f(1)",
     "TYPE_MISMATCH line 1:69: Value of RETURN must evaluate to bigint (actual: varchar(1))"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint BEGIN IF x > 1 THEN RETURN 1; ELSEIF 2 THEN RETURN "
     "1; ELSE RETURN 3; END IF; RETURN x; END SELECT f(1)",
     "TYPE_MISMATCH line 1:79: Condition of ELSEIF clause must evaluate to boolean (actual: "
     "integer)"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint BEGIN CASE x WHEN 'a' THEN RETURN 1; END CASE; "
     "RETURN x; END SELECT f(1)",
     "TYPE_MISMATCH line 1:60: WHEN clause value must evaluate to CASE value type bigint (actual: "
     "varchar(1))"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint BEGIN CASE x WHEN 1 THEN RETURN 1; ELSE RETURN "
     "nope; END CASE; RETURN x; END SELECT f(1)",
     "COLUMN_NOT_FOUND line 1:89: Column 'nope' cannot be resolved"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint BEGIN CASE WHEN x THEN RETURN 1; END CASE; RETURN "
     "x; END SELECT f(1)",
     "TYPE_MISMATCH line 1:58: Condition of WHEN clause must evaluate to boolean (actual: bigint)"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint BEGIN WHILE x DO SET x = 1; END WHILE; RETURN x; "
     "END SELECT f(1)",
     "TYPE_MISMATCH line 1:54: Condition of WHILE statement must evaluate to boolean (actual: "
     "bigint)"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint BEGIN a: WHILE x > 1 DO LEAVE a; END WHILE; RETURN "
     "x; END SELECT f(1)",
     "_col0: bigint"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint BEGIN a: WHILE x > 1 DO LEAVE b; END WHILE; RETURN "
     "x; END SELECT f(1)",
     "NOT_FOUND line 1:72: Label not defined: b"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint BEGIN a: WHILE x > 1 DO a: LOOP ITERATE a; END "
     "LOOP; END WHILE; RETURN x; END SELECT f(1)",
     "ALREADY_EXISTS line 1:66: Label already declared in this scope: a"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint BEGIN a: WHILE x > 1 DO LEAVE A; END WHILE; RETURN "
     "x; END SELECT f(1)",
     "_col0: bigint"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint BEGIN REPEAT SET x = 1; UNTIL x END REPEAT; RETURN "
     "x; END SELECT f(1)",
     "TYPE_MISMATCH line 1:72: Condition of REPEAT statement must evaluate to boolean (actual: "
     "bigint)"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint BEGIN REPEAT SET x = nope; UNTIL x END REPEAT; "
     "RETURN x; END SELECT f(1)",
     "TYPE_MISMATCH line 1:75: Condition of REPEAT statement must evaluate to boolean (actual: "
     "bigint)"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint BEGIN ITERATE z; RETURN x; END SELECT f(1)",
     "NOT_FOUND line 1:56: Label not defined: z"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint BEGIN BEGIN DECLARE z int; SET z = 1; END; RETURN "
     "z; END SELECT f(1)",
     "COLUMN_NOT_FOUND line 1:92: Column 'z' cannot be resolved"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint BEGIN BEGIN DECLARE x varchar; SET x = 'a'; END; "
     "RETURN x; END SELECT f(1)",
     "ALREADY_EXISTS line 1:62: Variable already declared in this scope: x"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint BEGIN DECLARE a, b bigint DEFAULT x; SET a = a + b; "
     "RETURN a; END SELECT f(1)",
     "_col0: bigint"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint BEGIN DECLARE a bigint DEFAULT b; DECLARE b bigint; "
     "RETURN a; END SELECT f(1)",
     "COLUMN_NOT_FOUND line 1:73: Column 'b' cannot be resolved"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint BEGIN DECLARE a bigint DEFAULT 1; DECLARE b bigint "
     "DEFAULT a; RETURN b; END SELECT f(1)",
     "_col0: bigint"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint BEGIN RETURN x; SET x = 2; END SELECT f(1)",
     "MISSING_RETURN line 1:42: Function must end in a RETURN statement"},
    {"WITH FUNCTION f(bigint) RETURNS nope BEGIN END SELECT 1",
     "INVALID_ARGUMENTS line 1:17: Function parameters must have a name"},
    {R"(WITH FUNCTION "f$"(bigint) RETURNS nope BEGIN END SELECT 1)",
     "NOT_SUPPORTED line 1:6: Function name cannot contain '@' or '$'"},
    {R"(WITH FUNCTION "f$"(bigint) RETURNS nope LANGUAGE sql LANGUAGE sql BEGIN END SELECT 1)",
     "SYNTAX_ERROR line 1:54: Multiple language clauses specified"},
    {"WITH FUNCTION f(x bigint) RETURNS nope BEGIN END SELECT 1",
     "TYPE_MISMATCH line 1:27: Unknown type: nope"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint BEGIN DECLARE z decimal(40,2); RETURN 1; END SELECT "
     "f(1)",
     "INVALID_FUNCTION_ARGUMENT DECIMAL precision must be in range [1, 38]: 40"},
    {"WITH FUNCTION f(x bigint) RETURNS varchar BEGIN IF x = 1 THEN RETURN 'a'; END IF; RETURN 1; "
     "END SELECT f(1)",
     "TYPE_MISMATCH line 1:90: Value of RETURN must evaluate to varchar (actual: integer)"},
    {"WITH FUNCTION f(x bigint) RETURNS int BEGIN RETURN x; RETURN 1; END SELECT f(1)",
     "TYPE_MISMATCH line 1:52: Value of RETURN must evaluate to integer (actual: bigint)"},
    {"WITH FUNCTION f(x bigint) RETURNS int BEGIN DECLARE r int DEFAULT 1; top: REPEAT SET r = r + "
     "1; UNTIL r > 9 END REPEAT; RETURN r; END SELECT f(1)",
     "_col0: integer"},
    {"WITH FUNCTION f(x bigint) RETURNS int BEGIN DECLARE r int DEFAULT 1; CASE WHEN r = 1 THEN "
     "SET r = 2; SET r = nope; ELSE SET r = 1; END CASE; RETURN r; END SELECT f(1)",
     "COLUMN_NOT_FOUND line 1:110: Column 'nope' cannot be resolved"},
    {R"(WITH FUNCTION f(x bigint) RETURNS int BEGIN DECLARE "R" int DEFAULT 1; SET r = 2; RETURN "R"; END SELECT f(1))",
     "_col0: integer"},
    {R"(WITH FUNCTION f(x bigint) RETURNS int BEGIN DECLARE "R" int DEFAULT 1; SET R = 2; RETURN r; END SELECT f(1))",
     "_col0: integer"},
    {"WITH FUNCTION f(X bigint) RETURNS int BEGIN SET x = 2; RETURN 1; END SELECT f(1)",
     "_col0: integer"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint LANGUAGE python BEGIN RETURN 1; END SELECT 1",
     "SYNTAX_ERROR line 1:58: Only functions using language 'SQL' may be defined using SQL"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint BEGIN IF x IN (SELECT 1) THEN RETURN 1; END IF; "
     "RETURN 2; END SELECT 1",
     "NOT_SUPPORTED line 1:53: Queries are not allowed in functions"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint BEGIN IF x = ANY (SELECT 1) THEN RETURN 1; END IF; "
     "RETURN 2; END SELECT 1",
     "NOT_SUPPORTED line 1:60: Queries are not allowed in functions"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint BEGIN SET x = (SELECT 1); RETURN 2; END SELECT 1",
     "NOT_SUPPORTED line 1:56: Queries are not allowed in functions"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint BEGIN SET x = cardinality(transform(ARRAY[1], y -> "
     "(SELECT 1))); RETURN 2; END SELECT 1",
     "NOT_SUPPORTED line 1:93: Lambda expression cannot contain subqueries"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint BEGIN CASE x WHEN ROW(1) THEN RETURN 1; END CASE; "
     "RETURN 2; END SELECT 1",
     "TYPE_MISMATCH line 1:60: WHEN clause value must evaluate to CASE value type bigint (actual: "
     "row(integer))"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint BEGIN CASE x WHEN nope THEN SET y = 1; END CASE; "
     "RETURN 2; END SELECT 1",
     "COLUMN_NOT_FOUND line 1:60: Column 'nope' cannot be resolved"},
    {R"(WITH FUNCTION f(x bigint) RETURNS bigint BEGIN SET X = X + 1; RETURN "x"; END SELECT 1)",
     "_col0: integer"},
    {R"(WITH FUNCTION f(x bigint) RETURNS bigint BEGIN "L": LOOP LEAVE l; END LOOP; RETURN x; END SELECT 1)",
     "_col0: integer"},
    {R"(WITH FUNCTION f(x bigint) RETURNS bigint BEGIN l: LOOP LEAVE "L"; END LOOP; RETURN x; END SELECT 1)",
     "_col0: integer"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint BEGIN DECLARE Ab, aB bigint; RETURN x; END SELECT 1",
     "ALREADY_EXISTS line 1:60: Variable already declared in this scope: aB"},
    {R"(WITH FUNCTION f(x bigint) RETURNS bigint BEGIN SET "Nope" = 1; RETURN x; END SELECT 1)",
     R"(NOT_FOUND line 1:52: Variable cannot be resolved: "Nope")"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint BEGIN SET Nope = 1; RETURN x; END SELECT 1",
     "NOT_FOUND line 1:52: Variable cannot be resolved: Nope"},
    {R"(WITH FUNCTION f(x bigint) RETURNS bigint BEGIN LEAVE "Nope"; RETURN x; END SELECT 1)",
     R"(NOT_FOUND line 1:54: Label not defined: "Nope")"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint BEGIN SET X = 'a'; RETURN x; END SELECT 1",
     "TYPE_MISMATCH line 1:56: Value of SET 'X' must evaluate to bigint (actual: varchar(1))"},
};

}  // namespace

TEST_CASE("analysis: statements of inline functions") { check_answers(kCases); }
