#include "analysis/routines/routine_check.h"

#include <catch2/catch_test_macros.hpp>

#include "part_support.h"

// One function of WITH FUNCTION: what is said of it, and its statements. Every fault is one of a Trino
// 476.
namespace mapping::analysis {
namespace {

void check_routine(Part& part) {
  RoutineCheck routine(part.state, part.typer, part.find(SqlNodeKind::kRoutine));
  const InlineFunction function = routine.declare();
  routine.analyze_body(function);
}

constexpr PartCase kDeclarations[] = {
    {"WITH FUNCTION f(bigint) RETURNS nope BEGIN END SELECT 1",
     "INVALID_ARGUMENTS line 1:17: Function parameters must have a name"},
    {"WITH FUNCTION \"f$\"(bigint) RETURNS nope BEGIN END SELECT 1",
     "NOT_SUPPORTED line 1:6: Function name cannot contain '@' or '$'"},
    {"WITH FUNCTION \"f$\"(bigint) RETURNS nope LANGUAGE sql LANGUAGE sql BEGIN END SELECT 1",
     "SYNTAX_ERROR line 1:54: Multiple language clauses specified"},
    {"WITH FUNCTION f(x bigint) RETURNS nope BEGIN END SELECT 1",
     "TYPE_MISMATCH line 1:27: Unknown type: nope"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint LANGUAGE python BEGIN RETURN 1; END SELECT 1",
     "SYNTAX_ERROR line 1:58: Only functions using language 'SQL' may be defined using SQL"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint BEGIN END SELECT 1",
     "MISSING_RETURN line 1:42: Function must end in a RETURN statement"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint BEGIN RETURN x; SET x = 2; END SELECT f(1)",
     "MISSING_RETURN line 1:42: Function must end in a RETURN statement"},
};

TEST_CASE("routine check: declarations") { check_parts(kDeclarations, check_routine); }

constexpr PartCase kStatements[] = {
    {"WITH FUNCTION f(x bigint) RETURNS bigint BEGIN SET y = 1; RETURN x; END SELECT f(1)",
     "NOT_FOUND line 1:52: Variable cannot be resolved: y"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint BEGIN SET x = 'a'; RETURN x; END SELECT f(1)",
     "TYPE_MISMATCH line 1:56: Value of SET 'x' must evaluate to bigint (actual: varchar(1))",
     {{"'a'", "varchar(1)"}}},
    {"WITH FUNCTION f(x bigint) RETURNS bigint BEGIN DECLARE x bigint; RETURN x; END SELECT f(1)",
     "ALREADY_EXISTS line 1:56: Variable already declared in this scope: x"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint BEGIN DECLARE Ab, aB bigint; RETURN x; END SELECT 1",
     "ALREADY_EXISTS line 1:60: Variable already declared in this scope: aB"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint BEGIN DECLARE y bigint DEFAULT 'a'; RETURN x; END "
     "SELECT f(1)",
     "TYPE_MISMATCH line 1:73: Value of DEFAULT must evaluate to bigint (actual: varchar(1))",
     {{"'a'", "varchar(1)"}}},
    {"WITH FUNCTION f(x bigint) RETURNS bigint BEGIN IF x THEN RETURN 1; END IF; RETURN x; END "
     "SELECT "
     "f(1)",
     "TYPE_MISMATCH line 1:51: Condition of IF statement must evaluate to boolean (actual: bigint)",
     {{"1", "integer"}}},
    {"WITH FUNCTION f(x bigint) RETURNS bigint BEGIN CASE x WHEN 'a' THEN RETURN 1; END CASE; "
     "RETURN "
     "x; END SELECT f(1)",
     "TYPE_MISMATCH line 1:60: WHEN clause value must evaluate to CASE value type bigint (actual: "
     "varchar(1))",
     {{"'a'", "varchar(1)"}, {"1", "integer"}}},
    {"WITH FUNCTION f(x bigint) RETURNS bigint BEGIN REPEAT SET x = nope; UNTIL x END REPEAT; "
     "RETURN "
     "x; END SELECT f(1)",
     "TYPE_MISMATCH line 1:75: Condition of REPEAT statement must evaluate to boolean (actual: "
     "bigint)"},
    {"WITH FUNCTION f(x bigint) RETURNS int BEGIN RETURN x; RETURN 1; END SELECT f(1)",
     "TYPE_MISMATCH line 1:52: Value of RETURN must evaluate to integer (actual: bigint)"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint BEGIN a: WHILE b DO LEAVE A; END WHILE; RETURN x; "
     "END "
     "SELECT f(1)",
     "",
     {{"b", "boolean"}}},
    {"WITH FUNCTION f(x bigint) RETURNS bigint BEGIN ITERATE z; RETURN x; END SELECT f(1)",
     "NOT_FOUND line 1:56: Label not defined: z"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint BEGIN BEGIN DECLARE x varchar; SET x = 'a'; END; "
     "RETURN "
     "x; END SELECT f(1)",
     "ALREADY_EXISTS line 1:62: Variable already declared in this scope: x",
     {{"'a'", "varchar(1)"}}},
};

TEST_CASE("routine check: statements") { check_parts(kStatements, check_routine); }

TEST_CASE("routine check: what a call of the function is resolved by") {
  Part part(
      "WITH FUNCTION F(x decimal, y INT) RETURNS row(a int) NOT DETERMINISTIC RETURN z SELECT 1");
  RoutineCheck routine(part.state, part.typer, part.find(SqlNodeKind::kRoutine));
  const InlineFunction function = routine.declare();
  CHECK(function.name == "f");
  CHECK(function.parameters ==
        std::vector<TypeId>{part.type("decimal(38, 0)"), part.type("integer")});
  CHECK(part.shown(function.result) == "row(a integer)");
  CHECK(function.declared == "decimal, int");  // as a server's message writes it
  CHECK_FALSE(function.deterministic);
  CHECK(function.definition == part.find(SqlNodeKind::kRoutine));
}

TEST_CASE("routine check: statements see the variables of their blocks, and nothing else") {
  Part part(
      "WITH FUNCTION f(x bigint) RETURNS bigint BEGIN BEGIN DECLARE y date; SET x = first(); END; "
      "RETURN second(); END SELECT 1");
  part.typer.say("first()", "bigint");
  part.typer.say("second()", "bigint");
  RoutineCheck routine(part.state, part.typer, part.find(SqlNodeKind::kRoutine));
  routine.analyze_body(routine.declare());
  CHECK(part.typer.asked == std::vector<std::string>{"first()", "second()"});
  CHECK(part.shown(part.typer.last_context.scope->fields) == "x: bigint");
  CHECK(part.typer.last_context.scope->parent == nullptr);
  CHECK(part.typer.last_context.no_query == ServerMessage::kRoutineQuery);
  CHECK(part.answer().empty());
}

TEST_CASE("routine check: a function is as deterministic as its body") {
  const auto told = [](std::string_view said, bool deterministic) {
    Part part("WITH FUNCTION f() RETURNS bigint " + std::string(said) + " RETURN 1 SELECT 1");
    RoutineCheck(part.state, part.typer, part.find(SqlNodeKind::kRoutine))
        .check_determinism(deterministic);
    return part.fault() ? part.fault()->server_message : part.answer();
  };
  CHECK(told("", true).empty());
  CHECK(told("DETERMINISTIC", false) == "Non-deterministic function declared DETERMINISTIC");
  CHECK(told("NOT DETERMINISTIC", true) == "Deterministic function declared NOT DETERMINISTIC");
  CHECK(told("NOT DETERMINISTIC", false).empty());
}

}  // namespace
}  // namespace mapping::analysis
