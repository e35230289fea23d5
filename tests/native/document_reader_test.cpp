#include <algorithm>
#include <catch2/catch_message.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "fixture.h"
#include "mapping/document.h"

using namespace std::string_view_literals;

// The reader beside another one: both accept the same texts.
namespace {

using mapping::Code;
using mapping::Document;
using mapping::DocumentFault;
using mapping::Span;

// What the reader refuses beyond JSON itself.
bool is_beyond_json(const DocumentFault& fault) {
  return fault.code == Code::kDuplicateKey || fault.code == Code::kDocumentTooDeep;
}

bool accepts(std::string_view text) {
  return std::ranges::all_of(Document::parse(text).faults(), is_beyond_json);
}

// nlohmann refuses numbers beyond a double, which are JSON all the same, and takes a NUL for the
// end of the text, which is JSON nowhere.
bool reference_accepts(std::string_view text) {
  if (text.find('\0') != std::string_view::npos) return false;
  try {
    (void)nlohmann::json::parse(text);
  } catch (const nlohmann::json::out_of_range&) {
    return true;
  } catch (const nlohmann::json::parse_error&) {
    return false;
  }
  return true;
}

// The codes of what is wrong, and where each begins.
std::string faults(std::string_view text) {
  std::string found;
  const Document document = Document::parse(text);
  for (const DocumentFault& fault : document.faults()) {
    found += found.empty() ? "" : " ";
    found +=
        std::string(mapping::message_of(fault.code).code) + "@" + std::to_string(fault.span.begin);
  }
  return found;
}

void compare(std::string_view text) {
  INFO(text);
  CHECK(accepts(text) == reference_accepts(text));
}

// xorshift64: the same mutations on every machine.
class Random {
 public:
  std::size_t below(std::size_t bound) {
    state_ ^= state_ << 13U;
    state_ ^= state_ >> 7U;
    state_ ^= state_ << 17U;
    return static_cast<std::size_t>(state_ % bound);
  }

 private:
  std::uint64_t state_ = 0x9E3779B97F4A7C15U;
};

void mutate(std::string& text, Random& random) {
  static constexpr std::string_view kBytes = "{}[]\",:\\u0e1-+.tfn/ \n\0\x1F\x80\xC3\xED\xFF"sv;
  const std::size_t at = random.below(text.size());
  const char byte = kBytes[random.below(kBytes.size())];
  switch (random.below(4)) {
    case 0:
      text.erase(at, 1 + random.below(3));
      break;
    case 1:
      text.insert(at, 1, byte);
      break;
    case 2:
      text[at] = byte;
      break;
    default:
      text.insert(at, text.substr(random.below(text.size()), random.below(12)));
  }
}

constexpr std::string_view kHostileTexts[] = {""sv,
                                              " "sv,
                                              "\xEF\xBB\xBF"sv,
                                              "\xEF\xBB\xBF{}"sv,
                                              "\xEF\xBB\xBF\xEF\xBB\xBF{}"sv,
                                              " \xEF\xBB\xBF{}"sv,
                                              "\xEF\xBB{}"sv,
                                              "\xFE\xFF\0{\0}"sv,
                                              "{}"sv,
                                              "[]"sv,
                                              "{} "sv,
                                              "{}x"sv,
                                              "{}{}"sv,
                                              "{},"sv,
                                              ",{}"sv,
                                              "["sv,
                                              "]"sv,
                                              "{"sv,
                                              "}"sv,
                                              "[}"sv,
                                              "{]"sv,
                                              "[,]"sv,
                                              "[1,]"sv,
                                              "[,1]"sv,
                                              "[1 2]"sv,
                                              "[1,,2]"sv,
                                              "[[]"sv,
                                              "[]]"sv,
                                              "{\"a\"}"sv,
                                              "{\"a\":}"sv,
                                              "{\"a\" 1}"sv,
                                              "{\"a\":1,}"sv,
                                              "{,\"a\":1}"sv,
                                              "{\"a\":1 \"b\":2}"sv,
                                              "{1:2}"sv,
                                              "{a:1}"sv,
                                              "{'a':1}"sv,
                                              "{\"a\":1,\"a\":2}"sv,
                                              "\"\""sv,
                                              "\""sv,
                                              "\"\\\""sv,
                                              "\"\\\\\""sv,
                                              "\"\\/\""sv,
                                              "\"\\x\""sv,
                                              "\"\\u\""sv,
                                              "\"\\u12\""sv,
                                              "\"\\u123g\""sv,
                                              "\"\\u0000\""sv,
                                              "\"\\uD800\""sv,
                                              "\"\\uDC00\""sv,
                                              "\"\\uD800\\uDC00\""sv,
                                              "\"\\uDC00\\uD800\""sv,
                                              "\"\\uD800\\uD800\""sv,
                                              "\"\\uD800x\""sv,
                                              "\"\\uD800\\n\""sv,
                                              "\"\\uD800\\u\""sv,
                                              "\"\\U0041\""sv,
                                              "\"\t\""sv,
                                              "\"\n\""sv,
                                              "\"\0\""sv,
                                              "\"\x7F\""sv,
                                              "\"\x80\""sv,
                                              "\"\xC0\x80\""sv,
                                              "\"\xC1\xBF\""sv,
                                              "\"\xC3\xA9\""sv,
                                              "\"\xC3\""sv,
                                              "\"\xE0\x80\x80\""sv,
                                              "\"\xE2\x82\""sv,
                                              "\"\xED\x9F\xBF\""sv,
                                              "\"\xED\xA0\x80\""sv,
                                              "\"\xEF\xBF\xBF\""sv,
                                              "\"\xF0\x8F\xBF\xBF\""sv,
                                              "\"\xF0\x90\x80\x80\""sv,
                                              "\"\xF4\x8F\xBF\xBF\""sv,
                                              "\"\xF4\x90\x80\x80\""sv,
                                              "\"\xF5\x80\x80\x80\""sv,
                                              "\"\xFF\""sv,
                                              "0"sv,
                                              "-0"sv,
                                              "-"sv,
                                              "+1"sv,
                                              "01"sv,
                                              "-01"sv,
                                              "1."sv,
                                              ".1"sv,
                                              "1.5"sv,
                                              "1.e1"sv,
                                              "1e"sv,
                                              "1e+"sv,
                                              "1E-5"sv,
                                              "1e400"sv,
                                              "-1e-400"sv,
                                              "0x1"sv,
                                              "1_000"sv,
                                              "1a"sv,
                                              "00"sv,
                                              "0.0e0"sv,
                                              "123456789012345678901234567890"sv,
                                              "NaN"sv,
                                              "Infinity"sv,
                                              "-Infinity"sv,
                                              "true"sv,
                                              "tru"sv,
                                              "truee"sv,
                                              "True"sv,
                                              "false"sv,
                                              "null"sv,
                                              "nul"sv,
                                              "NULL"sv,
                                              "true false"sv,
                                              "[true,false,null]"sv,
                                              "// x\n1"sv,
                                              "/* x */1"sv,
                                              "1//"sv,
                                              "#"sv,
                                              "\v1"sv,
                                              "\f1"sv,
                                              "1\0"sv,
                                              "\0"sv,
                                              "\xC2\xA0"
                                              "1"sv,
                                              "\xE2\x80\xA8"
                                              "1"sv,
                                              "[1\t,\r\n2]"sv,
                                              "undefined"sv,
                                              "(1)"sv,
                                              "\"a\" \"b\""sv,
                                              "{\"a\":{\"b\":[{\"c\":[]}]}}"sv};

}  // namespace

TEST_CASE("hostile texts are accepted exactly where another reader accepts them") {
  using namespace std::string_view_literals;
  for (const std::string_view text : kHostileTexts) compare(text);
}

TEST_CASE("mutations of a mapping are accepted exactly where another reader accepts them") {
  const std::string mapping = mapping::testing::read_file(
      mapping::testing::checkout_path("tests/fixtures/structure/valid_mapping/mapping.json"));
  REQUIRE(accepts(mapping));
  Random random;
  std::size_t accepted = 0;
  for (int round = 0; round < 4000; ++round) {
    std::string text = mapping;
    for (std::size_t count = 1 + random.below(3); count > 0; --count) mutate(text, random);
    compare(text);
    accepted += accepts(text) ? 1 : 0;
  }
  CHECK(accepted > 200);
  CHECK(accepted < 3800);
}

TEST_CASE("the reader goes down to its depth and no further") {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
  };
  CHECK(Document::parse(nested(63)).faults().empty());
  CHECK(Document::parse(nested(64)).faults().empty());
  const Document too_deep = Document::parse(nested(65));
  REQUIRE(too_deep.faults().size() == 1);
  CHECK(too_deep.faults()[0].code == Code::kDocumentTooDeep);
  CHECK(too_deep.faults()[0].span == Span{64, 65});
  CHECK_FALSE(too_deep.is_complete());
  CHECK(Document::parse(std::string(100000, '[')).faults().size() == 1);
}

TEST_CASE("the reader takes a text of its size and none that is larger") {
  const mapping::DocumentLimits limits{.bytes = 10, .depth = 64};
  CHECK(Document::parse("[       ]", limits).faults().empty());
  CHECK(Document::parse("[        ]", limits).faults().empty());
  const Document too_large = Document::parse("[         ]", limits);
  REQUIRE(too_large.faults().size() == 1);
  CHECK(too_large.faults()[0].code == Code::kDocumentTooLarge);
  CHECK(too_large.root() == mapping::kNoValue);
}

TEST_CASE("numbers and strings keep every digit and character") {
  const Document document = Document::parse(
      R"([9007199254740993, 0.10000000000000000000000001, -0, 1e400, "a\u0000b\uD83D\uDE00/\/"])");
  REQUIRE(document.faults().empty());
  std::vector<std::string> texts;
  for (mapping::ValueId id = document[document.root()].first_child; id != mapping::kNoValue;
       id = document[id].next_sibling) {
    texts.emplace_back(document[id].text);
  }
  using namespace std::string_literals;
  CHECK(texts == std::vector{"9007199254740993"s, "0.10000000000000000000000001"s, "-0"s, "1e400"s,
                             "a\0b\xF0\x9F\x98\x80//"s});
}

TEST_CASE("a place in a decoded string is found in the text") {
  const std::string_view text = R"(["a\n\u00e9\ud83d\ude00z"])";
  const Document document = Document::parse(text);
  const mapping::ValueId id = document[document.root()].first_child;
  // Decoded: a, newline, é (2 bytes), 😀 (4 bytes), z.
  CHECK(document.source_span(id, {0, 1}) == Span{2, 3});
  CHECK(document.source_span(id, {1, 2}) == Span{3, 5});
  CHECK(document.source_span(id, {2, 4}) == Span{5, 11});
  CHECK(document.source_span(id, {4, 8}) == Span{11, 23});
  CHECK(document.source_span(id, {8, 9}) == Span{23, 24});
  CHECK(document.source_span(id, {9, 9}) == Span{24, 24});
}

TEST_CASE("one slip is one finding") {
  // A comma that is missing, wherever.
  CHECK(faults(R"({"a": 1 "b": 2})") == "json_expected@7");
  CHECK(faults(R"({"a": [1 2], "b": [{"c": 1} {"c": 2}] "d": 3})") ==
        "json_expected@8 json_expected@27 json_expected@37");
  // What cannot stand behind one either.
  CHECK(faults(R"({"a": 1 // why
})") == "json_expected@8");
  CHECK(faults(R"({"a": [1 ; 2], "b": 1})") == "json_expected@9");
  // A quote that is missing at the end of a line.
  CHECK(faults("{\"a\": \"SELECT 1,\n  \"b\": 2}") == "json_unterminated_string@6");
  CHECK(faults("{\"a\": \"SELECT \\\"x\\\",\r\n  \"b\": 2}") == "json_unterminated_string@6");
  CHECK(faults("{\"a\": \"SELECT 1\n}") == "json_unterminated_string@6");
  // SQL that was put in as it is.
  CHECK(faults("{\"a\": \"SELECT 1,\n  \\\"b\\\"\nFROM t\"}") ==
        "json_control_character@16 json_control_character@24");
}

TEST_CASE("what stands around a forgotten quote is read") {
  const std::string text = "{\"a\": \"x\\ty,\n \"b\": \"z\"}";
  const Document document = Document::parse(text);
  CHECK(document[document.member(document.root(), "a")].text == "x\ty");
  CHECK(document[document.member(document.root(), "b")].text == "z");
}

TEST_CASE("pointers escape what has a meaning in them") {
  const Document document = Document::parse(R"({"a/b~c": [{"": 1}]})");
  const mapping::ValueId list = document.member(document.root(), "a/b~c");
  const mapping::ValueId object = document[list].first_child;
  CHECK(document.pointer(document.root()).empty());
  CHECK(document.pointer(document[object].first_child) == "/a~1b~0c/0/");
}
