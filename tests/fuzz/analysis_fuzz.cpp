// libFuzzer target of the analysis: no statement may crash it, its faults lie in the text, what it is
// certain of is complete, and what it remembers of one statement changes no answer to another. Half
// of the statements are asked of a catalog that holds what the analysis cannot read.
//
//   scripts/test fuzz
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <string_view>
#include <utility>
#include <vector>

#include "mapping/analysis.h"
#include "mapping/sql.h"

namespace {

using mapping::Catalog;
using mapping::CatalogColumn;
using mapping::CatalogTable;
using mapping::CatalogTableKind;

// The tables and columns that the statements of the tests name.
std::vector<CatalogTable> known_tables() {
  const std::vector<CatalogColumn> columns{{"a", "bigint"},
                                           {"b", "varchar(25)"},
                                           {"c", "decimal(10,2)"},
                                           {"d", "date"},
                                           {"e", "array(integer)"},
                                           {"m", "map(varchar, double)"},
                                           {"r", "row(x integer, y varchar(3))"},
                                           {"x", "timestamp(3) with time zone"},
                                           {"j", "json"}};
  std::vector<CatalogTable> tables{
      {"tpch",
       "tiny",
       "nation",
       {{"nationkey", "bigint"}, {"name", "varchar(25)"}, {"regionkey", "bigint"}}},
      {"tpch", "tiny", "region", {{"regionkey", "bigint"}, {"name", "varchar(25)"}}},
      {"tpch", "tiny", "orders", {{"orderkey", "bigint"}, {"orderdate", "date"}}}};
  for (const char* name : {"t", "u", "t1", "t2"}) tables.push_back({"tpch", "tiny", name, columns});
  return tables;
}

// What a snapshot may hold, and the analysis cannot read or must not trust.
constexpr const char* kOddTypes[] = {
    "number",     "variant",  "",       "row(order varchar)", "row(a-b bigint, c date)",
    "function",   "row",      "array",  "decimal(99, 2)",     "map(json, bigint)",
    "row(\"",     "unknown",  "time",   "qdigest(bigint)",    "array(number)",
    "varchar(x)", "\xff\xfe", "row(,)", "function(bigint)",   "row(\"_a\" bigint, a bigint)"};
constexpr const char* kOddNames[] = {"", "_id", "$path", "a\"b", "SELECT", "\xc3\x9c", "a"};

// Catalog 0 is what the statements of the tests mean; each other has some columns of odd types and
// names, some views, tables without columns, and other covers.
Catalog make_catalog(std::size_t variant) {
  std::vector<CatalogTable> tables = known_tables();
  if (variant == 0) return {std::move(tables), "2026-11-23T00:00:00Z"};
  std::size_t seed = variant;
  const auto next = [&seed](std::size_t count) {
    seed = seed * 6364136223846793005U + 1442695040888963407U;
    return (seed >> 33U) % count;
  };
  for (CatalogTable& table : tables) {
    if (next(4) == 0) table.kind = CatalogTableKind::kView;
    if (next(16) == 0) table.columns.clear();
    for (CatalogColumn& column : table.columns) {
      if (next(3) == 0) column.type = kOddTypes[next(std::size(kOddTypes))];
      if (next(8) == 0) column.name = kOddNames[next(std::size(kOddNames))];
    }
  }
  std::vector<mapping::CatalogCover> covers;
  if (next(2) == 0) covers.push_back({"tpch", next(2) == 0 ? "tiny" : "empty"});
  if (next(4) == 0) return {std::move(tables), "2026-11-23T00:00:00Z"};
  return {std::move(tables), "2026-11-23T00:00:00Z", covers};
}

std::vector<Catalog> make_catalogs() {
  constexpr std::size_t kCatalogs = 64;
  std::vector<Catalog> catalogs;
  for (std::size_t i = 0; i < kCatalogs; ++i) catalogs.push_back(make_catalog(i));
  return catalogs;
}

std::size_t hash_of(const std::uint8_t* data, std::size_t size) {
  std::size_t hash = size;
  for (std::size_t i = 0; i < size; ++i) hash = hash * 31 + data[i];
  return hash;
}

bool is_complete(const mapping::AnalyzedColumn& column) { return column.name && column.type; }

void check(const mapping::Analysis& analysis, std::size_t size) {
  if (analysis.fault) {
    const mapping::SqlFault& fault = *analysis.fault;
    if (analysis.certain || fault.server_message.empty() || fault.error_name.empty()) std::abort();
    if (fault.span.begin > fault.span.end || fault.span.end > size) std::abort();
  }
  if (!analysis.certain && !analysis.fault && analysis.reasons.empty()) std::abort();
  if (analysis.certain &&
      (!analysis.reasons.empty() || !std::ranges::all_of(analysis.columns, is_complete))) {
    std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::vector<Catalog> kCatalogs = make_catalogs();
  static mapping::AnalysisMemo memo;  // of all statements
  const mapping::SqlTree tree = mapping::parse_sql({reinterpret_cast<const char*>(data), size});
  if (tree.fault) return -1;
  const std::size_t hash = hash_of(data, size);
  const Catalog& catalog = kCatalogs[hash % 2 == 0 ? 0 : hash / 2 % kCatalogs.size()];
  const mapping::Analysis analysis = mapping::analyze_sql(tree, catalog, {"tpch", "tiny"}, memo);
  check(analysis, size);
  mapping::AnalysisMemo empty;
  const mapping::Analysis again = mapping::analyze_sql(tree, catalog, {"tpch", "tiny"}, empty);
  if (again.columns != analysis.columns || again.certain != analysis.certain ||
      again.fault.has_value() != analysis.fault.has_value() ||
      (again.fault && again.fault->server_message != analysis.fault->server_message)) {
    std::abort();
  }
  return 0;
}
