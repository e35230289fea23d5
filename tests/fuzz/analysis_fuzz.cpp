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
#include <vector>

#include "mapping/analysis.h"
#include "mapping/sql.h"

namespace {

using mapping::Catalog;
using mapping::CatalogColumn;
using mapping::CatalogTable;
using mapping::CatalogTableKind;

constexpr CatalogColumn kColumns[] = {{"a", "bigint"},
                                      {"b", "varchar(25)"},
                                      {"c", "decimal(10,2)"},
                                      {"d", "date"},
                                      {"e", "array(integer)"},
                                      {"m", "map(varchar, double)"},
                                      {"r", "row(x integer, y varchar(3))"},
                                      {"x", "timestamp(3) with time zone"},
                                      {"j", "json"}};
constexpr CatalogColumn kNation[] = {
    {"nationkey", "bigint"}, {"name", "varchar(25)"}, {"regionkey", "bigint"}};
constexpr CatalogColumn kRegion[] = {{"regionkey", "bigint"}, {"name", "varchar(25)"}};
constexpr CatalogColumn kOrders[] = {{"orderkey", "bigint"}, {"orderdate", "date"}};

// The tables and columns that the statements of the tests name.
constexpr CatalogTable kTables[] = {
    {"tpch", "tiny", "nation", kNation}, {"tpch", "tiny", "region", kRegion},
    {"tpch", "tiny", "orders", kOrders}, {"tpch", "tiny", "t", kColumns},
    {"tpch", "tiny", "u", kColumns},     {"tpch", "tiny", "t1", kColumns},
    {"tpch", "tiny", "t2", kColumns}};

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
  std::size_t seed = variant;
  const auto one_of = [&seed, variant](std::size_t count) {
    seed = seed * 6364136223846793005U + 1442695040888963407U;
    return variant != 0 && (seed >> 33U) % count == 0;
  };
  const auto next = [&seed](std::size_t count) { return (seed >> 40U) % count; };
  Catalog catalog("2026-11-23T00:00:00Z");
  if (one_of(2)) {
    const mapping::CatalogCover cover{"tpch", one_of(2) ? "tiny" : "empty"};
    catalog.set_covers({&cover, 1});
  }
  for (CatalogTable table : kTables) {
    if (one_of(4)) table.kind = CatalogTableKind::kView;
    std::vector<CatalogColumn> columns(table.columns.begin(), table.columns.end());
    if (one_of(16)) columns.clear();
    for (CatalogColumn& column : columns) {
      if (one_of(3)) column.type = kOddTypes[next(std::size(kOddTypes))];
      if (one_of(8)) column.name = kOddNames[next(std::size(kOddNames))];
    }
    table.columns = columns;
    catalog.add(table);
  }
  return catalog;
}

std::vector<Catalog> make_catalogs() {
  constexpr std::size_t kCatalogs = 64;
  std::vector<Catalog> catalogs;
  catalogs.reserve(kCatalogs);
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
