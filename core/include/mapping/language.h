#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "mapping/analysis.h"
#include "mapping/catalog.h"
#include "mapping/text.h"

// What an editor asks while an author writes. Every place is a byte of the statement, which may be
// unfinished or faulty: a fault elsewhere takes nothing away.
//
//   complete_sql("SELECT o. FROM orders o", 9, context).items[0].text   // "orderkey"
namespace mapping {

enum class CompletionKind : std::uint8_t {
  kKeyword,
  kFunction,
  kColumn,
  kAlias,
  kTable,
  kSchema,
  kCatalog,
  kNamedQuery,
  kType,
  kField,
  kValue,
  kSnippet,
};

struct CompletionItem {
  std::string label{};
  CompletionKind kind{};
  std::string text{};    // what replaces the range; of functions and snippets with `${1:argument}`
  std::string detail{};  // a column's type, a table's schema …
};

struct CompletionList {
  Span range{};                         // of the word at the caret
  std::vector<CompletionItem> items{};  // the best first, at most 200
  bool incomplete = false;              // there are more: to be asked again with more letters
};

// What a statement is read against.
struct LanguageContext {
  const Catalog& catalog;
  const AnalysisSession& session;
  AnalysisMemo& memo;
};

[[nodiscard]] CompletionList complete_sql(std::string_view sql, std::uint32_t offset,
                                          const LanguageContext& context);

// The same in the JSON text of a mapping: its fields and what they may be, and the SQL in its
// strings, as it has to be written there.
[[nodiscard]] CompletionList complete_mapping(std::string_view text, std::uint32_t offset,
                                              const LanguageContext& context);

}  // namespace mapping
