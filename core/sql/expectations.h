#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "sql/cursor.h"

namespace mapping::sql {

// Puts a name where it belongs in the sorted list of what is expected, unless it is there.
void add_expected(std::vector<std::string_view>& expected, std::string_view name);

// What could stand at one token that is watched, in Trino's names: "Expecting: …". Where no token is
// watched, and at every other token, nothing is noted.
//
//   Expectations expected(cursor);
//   expected.watch(1, false);             // before anything is read
//   expected.note(TokenKind::kComma);     // with the cursor at token 1
//   expected.names()                      // {"','"}
class Expectations {
 public:
  explicit Expectations(const Cursor& cursor) : cursor_(cursor) {}

  // Token `index` is at fault, or is the end of a part: behind an end Trino lists what could have
  // stood there instead of it.
  void watch(std::uint32_t index, bool is_end) {
    watched_ = index;
    is_end_ = is_end;
  }
  // Whether the token so many behind this one is watched.
  [[nodiscard]] bool watches(std::uint32_t ahead = 0) const {
    return cursor_.index() + ahead == watched_;
  }
  [[nodiscard]] bool is_end() const { return is_end_; }

  void note(std::string_view name);
  void note(TokenKind kind);
  void note(std::initializer_list<TokenKind> kinds);
  // Of what could stand so many tokens behind this one, where that is one of several readings.
  void note_ahead(std::uint32_t ahead, std::string_view name);
  void note_ahead(std::uint32_t ahead, TokenKind kind);
  // Where Trino has given up all that could have stood here before.
  void note_only(std::initializer_list<TokenKind> kinds);
  // What another alternative goes on with: the end of a part has decided against it.
  void note_alternative(std::initializer_list<TokenKind> kinds);

  // The watched token stands behind the end of a part, which Trino lists in place of it.
  void set_behind_end(bool is_behind_end) { is_behind_end_ = is_behind_end; }
  [[nodiscard]] bool is_behind_end() const { return is_behind_end_; }
  // The parenthesis that is watched is one too many, and Trino names what stands behind it.
  void set_extra_end(bool is_extra_end) { is_extra_end_ = is_extra_end; }
  [[nodiscard]] bool is_extra_end() const { return is_behind_end_ && is_extra_end_; }
  // Sorted, each once.
  [[nodiscard]] const std::vector<std::string_view>& names() const { return names_; }

 private:
  const Cursor& cursor_;
  std::vector<std::string_view> names_;
  std::uint32_t watched_ = UINT32_MAX;
  bool is_end_ = false;
  bool is_behind_end_ = false;
  bool is_extra_end_ = false;
};

}  // namespace mapping::sql
