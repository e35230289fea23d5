#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mapping/diagnostic.h"
#include "mapping/text.h"

// What is wrong with a statement, as a server says it, and what mends it.
namespace mapping {

struct SqlEdit {
  Span span;  // in the SQL; empty: an insertion
  std::string text;

  friend bool operator==(const SqlEdit&, const SqlEdit&) = default;
};

// What mends a fault.
struct SqlFix {
  FixKind kind{};
  Params params;      // of the title
  bool safe = false;  // it cannot change what a correct reading of the text means
  std::vector<SqlEdit> edits;
};

// Which sentence of a server it is: report/server_messages.h.
enum class ServerMessage : std::uint16_t;

// The error name of what the server trips over itself; it tells no place for it.
inline constexpr std::string_view kServerDefect = "GENERIC_INTERNAL_ERROR";

// Why a text is no query. A server tells the first fault of a statement alone.
struct SqlFault {
  Code code{};                  // the sentence for people: kSqlTrailingComma …
  std::string_view error_name;  // Trino's: SYNTAX_ERROR, INVALID_LITERAL …
  std::string server_message;   // Trino's text without `line L:C: `
  Span span;                    // begins where a server points
  Params params;                // of the sentence: token, word …
  std::vector<SqlFix> fixes{};
  bool has_place = true;  // whether a server tells it: `line L:C: ` ahead of the text
  // Where reading ended, if a server points at a token in front of it: of a fault in the list behind
  // IN it names the IN alone.
  std::optional<Span> stop{};
  std::vector<Span> again{};  // other places of the same fault, in the order of the text
  // What the analysis finds: the sentence, which has a plain one by what it says, as a cluster's.
  ServerMessage message{};
  Params facts{};  // what stands in its places
};

}  // namespace mapping
