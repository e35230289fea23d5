#include "sql/token.h"

#include <array>
#include <cstddef>

#include "text/trino_keywords.h"

namespace mapping::sql {
namespace {

constexpr std::size_t kFirstKeyword = static_cast<std::size_t>(TokenKind::kMinusRightBrace) + 1;
constexpr std::size_t kKindCount = static_cast<std::size_t>(TokenKind::kEndOfKinds);

// Each name of "Expecting: …" once, quotes included, so that none has to be put
// together.
constexpr std::array<std::string_view, kKindCount> kDisplayNames = {
    "<EOF>",         "UNRECOGNIZED", "<identifier>",
    "<identifier>",  "<identifier>", "<identifier>",
    "<string>",      "<string>",     "BINARY_LITERAL",
    "DOLLAR_STRING", "<integer>",    "DECIMAL_VALUE",
    "DOUBLE_VALUE",  "'='",          "NEQ",
    "'<'",           "'<='",         "'>'",
    "'>='",          "'+'",          "'-'",
    "'*'",           "'/'",          "'%'",
    "'||'",          "'?'",          "';'",
    "'.'",           "','",          "'('",
    "')'",           "'['",          "']'",
    "'->'",          "'=>'",         "':'",
    "'|'",           "'^'",          "'$'",
    "'{'",           "'}'",          "'{-'",
    "'-}'",
#define KEYWORD(name, spelling, reserved) "'" spelling "'",
#include "text/trino_keywords.inc"
#undef KEYWORD
};

constexpr std::size_t index_of(TokenKind kind) { return static_cast<std::size_t>(kind); }

}  // namespace

bool is_reserved(TokenKind kind) {
  return is_keyword(kind) && kTrinoReserved[index_of(kind) - kFirstKeyword];
}

bool is_identifier(TokenKind kind) {
  if (is_keyword(kind)) {
    return !kTrinoReserved[index_of(kind) - kFirstKeyword];
  }
  return kind >= TokenKind::kName && kind <= TokenKind::kDigitName;
}

std::string_view display_name(TokenKind kind) { return kDisplayNames[index_of(kind)]; }

std::span<const TokenKind> other_statement_words() {
  using enum TokenKind;
  static constexpr TokenKind kWords[] = {
      kAlter,    kAnalyze, kCall,  kComment,  kCommit,   kCreate,  kDeallocate,
      kDelete,   kDeny,    kDesc,  kDescribe, kDrop,     kExecute, kExplain,
      kGrant,    kInsert,  kMerge, kPrepare,  kRefresh,  kReset,   kRevoke,
      kRollback, kSet,     kShow,  kStart,    kTruncate, kUpdate,  kUse};
  return kWords;
}

std::optional<TokenKind> find_keyword(std::string_view word) {
  const std::optional<std::uint16_t> keyword = find_trino_keyword(word);
  if (!keyword) {
    return std::nullopt;
  }
  return static_cast<TokenKind>(kFirstKeyword + *keyword);
}

}  // namespace mapping::sql
