#include "analysis_support.h"

#include <catch2/catch_test_macros.hpp>
#include <utility>

#include "mapping/text.h"

namespace {

using mapping::Catalog;
using mapping::CatalogColumn;

constexpr CatalogColumn kNation[] = {{"nationkey", "bigint"},
                                     {"name", "varchar(25)"},
                                     {"regionkey", "bigint"},
                                     {"comment", "varchar(152)"}};
constexpr CatalogColumn kRegion[] = {
    {"regionkey", "bigint"}, {"name", "varchar(25)"}, {"comment", "varchar(152)"}};
constexpr CatalogColumn kOrders[] = {
    {"orderkey", "bigint"},   {"custkey", "bigint"},       {"orderstatus", "varchar(1)"},
    {"totalprice", "double"}, {"orderdate", "date"},       {"orderpriority", "varchar(15)"},
    {"clerk", "varchar(15)"}, {"shippriority", "integer"}, {"comment", "varchar(79)"}};

Catalog tpch() {
  Catalog catalog("2026-11-23T00:00:00Z");
  catalog.add({"tpch", "tiny", "nation", kNation});
  catalog.add({"tpch", "tiny", "region", kRegion});
  catalog.add({"tpch", "tiny", "orders", kOrders});
  return catalog;
}

}  // namespace

mapping::Analysis analysis_of(std::string_view sql) {
  mapping::AnalysisMemo memo;
  return mapping::analyze_sql(mapping::parse_sql(sql), tpch(), {"tpch", "tiny"}, memo);
}

std::string answer_to(std::string_view sql) {
  const mapping::Analysis analysis = analysis_of(sql);
  std::string answer;
  if (analysis.fault) {
    answer = std::string(analysis.fault->error_name) + " ";
    if (analysis.fault->has_place) {
      const auto place = mapping::code_point_position(sql, analysis.fault->span.begin);
      answer += "line " + std::to_string(place.line) + ":" + std::to_string(place.column) + ": ";
    }
    return answer + analysis.fault->server_message;
  }
  for (const mapping::AnalyzedColumn& column : analysis.columns) {
    answer += answer.empty() ? "" : ", ";
    answer += column.name.value_or("?") + ": " + column.type.value_or("?");
  }
  return answer;
}

void check_answers(std::span<const AnalysisCase> cases) {
  for (const AnalysisCase& query : cases) {
    INFO(query.sql);
    CHECK(answer_to(query.sql) == query.answer);
  }
}
