#pragma once

#include "mapping/sql.h"
#include "sql/token.h"

namespace mapping::sql {

// A reserved word that is a value by itself: CURRENT_DATE. Some take a precision: CURRENT_TIME(3).
struct SessionValue {
  TokenKind word;
  SqlSpecial which;
  bool has_precision;
};

inline constexpr SessionValue kSessionValues[] = {
    {TokenKind::kCurrentDate, SqlSpecial::kCurrentDate, false},
    {TokenKind::kCurrentTime, SqlSpecial::kCurrentTime, true},
    {TokenKind::kCurrentTimestamp, SqlSpecial::kCurrentTimestamp, true},
    {TokenKind::kLocaltime, SqlSpecial::kLocalTime, true},
    {TokenKind::kLocaltimestamp, SqlSpecial::kLocalTimestamp, true},
    {TokenKind::kCurrentUser, SqlSpecial::kCurrentUser, false},
    {TokenKind::kCurrentCatalog, SqlSpecial::kCurrentCatalog, false},
    {TokenKind::kCurrentSchema, SqlSpecial::kCurrentSchema, false},
    {TokenKind::kCurrentPath, SqlSpecial::kCurrentPath, false},
};

// nullptr for any other token.
[[nodiscard]] constexpr const SessionValue* session_value(TokenKind word) {
  for (const SessionValue& value : kSessionValues) {
    if (value.word == word) {
      return &value;
    }
  }
  return nullptr;
}

}  // namespace mapping::sql
