#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mapping/analysis.h"
#include "mapping/catalog.h"
#include "mapping/diagnostic.h"
#include "mapping/sql.h"
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
  Locale locale = Locale::kEnglish;
};

[[nodiscard]] CompletionList complete_sql(std::string_view sql, std::uint32_t offset,
                                          const LanguageContext& context);

// The same in the JSON text of a mapping: its fields and what they may be, and the SQL in its
// strings, as it has to be written there.
[[nodiscard]] CompletionList complete_mapping(std::string_view text, std::uint32_t offset,
                                              const LanguageContext& context);

struct HoverContent {
  bool is_code = false;  // else a text for people
  std::string text{};
};

struct Hover {
  Span range{};
  std::vector<HoverContent> contents{};
  std::string function{};  // in lower case, or the form of the grammar; empty: it is none
};

// What stands at a place: a column, a table, a named query, an alias, a function, or what the grammar
// has beside functions, such as CAST.
//
//   hover_sql("SELECT total FROM orders", 8, context)->contents[0].text   // "total decimal(12, 2)"
[[nodiscard]] std::optional<Hover> hover_sql(std::string_view sql, std::uint32_t offset,
                                             const LanguageContext& context);

struct FunctionSignature {
  std::string label{};                    // `substr(varchar(x), bigint) → varchar(x)`
  std::vector<std::string> parameters{};  // as they stand in it
};

struct SignatureHelp {
  std::string function{};  // its name in lower case
  std::vector<FunctionSignature> signatures{};
  std::uint32_t active_signature = 0;  // the first that takes the arguments that are written
  std::uint32_t active_parameter = 0;  // the argument at the caret, counted from 0
};

// Of the call around a place, which may be unfinished.
[[nodiscard]] std::optional<SignatureHelp> signature_sql(std::string_view sql, std::uint32_t offset,
                                                         const LanguageContext& context);

enum class DocumentSymbolKind : std::uint8_t { kNamedQuery, kColumn, kRelation };

struct DocumentSymbol {
  std::string name{};
  std::string detail{};  // a column's type, a relation's table
  DocumentSymbolKind kind{};
  Span range{};
  Span selection{};  // of its name
  std::vector<DocumentSymbol> children{};
};

// The named queries, columns and relations of a statement.
[[nodiscard]] std::vector<DocumentSymbol> symbols_sql(std::string_view sql,
                                                      const LanguageContext& context);

// Queries, lists and comments over several lines.
[[nodiscard]] std::vector<Span> folding_sql(std::string_view sql);

enum class SemanticKind : std::uint8_t {
  kKeyword,
  kFunction,
  kColumn,
  kTable,
  kAlias,
  kType,
  kString,
  kNumber,
  kOperator,
  kComment,
  kParameter,
};

struct SemanticToken {
  Span range{};
  SemanticKind kind{};
  bool declares = false;  // a name where it is given
};

// In the order of the text; spaces, commas, dots and parentheses have none.
[[nodiscard]] std::vector<SemanticToken> semantic_tokens_sql(std::string_view sql,
                                                             const LanguageContext& context);

struct InlayHint {
  std::uint32_t place = 0;
  std::string label{};  // `decimal(12, 2) → DOUBLE`
};

// The types of the select items, with those of RyuGraph.
[[nodiscard]] std::vector<InlayHint> inlay_hints_sql(std::string_view sql,
                                                     const LanguageContext& context);

// Where the name at a place is given: an alias, a named query, a window; none for the catalog's.
[[nodiscard]] std::vector<Span> definition_sql(std::string_view sql, std::uint32_t offset,
                                               const LanguageContext& context);
// All places of that name, those where it is given among them.
[[nodiscard]] std::vector<Span> references_sql(std::string_view sql, std::uint32_t offset,
                                               const LanguageContext& context);

struct RenameTarget {
  Span range{};
  std::string placeholder{};  // the name as it is written
};

// What a rename at a place would rename; nothing where it would be refused whatever the name.
[[nodiscard]] std::optional<RenameTarget> prepare_rename_sql(std::string_view sql,
                                                             std::uint32_t offset,
                                                             const LanguageContext& context);

struct Rename {
  std::vector<SqlEdit> edits{};
  std::string refused{};  // why the statement would mean something else; then there are no edits
};

// `name` as it is to be written. The statement is analyzed before and after: all names have to mean
// the same, and the columns of the result may differ in the one name alone.
[[nodiscard]] Rename rename_sql(std::string_view sql, std::uint32_t offset, std::string_view name,
                                const LanguageContext& context);

}  // namespace mapping
