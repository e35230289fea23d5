#include <array>
#include <catch2/catch_message.hpp>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>

#include "mapping/text.h"

using mapping::byte_at;
using mapping::closest_match;
using mapping::code_point_position;
using mapping::CodePointPosition;
using mapping::count_code_points;
using mapping::find_malformed_utf8;
using mapping::LineEnds;
using mapping::LineIndex;
using mapping::Position;
using mapping::to_well_formed;

namespace {

// a é 😀 newline, over and over: 8 bytes, 4 code points, 5 UTF-16 units a line.
std::string many_lines(std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += "a\xC3\xA9\xF0\x9F\x98\x80\n";
  return text;
}

}  // namespace

TEST_CASE("positions count UTF-16 units, far beyond the first check-point too") {
  const std::string text = many_lines(5000);
  const LineIndex index(text);
  for (const std::uint32_t line : {0U, 1U, 511U, 512U, 513U, 1024U, 4999U}) {
    INFO(line);
    const std::uint32_t begin = line * 8;
    CHECK(index.position(begin) == Position{line + 1, 1, line * 5});
    CHECK(index.position(begin + 1) == Position{line + 1, 2, line * 5 + 1});
    CHECK(index.position(begin + 3) == Position{line + 1, 3, line * 5 + 2});
    CHECK(index.position(begin + 7) == Position{line + 1, 5, line * 5 + 4});
  }
}

TEST_CASE("positions are those of counting from the start, at every byte of lines of any length") {
  std::string text;
  for (std::size_t length = 0; length < 40; ++length) {
    text += std::string(length, 'x') + (length % 3 == 0 ? "\xC3\xA9" : "") + '\n' +
            std::string(length % 7, '\n');
  }
  const LineIndex index(text);
  Position expected{1, 1, 0};
  for (std::uint32_t byte = 0; byte < text.size(); ++byte) {
    if (text[byte] == '\xA9') continue;  // inside of a character
    INFO(byte);
    REQUIRE(index.position(byte) == expected);
    expected = text[byte] == '\n'
                   ? Position{expected.line + 1, 1, expected.offset + 1}
                   : Position{expected.line, expected.column + 1, expected.offset + 1};
  }
  CHECK(index.position(static_cast<std::uint32_t>(text.size())) == expected);
}

TEST_CASE("a byte inside a character gives its start, one beyond the end the end") {
  const LineIndex index("\xC3\xA9x");
  CHECK(index.position(1) == Position{1, 1, 0});
  CHECK(index.position(3) == Position{1, 3, 2});
  CHECK(index.position(99) == Position{1, 3, 2});
}

TEST_CASE("only a line feed ends a line of SQL, as a server counts") {
  const LineIndex index(
      "a\r\nb\rc\xE2\x80\xA8"
      "d");
  CHECK(index.position(3) == Position{2, 1, 3});
  CHECK(index.position(5) == Position{2, 3, 5});
  CHECK(index.position(9) == Position{2, 5, 7});
}

// The rule of the Language Server Protocol: '\n', '\r\n' and '\r' end a line.
TEST_CASE("a lone carriage return ends a line of a mapping, and a pair is one end") {
  const LineIndex index("a\r\nb\rc\r\r\n\nd\r", LineEnds::kEditor);
  CHECK(index.position(1) == Position{1, 2, 1});
  CHECK(index.position(2) == Position{1, 3, 2});
  CHECK(index.position(3) == Position{2, 1, 3});
  CHECK(index.position(5) == Position{3, 1, 5});
  CHECK(index.position(7) == Position{4, 1, 7});
  CHECK(index.position(9) == Position{5, 1, 9});
  CHECK(index.position(10) == Position{6, 1, 10});
  CHECK(index.position(12) == Position{7, 1, 12});
}

TEST_CASE("lines are those of splitting the text, whatever ends them and wherever it stands") {
  std::string text;
  for (std::size_t i = 0; i < 3000; ++i)
    text += std::string(i % 11, 'x') + (i % 3 == 0 ? "\r" : i % 3 == 1 ? "\r\n" : "\n\xC3\xA9");
  const LineIndex index(text, LineEnds::kEditor);
  Position expected{1, 1, 0};
  for (std::uint32_t byte = 0; byte < text.size(); ++byte) {
    if (text[byte] == '\xA9') continue;  // inside of a character
    INFO(byte);
    REQUIRE(index.position(byte) == expected);
    const bool is_first_of_pair = text[byte] == '\r' && text[byte + 1] == '\n';
    const bool ends = text[byte] == '\n' || (text[byte] == '\r' && !is_first_of_pair);
    expected = ends ? Position{expected.line + 1, 1, expected.offset + 1}
                    : Position{expected.line, expected.column + 1, expected.offset + 1};
  }
}

TEST_CASE("malformed bytes count as the one unit that a decoder shows") {
  const LineIndex index("\xFF\xC0\x80z");
  CHECK(index.position(3) == Position{1, 4, 3});
  const LineIndex lone_surrogate("\xED\xA0\xBDz");
  CHECK(lone_surrogate.position(3) == Position{1, 2, 1});
}

TEST_CASE("the server's places lead to bytes and back") {
  const std::string text = many_lines(3);
  for (std::uint32_t line = 1; line <= 3; ++line) {
    std::uint32_t byte = (line - 1) * 8;
    for (const std::uint32_t column : {1U, 2U, 3U, 4U}) {
      CHECK(byte_at(text, {line, column}) == byte);
      CHECK(code_point_position(text, byte) == CodePointPosition{line, column});
      byte += column == 3 ? 4 : column;
    }
  }
}

TEST_CASE("a server's place outside the text is the nearest end") {
  CHECK(byte_at("ab\ncd", {1, 99}) == 2);
  CHECK(byte_at("ab\ncd", {2, 99}) == 5);
  CHECK(byte_at("ab\ncd", {99, 1}) == 5);
  CHECK(byte_at("", {1, 1}) == 0);
}

TEST_CASE("the first malformed byte is found wherever it stands") {
  struct Row {
    std::string_view text;
    bool well_formed;
  };
  static constexpr std::array kRows = {
      Row{"", true},
      Row{"\xC3\xA9", true},
      Row{"\xED\x9F\xBF", true},
      Row{"\xEE\x80\x80", true},
      Row{"\xF4\x8F\xBF\xBF", true},
      Row{"\x80", false},
      Row{"\xC1\xBF", false},
      Row{"\xC3", false},
      Row{"\xE0\x9F\xBF", false},
      Row{"\xED\xA0\x80", false},
      Row{"\xF0\x8F\xBF\xBF", false},
      Row{"\xF4\x90\x80\x80", false},
      Row{"\xFE", false},
  };
  for (const Row& row : kRows) {
    for (std::uint32_t before = 0; before < 20; ++before) {
      const std::string text = std::string(before, 'a') + std::string(row.text) + "b";
      INFO(text);
      CHECK(find_malformed_utf8(text) == (row.well_formed ? std::nullopt : std::optional(before)));
      CHECK_FALSE(find_malformed_utf8(to_well_formed(text)));
    }
  }
}

TEST_CASE("code points are counted, not bytes") {
  CHECK(count_code_points("a\xC3\xA9\xF0\x9F\x98\x80") == 3);
}

TEST_CASE("did you mean: the clear best or nothing") {
  static constexpr std::array<std::string_view, 4> kNames = {"from_node", "to_node", "from_key",
                                                             "to_key"};
  CHECK(closest_match("form_node", kNames) == "from_node");
  CHECK(closest_match("FROM_NODE", kNames) == "from_node");
  CHECK(closest_match("tokey", kNames) == "to_key");
  CHECK_FALSE(closest_match("", kNames));
  CHECK_FALSE(closest_match("label", kNames));
  CHECK_FALSE(closest_match(std::string(65, 'f'), kNames));
  static constexpr std::array<std::string_view, 2> kEquallyNear = {"cat", "car"};
  CHECK_FALSE(closest_match("caz", kEquallyNear));
}
