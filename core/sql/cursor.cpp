#include "sql/cursor.h"

#include <algorithm>

namespace mapping::sql {

bool Cursor::at_any(std::initializer_list<TokenKind> kinds) const {
  return std::ranges::find(kinds, kind_) != kinds.end();
}

void Cursor::advance() { step(); }

void Cursor::stop() {
  failed_ = true;
  index_ = static_cast<std::uint32_t>(tokens_.size()) - 1;
  kind_ = TokenKind::kEndOfText;
}

}  // namespace mapping::sql
