// libFuzzer target of the analysis: no statement may crash it, its faults lie in the text, what it is
// certain of is complete, and what it remembers of one statement changes no answer to another.
//
//   scripts/test fuzz
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <utility>
#include <vector>

#include "mapping/analysis.h"
#include "mapping/sql.h"

namespace {

constexpr mapping::CatalogColumn kColumns[] = {{"a", "bigint"},
                                               {"b", "varchar(25)"},
                                               {"c", "decimal(10,2)"},
                                               {"d", "date"},
                                               {"e", "array(integer)"},
                                               {"m", "map(varchar, double)"},
                                               {"r", "row(x integer, y varchar(3))"},
                                               {"x", "timestamp(3) with time zone"},
                                               {"j", "json"}};
constexpr mapping::CatalogColumn kNation[] = {
    {"nationkey", "bigint"}, {"name", "varchar(25)"}, {"regionkey", "bigint"}};
constexpr mapping::CatalogColumn kRegion[] = {{"regionkey", "bigint"}, {"name", "varchar(25)"}};
constexpr mapping::CatalogColumn kOrders[] = {{"orderkey", "bigint"}, {"orderdate", "date"}};

// The tables and columns that the statements of the tests name.
mapping::Catalog small_catalog() {
  mapping::Catalog catalog("2026-11-23T00:00:00Z");
  catalog.add({"tpch", "tiny", "nation", kNation});
  catalog.add({"tpch", "tiny", "region", kRegion});
  catalog.add({"tpch", "tiny", "orders", kOrders});
  for (const char* name : {"t", "u", "t1", "t2"}) catalog.add({"tpch", "tiny", name, kColumns});
  return catalog;
}

bool is_complete(const mapping::AnalyzedColumn& column) { return column.name && column.type; }

void check(const mapping::Analysis& analysis, std::size_t size) {
  if (analysis.fault) {
    const mapping::SqlFault& fault = *analysis.fault;
    if (analysis.certain || fault.server_message.empty() || fault.error_name.empty()) std::abort();
    if (fault.span.begin > fault.span.end || fault.span.end > size) std::abort();
  }
  if (analysis.certain &&
      (!analysis.reasons.empty() || !std::ranges::all_of(analysis.columns, is_complete))) {
    std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const mapping::Catalog kCatalog = small_catalog();
  static mapping::AnalysisMemo memo;  // of all statements
  const mapping::SqlTree tree = mapping::parse_sql({reinterpret_cast<const char*>(data), size});
  if (tree.fault) return -1;
  const mapping::Analysis analysis = mapping::analyze_sql(tree, kCatalog, {"tpch", "tiny"}, memo);
  check(analysis, size);
  mapping::AnalysisMemo empty;
  const mapping::Analysis again = mapping::analyze_sql(tree, kCatalog, {"tpch", "tiny"}, empty);
  if (again.columns != analysis.columns || again.certain != analysis.certain ||
      again.fault.has_value() != analysis.fault.has_value() ||
      (again.fault && again.fault->server_message != analysis.fault->server_message)) {
    std::abort();
  }
  return 0;
}
