#pragma once

#include <span>
#include <string>
#include <string_view>

#include "mapping/analysis.h"

// Queries over the tables nation, region and orders of tpch.tiny.
struct AnalysisCase {
  std::string_view sql;
  std::string_view answer;
};

mapping::Analysis analysis_of(std::string_view sql);

// `name: type, …` for a query that is accepted, `ERROR_NAME line L:C: text` for one that is not;
// the place is left out where the server has none.
std::string answer_to(std::string_view sql);

// One check for each.
void check_answers(std::span<const AnalysisCase> cases);
