// libFuzzer target of the language service: whatever the text and wherever the caret, nothing crashes,
// and every place that is told lies in the text.
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

void check_span(mapping::Span span, std::string_view text) {
  require(span.begin <= span.end && span.end <= text.size());
}

void check_statement(std::string_view sql, std::uint32_t caret,
                     const mapping::LanguageContext& context) {
  if (const auto hover = mapping::hover_sql(sql, caret, context)) check_span(hover->range, sql);
  (void)mapping::signature_sql(sql, caret, context);
  for (const mapping::Span span : mapping::definition_sql(sql, caret, context))
    check_span(span, sql);
  for (const mapping::Span span : mapping::references_sql(sql, caret, context))
    check_span(span, sql);
  for (const auto& edit : mapping::rename_sql(sql, caret, "renamed", context).edits)
    check_span(edit.span, sql);
  for (const auto& symbol : mapping::symbols_sql(sql, context)) check_span(symbol.range, sql);
  for (const mapping::Span span : mapping::folding_sql(sql)) check_span(span, sql);
  for (const auto& hint : mapping::inlay_hints_sql(sql, context)) require(hint.place <= sql.size());
  std::uint32_t end = 0;
  for (const auto& token : mapping::semantic_tokens_sql(sql, context)) {
    check_span(token.range, sql);
    require(token.range.begin >= end);
    end = token.range.end;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Catalog kCatalog = make_catalog();
  static const mapping::AnalysisSession kSession{"tpch", "tiny"};
  static mapping::AnalysisMemo memo;
  if (size < 2) return 0;
  const std::string text(reinterpret_cast<const char*>(data) + 2, size - 2);
  const std::size_t place = std::size_t{data[0]} * 256 + data[1];
  const auto caret = static_cast<std::uint32_t>(place % (text.size() + 1));
  const mapping::LanguageContext context{kCatalog, kSession, memo};
  check_list(mapping::complete_sql(text, caret, context), text, caret);
  check_list(mapping::complete_mapping(text, caret, context), text, caret);
  check_statement(text, caret, context);
  return 0;
}
