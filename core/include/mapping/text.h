#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Source text and the places in it.
//
// Inside the core every place is a half-open range of UTF-8 *bytes* (`Span`). People and editors
// count differently, so a place is converted once, on the way out: `LineIndex` gives lines, columns
// and offsets in UTF-16 units, as JavaScript strings and editors count; `code_point_position` gives
// the places of a Trino server.
//
//   LineIndex index("{\n  \"ä\": 1}");
//   index.position(9)  // the 1: {line 2, column 8, offset 9 − 1}, because ä is two bytes and one
//   UTF-16 unit
namespace mapping {

// Bytes [begin, end) of a text. Texts are at most 32 MiB, so 32 bits suffice.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
  friend constexpr bool operator==(Span, Span) = default;
};

[[nodiscard]] constexpr std::string_view slice(std::string_view text, Span span) {
  return text.substr(span.begin, span.size());
}

// What ends a line. Trino's lexer counts `\n` alone, so places in SQL do too, and lines agree with those in a server's
// messages; editors (LSP) take `\r\n` and a `\r` that stands alone as well, and so do places in a mapping's text.
enum class LineEnds : std::uint8_t { kServer, kEditor };

// A place as an editor counts: line and column from 1, offset from 0; column and offset in UTF-16
// units.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  std::uint32_t offset = 0;

  friend constexpr bool operator==(Position, Position) = default;
};

struct Range {
  Position start;
  Position end;

  friend constexpr bool operator==(const Range&, const Range&) = default;
};

// Converts byte offsets of one text into positions.
//
// A look-up reads the text up to its place once and keeps a check-point for every 4 KiB (64 bytes of a
// short text), so that the next one in front of there reads at most that much; one close behind the
// last goes on from it. The text must outlive the index. A byte that belongs to no character counts as
// one unit, as the U+FFFD that a decoder shows for it; so does a lone surrogate in the three-byte form
// in which a JavaScript string's one is handed over.
class LineIndex {
 public:
  struct Place {
    std::uint32_t byte = 0;
    Position position{};
  };

  explicit LineIndex(std::string_view text, LineEnds ends = LineEnds::kServer);

  // `byte` beyond the end gives the end; one inside a character gives the character's start.
  [[nodiscard]] Position position(std::uint32_t byte) const;
  [[nodiscard]] Range range(Span span) const { return {position(span.begin), position(span.end)}; }

 private:
  void reach(std::uint32_t byte) const;

  std::string_view text_;
  LineEnds ends_;
  std::uint32_t interval_;  // bytes
  // Found as far as somebody asked: of a long text, mostly of what is in front of one place.
  mutable std::vector<Place> checkpoints_{{}};
  mutable Place last_{};
};

// The byte of the character at an offset in UTF-16 units; the end behind it.
[[nodiscard]] std::uint32_t byte_at_offset(std::string_view text, std::uint32_t offset);

// A place as Trino's server counts: line and column from 1, columns in code points.
struct CodePointPosition {
  std::uint32_t line = 1;
  std::uint32_t column = 1;

  friend constexpr bool operator==(CodePointPosition, CodePointPosition) = default;
};

[[nodiscard]] CodePointPosition code_point_position(std::string_view text, std::uint32_t byte);

// The byte at a server's place; a place outside the text is clamped to the nearest end of the line
// or text.
[[nodiscard]] std::uint32_t byte_at(std::string_view text, CodePointPosition position);

// The first byte that is not well-formed UTF-8 (an overlong form, a surrogate, a cut character), if
// there is one.
[[nodiscard]] std::optional<std::uint32_t> find_malformed_utf8(std::string_view text);

// Appends `code_point` as UTF-8. Surrogates and values over U+10FFFF become U+FFFD.
void append_utf8(std::string& out, std::uint32_t code_point);

// Copies `text`, every malformed byte replaced by U+FFFD: what can be shown and put into JSON.
[[nodiscard]] std::string to_well_formed(std::string_view text);

// The number of code points of well-formed text.
[[nodiscard]] std::size_t count_code_points(std::string_view text);

// ASCII case folding, as of RyuGraph's names; Trino's identifiers: text/letter_case.h.
[[nodiscard]] constexpr char to_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}
[[nodiscard]] constexpr char to_upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c;
}
[[nodiscard]] std::string to_lower(std::string_view text);
[[nodiscard]] std::string to_upper(std::string_view text);
[[nodiscard]] bool equals_ignoring_case(std::string_view a, std::string_view b);
[[nodiscard]] bool starts_with_ignoring_case(std::string_view text, std::string_view prefix);
[[nodiscard]] bool is_one_of(std::span<const std::string_view> words, std::string_view word);

// What stands in a message: a text, a count, or what is put into words only where it is told, such as
// a type. Texts must live as long. It is made of a string out of line, as there are hundreds of messages.
class MessageValue {
 public:
  using Writer = void (*)(std::string& out, const void* source, std::int64_t number);

  MessageValue(const std::string& value);
  MessageValue(std::string_view value)
      : source_(value.data()), number_(static_cast<std::int64_t>(value.size())) {}
  MessageValue(const char* value) : MessageValue(std::string_view(value)) {}
  template <std::integral Number>
  MessageValue(Number value) : writer_(write_number), number_(static_cast<std::int64_t>(value)) {}
  MessageValue(Writer writer, const void* source, std::int64_t number)
      : writer_(writer), source_(source), number_(number) {}

  void append_to(std::string& out) const { writer_(out, source_, number_); }

 private:
  static void write_text(std::string& out, const void* text, std::int64_t size);
  static void write_number(std::string& out, const void* none, std::int64_t number);

  Writer writer_ = write_text;
  const void* source_ = nullptr;
  std::int64_t number_ = 0;
};
using MessageValues = std::initializer_list<MessageValue>;

// `pattern` with the next of `values` in the place of each `{}`; without values it is left as it is.
//
//   fill("Column '{}' cannot be resolved", {"id"})   // "Column 'id' cannot be resolved"
[[nodiscard]] std::string fill(std::string_view pattern, MessageValues values);

// Did-you-mean: the candidate that is clearly the best for `name`, or nullopt.
//
// Compares without case by edit distance (an exchange of neighbours is one edit), allows one edit
// for three characters and at most three, and is silent when two different candidates are equally
// near: a wrong hint costs more than none. Work is bounded by the lengths (names over 64 bytes are
// not compared).
[[nodiscard]] std::optional<std::string_view> closest_match(
    std::string_view name, std::span<const std::string_view> candidates);

}  // namespace mapping
