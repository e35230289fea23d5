#include <algorithm>
#include <catch2/catch_message.hpp>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>

#include "analysis_support.h"
#include "fixture.h"

using mapping::testing::read_lines;

namespace {

// What stands in front of a tab, which is taken off with it.
std::string take_cell(std::string_view& line) {
  const std::size_t end = std::min(line.find('\t'), line.size());
  const std::string cell(line.substr(0, end));
  line.remove_prefix(std::min(end + 1, line.size()));
  return cell;
}

}  // namespace

TEST_CASE("Knows which texts are literals of a type", "[analysis]") {
  for (const std::string& row : read_lines("literals.tsv")) {
    std::string_view line = row;
    const std::string type = take_cell(line);
    const std::string sql = "SELECT " + type + " '" + take_cell(line) + "'";
    CAPTURE(sql);
    const mapping::Analysis analysis = analysis_of(sql);
    if (line.empty()) {
      REQUIRE(analysis.fault);
      CHECK(analysis.fault->error_name == "INVALID_LITERAL");
    } else {
      REQUIRE(analysis.columns.size() == 1);
      CHECK(analysis.columns[0].type == line);
      CHECK(analysis.certain);
    }
  }
}

TEST_CASE("Answers in clauses that people write seldom as a server does", "[analysis]") {
  for (const std::string& row : read_lines("clauses.tsv")) {
    std::string_view line = row;
    const std::string sql = take_cell(line);
    const AnalysisCase expected{sql, line};
    check_answers({&expected, 1});
  }
}
