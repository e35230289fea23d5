#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "mapping/text.h"

namespace mapping::language {

// Where the caret is in a JSON text, of which only what is in front of it has to be JSON so far.
//
//   {"node_definitions": [{"label": "Cu|stomer"   →   path node_definitions/0/label, in a string
struct JsonPlace {
  std::vector<std::string> path{};  // keys, and the numbers of items; of a key: of its object
  bool in_string = false;
  bool is_key = false;    // a key, or the place where one may stand
  bool is_value = false;  // a value, or the place where one may stand
  Span content{};         // what stands between the quotes; without a string the word at the caret
};

// A string that has no end yet ends with its line.
[[nodiscard]] JsonPlace find_json_place(std::string_view text, std::uint32_t offset);

// A string's content without its escapes, and where each byte of it stands.
struct DecodedString {
  std::string text{};
  std::vector<std::uint32_t> places{};  // of each byte, and of the end

  [[nodiscard]] std::uint32_t to_decoded(std::uint32_t place) const;
  [[nodiscard]] Span to_written(Span span) const { return {places[span.begin], places[span.end]}; }
};

[[nodiscard]] DecodedString decode_string(std::string_view text, Span content);

// As it stands between the quotes of a string.
[[nodiscard]] std::string escaped(std::string_view text);

}  // namespace mapping::language
