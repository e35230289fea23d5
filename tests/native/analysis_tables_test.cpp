#include <catch2/catch_message.hpp>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "analysis_support.h"
#include "fixture.h"

using mapping::testing::cells_of;
using mapping::testing::read_lines;

TEST_CASE("Knows which texts are literals of a type", "[analysis]") {
  for (const std::string& row : read_lines("literals.tsv")) {
    const std::vector<std::string> cells = cells_of(row);
    const std::string sql = "SELECT " + cells[0] + " '" + cells[1] + "'";
    CAPTURE(sql);
    const mapping::Analysis analysis = analysis_of(sql);
    if (cells.size() == 2) {
      REQUIRE(analysis.fault);
      CHECK(analysis.fault->error_name == "INVALID_LITERAL");
    } else {
      REQUIRE(analysis.columns.size() == 1);
      CHECK(analysis.columns[0].type == cells[2]);
      CHECK(analysis.certain);
    }
  }
}

TEST_CASE("Answers in clauses that people write seldom as a server does", "[analysis]") {
  for (const std::string& row : read_lines("clauses.tsv")) {
    const std::vector<std::string> cells = cells_of(row);
    const AnalysisCase expected{cells[0], cells[1]};
    check_answers({&expected, 1});
  }
}
