#include "sql/expectations.h"

#include <algorithm>

namespace mapping::sql {

void add_expected(std::vector<std::string_view>& expected, std::string_view name) {
  const auto place = std::ranges::lower_bound(expected, name);
  if (place == expected.end() || *place != name) expected.insert(place, name);
}

void Expectations::note_only(std::initializer_list<TokenKind> kinds) {
  if (watches() && !cursor_.failed()) {
    names_.clear();
    is_behind_end_ = false;
    add_all(kinds);
  }
}

// Where reading has stopped is the end of the text, which may be watched.
void Expectations::add(std::string_view name) {
  if (!cursor_.failed()) {
    add_expected(names_, name);
  }
}

void Expectations::add_all(std::initializer_list<TokenKind> kinds) {
  for (const TokenKind kind : kinds) {
    add(display_name(kind));
  }
}

}  // namespace mapping::sql
