#include <catch2/catch_message.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <string_view>

#include "language/json_place.h"

namespace mapping::language {
namespace {

// MAPPING_ESCAPINGS=1000000 for the long run.
int rounds() {
  constexpr int kUsual = 3000;
  const char* const given = std::getenv("MAPPING_ESCAPINGS");
  return given == nullptr ? kUsual : static_cast<int>(std::strtol(given, nullptr, 10));
}

class Random {
 public:
  std::uint32_t below(std::uint32_t end) { return static_cast<std::uint32_t>(engine_() % end); }
  template <std::size_t Size>
  std::string_view one_of(const std::string_view (&texts)[Size]) {
    return texts[below(Size)];
  }

 private:
  std::mt19937 engine_{11};  // NOLINT(cert-msc32-c,cert-msc51-cpp): the same cases each time
};

// A character, and some of the ways to write it in a JSON string.
struct Character {
  std::string_view text;
  std::string_view ways[3];
};

constexpr Character kCharacters[] = {
    {"a", {"a", "\\u0061", "a"}},
    {"_", {"_", "\\u005F", "\\u005f"}},
    {" ", {" ", "\\u0020", " "}},
    {"\"", {"\\\"", "\\u0022", "\\\""}},
    {"\\", {"\\\\", "\\u005c", "\\u005C"}},
    {"/", {"/", "\\/", "\\u002F"}},
    {"\n", {"\\n", "\\u000a", "\\u000A"}},
    {"\t", {"\\t", "\\u0009", "\\t"}},
    {"'", {"'", "\\u0027", "'"}},
    {"\xC3\xA4", {"\xC3\xA4", "\\u00e4", "\\u00E4"}},
    {"\xE4\xB8\xAD", {"\xE4\xB8\xAD", "\\u4e2d", "\\u4E2D"}},
    {"\xF0\x9D\x84\x9E", {"\xF0\x9D\x84\x9E", "\\ud834\\udd1e", "\\uD834\\uDD1E"}},
};

struct Escaping {
  std::string text{};                   // what is meant
  std::string written{};                // between the quotes
  std::vector<std::uint32_t> starts{};  // of the characters in `text`, and the end
};

Escaping make(Random& random) {
  Escaping made;
  const std::uint32_t count = 1 + random.below(40);
  for (std::uint32_t i = 0; i < count; ++i) {
    const Character& character = kCharacters[random.below(std::size(kCharacters))];
    made.starts.push_back(static_cast<std::uint32_t>(made.text.size()));
    made.text += character.text;
    made.written += random.one_of(character.ways);
  }
  made.starts.push_back(static_cast<std::uint32_t>(made.text.size()));
  return made;
}

// What is wrong with an escaping; nothing is.
std::string_view fault_of(const Escaping& made, Random& random) {
  constexpr std::string_view kHead = "{\"other\": [1], \"sql\": \"";
  const std::string text = std::string(kHead) + made.written + "\", \"label\": \"A\"}";
  const auto inside = static_cast<std::uint32_t>(
      kHead.size() + random.below(static_cast<std::uint32_t>(made.written.size() + 1)));
  const JsonPlace place = find_json_place(text, inside);
  const auto begin = static_cast<std::uint32_t>(kHead.size());
  if (!place.in_string || place.path != std::vector<std::string>{"sql"}) return "the place";
  if (place.content != Span{begin, begin + static_cast<std::uint32_t>(made.written.size())})
    return "the ends of the string";
  const DecodedString decoded = decode_string(text, place.content);
  if (decoded.text != made.text) return "what is meant";
  for (const std::uint32_t start : made.starts)
    if (decoded.to_decoded(decoded.places[start]) != start) return "an offset there and back";
  const auto size = static_cast<std::uint32_t>(made.starts.size());
  const std::uint32_t first = random.below(size);
  const std::uint32_t last = first + random.below(size - first);
  const Span replaced{made.starts[first], made.starts[last]};
  const Escaping put = make(random);
  std::string edited = text;
  const Span written = decoded.to_written(replaced);
  edited.replace(written.begin, written.size(), escaped(put.text));
  const auto json = nlohmann::json::parse(edited, nullptr, false);
  if (json.is_discarded()) return "a broken text";
  std::string wanted = made.text;
  wanted.replace(replaced.begin, replaced.size(), put.text);
  if (json["sql"].get<std::string>() != wanted) return "the edited string";
  return json["label"] == "A" ? std::string_view() : "what is around it";
}

TEST_CASE("places and edits go through any way of writing a string") {
  Random random;
  for (int round = 0; round < rounds(); ++round) {
    const Escaping made = make(random);
    const std::string_view fault = fault_of(made, random);
    if (fault.empty()) continue;
    CAPTURE(round, made.written);
    CHECK(fault == "");
  }
}

}  // namespace
}  // namespace mapping::language
