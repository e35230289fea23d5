#include "language/json_place.h"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "language/caret_text.h"

namespace mapping::language {
namespace {

using Path = std::vector<std::string>;

JsonPlace place_of(std::string_view marked) {
  const CaretText at(marked);
  return find_json_place(at.text, at.caret);
}

TEST_CASE("the place of a value") {
  const CaretText at(R"({"node_definitions": [{}, {"label": "Cu|stomer"}]})");
  const JsonPlace place = find_json_place(at.text, at.caret);
  CHECK(place.path == Path{"node_definitions", "1", "label"});
  CHECK(place.in_string);
  CHECK(place.is_value);
  CHECK(slice(at.text, place.content) == "Customer");
}

TEST_CASE("the place of a key") {
  CHECK(place_of(R"({"a": [{"x": 1, "|"}]})").path == Path{"a", "0"});
  CHECK(place_of(R"({"a": [{"x": 1, "|"}]})").is_key);
  CHECK(place_of(R"({"a": 1, |)").is_key);
  CHECK_FALSE(place_of(R"({"a": 1, |)").in_string);
}

TEST_CASE("a string without an end ends with its line") {
  const CaretText at("{\"sql\": \"SELECT a |\n}");
  const JsonPlace place = find_json_place(at.text, at.caret);
  CHECK(place.path == Path{"sql"});
  CHECK(slice(at.text, place.content) == "SELECT a ");
}

TEST_CASE("brackets and quotes in strings count for nothing") {
  CHECK(place_of(R"({"a": "}]\"{", "b": "|"})").path == Path{"b"});
  CHECK(place_of(R"({"k\u0065y": "|"})").path == Path{"key"});
}

TEST_CASE("a decoded string knows where its bytes stand") {
  const std::string text = R"("a\n\u00e9\ud834\udd1e\"b")";
  const Span content{1, static_cast<std::uint32_t>(text.size() - 1)};
  const DecodedString decoded = decode_string(text, content);
  CHECK(decoded.text == "a\n\xC3\xA9\xF0\x9D\x84\x9E\"b");
  const auto quote = static_cast<std::uint32_t>(decoded.text.find('"'));
  CHECK(slice(text, decoded.to_written({quote, quote + 2})) == "\\\"b");
  CHECK(decoded.to_decoded(decoded.places[quote]) == quote);
  // Inside an escape: what it means.
  CHECK(decoded.to_decoded(decoded.places[1] + 1) == 2);
}

}  // namespace
}  // namespace mapping::language
