#include "analysis/budget.h"

#include <catch2/catch_test_macros.hpp>
#include <optional>

#include "analysis/depth.h"
#include "part_support.h"

// What the analysis of a statement may take.
namespace mapping::analysis {
namespace {

// A statement without bytes has none for free.
struct Limits {
  explicit Limits(std::size_t most, std::size_t bytes = 0)
      : budget(std::in_place, verdict, types, pool, most, bytes) {}

  SqlTree tree = parse_sql("SELECT 1");
  Verdict verdict{tree};
  TypeTable types{};
  StepPool pool{0};
  std::optional<Budget> budget;
};

TEST_CASE("budget: so many steps and no more") {
  Limits limits(100);
  CHECK(limits.budget->spend(60));
  CHECK(limits.budget->spend(40));
  CHECK_FALSE(limits.verdict.gave_up());
  CHECK_FALSE(limits.budget->spend(1));
  CHECK(limits.verdict.too_large() ==
        "too large to know, because its analysis takes too many steps");
  CHECK_FALSE(limits.budget->spend(0));
}

TEST_CASE("budget: what a statement needs for its length is free") {
  Limits limits(100, 10);
  CHECK(limits.budget->spend(100 + 10 * 64));
  CHECK_FALSE(limits.budget->spend(1));
}

TEST_CASE("budget: looking at types counts, from the beginning of the statement") {
  Limits limits(1000);
  limits.types.walk(90);
  CHECK(limits.budget->spend(1));
  limits.types.walk(90);
  CHECK_FALSE(limits.budget->spend(0));
  Limits later(1000);
  later.types.walk(1'000'000);
  Verdict verdict(later.tree);
  Budget own(verdict, later.types, later.pool, 1000, 0);
  CHECK(own.spend(1000));
}

TEST_CASE("budget: statements share a pool") {
  Limits limits(20'000'000);
  CHECK(limits.budget->spend(8'000'000));
  CHECK_FALSE(limits.budget->spend(8'000'000));
  CHECK(limits.pool.shortages() == 0);
  limits.budget.reset();
  CHECK(limits.pool.shortages() == 1);
  Verdict verdict(limits.tree);
  Budget next(verdict, limits.types, limits.pool, 100, 1);
  CHECK(next.spend(64));
  CHECK_FALSE(next.spend(1));
}

TypeId row_of_twice(TypeTable& types, TypeId type) { return types.row_of({type, type}, {}); }

void refuse_a_type(TypeTable& types) {
  TypeId type = types.simple(TypeKind::kBigint);
  for (int i = 0; i < 32 && type != kUncertain; ++i) type = row_of_twice(types, type);
  REQUIRE(types.refused() != 0);
}

TEST_CASE("budget: a type that is too large ends the analysis, unless it is forgiven") {
  Limits limits(1'000'000'000);
  limits.budget->check_types();
  CHECK_FALSE(limits.verdict.gave_up());
  refuse_a_type(limits.types);
  limits.budget->forgive_types();
  limits.budget->check_types();
  CHECK_FALSE(limits.verdict.gave_up());
  refuse_a_type(limits.types);
  limits.budget->check_types();
  CHECK(limits.verdict.too_large() == "too large to know, because a type is too large");
}

TEST_CASE("budget: a query in others is several levels deep") {
  Limits limits(1);
  std::uint32_t& depth = limits.budget->depth;
  const DepthGuard expression(depth);
  CHECK(depth == 1);
  {
    const DepthGuard query(depth, kDepthOfQuery);
    CHECK(depth == 1 + kDepthOfQuery);
    const DepthGuard rest(depth, kMaxDepth - depth);
    CHECK_FALSE(rest.too_deep());
    const DepthGuard last(depth);
    CHECK(last.too_deep());
  }
  CHECK(depth == 1);
}

}  // namespace
}  // namespace mapping::analysis
