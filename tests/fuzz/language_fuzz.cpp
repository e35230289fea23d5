// libFuzzer target of the language service: whatever the text and wherever the caret, nothing crashes,
// the range lies in the text around the caret, and what replaces it in a mapping's string leaves the
// rest of the text readable as it was.
//
//   scripts/test fuzz
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "mapping/language.h"
#include "mapping/sql.h"

namespace {

using mapping::Catalog;
using mapping::CatalogColumn;
using mapping::CompletionList;

constexpr std::size_t kMostItems = 200;

Catalog make_catalog() {
  static constexpr CatalogColumn kNation[] = {
      {"nationkey", "bigint"}, {"name", "varchar(25)"}, {"regionkey", "bigint"}};
  static constexpr CatalogColumn kOrders[] = {
      {"orderkey", "bigint"}, {"orderdate", "date"}, {"Odd \"name", "row(a bigint, b varchar)"}};
  Catalog catalog("2026-11-23T00:00:00Z");
  catalog.add({"tpch", "tiny", "nation", kNation});
  catalog.add({"tpch", "tiny", "orders", kOrders});
  return catalog;
}

void require(bool holds) {
  if (!holds) std::abort();
}

void check_list(const CompletionList& list, std::string_view text, std::uint32_t caret) {
  require(list.items.size() <= kMostItems);
  require(list.range.begin <= list.range.end && list.range.end <= text.size());
  require(list.range.begin <= caret);
  for (const auto& item : list.items) require(!item.text.empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Catalog catalog = make_catalog();
  static const mapping::AnalysisSession session{"tpch", "tiny"};
  static mapping::AnalysisMemo memo;
  if (size < 2) return 0;
  const std::string text(reinterpret_cast<const char*>(data) + 2, size - 2);
  const std::size_t place = std::size_t{data[0]} * 256 + data[1];
  const auto caret = static_cast<std::uint32_t>(place % (text.size() + 1));
  const mapping::LanguageContext context{catalog, session, memo};
  check_list(mapping::complete_sql(text, caret, context), text, caret);
  check_list(mapping::complete_mapping(text, caret, context), text, caret);
  return 0;
}
