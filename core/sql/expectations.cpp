#include "sql/expectations.h"

#include <algorithm>

namespace mapping::sql {

void add_expected(std::vector<std::string_view>& expected, std::string_view name) {
  const auto place = std::ranges::lower_bound(expected, name);
  if (place == expected.end() || *place != name) expected.insert(place, name);
}

void Expectations::note(std::string_view name) { note_ahead(0, name); }

void Expectations::note(TokenKind kind) {
  if (watches()) {
    note(display_name(kind));
  }
}

void Expectations::note(std::initializer_list<TokenKind> kinds) {
  if (watches()) {
    for (const TokenKind kind : kinds) {
      note(kind);
    }
  }
}

// Where reading has stopped is the end of the text, which may be watched.
void Expectations::note_ahead(std::uint32_t ahead, std::string_view name) {
  if (watches(ahead) && !cursor_.failed()) {
    add_expected(names_, name);
  }
}

void Expectations::note_ahead(std::uint32_t ahead, TokenKind kind) {
  note_ahead(ahead, display_name(kind));
}

void Expectations::note_only(std::initializer_list<TokenKind> kinds) {
  if (watches() && !cursor_.failed()) {
    names_.clear();
    is_behind_end_ = false;
    note(kinds);
  }
}

void Expectations::note_alternative(std::initializer_list<TokenKind> kinds) {
  if (!is_end_) {
    note(kinds);
  }
}

}  // namespace mapping::sql
