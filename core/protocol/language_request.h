#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "language/json_place.h"
#include "mapping/text.h"
#include "protocol/json.h"
#include "report/json_writer.h"

// A request of an editor, and where its answer is written.
namespace mapping {

// Places of a text, in the units of editors.
class Places {
 public:
  Places(std::string_view text, JsonWriter& json) : lines_(text, LineEnds::kEditor), json_(json) {}

  // From here on places are those of a string of the text; nullptr: of the text itself.
  void within(const language::DecodedString* string) { string_ = string; }

  void write(std::string_view key, Span span) {
    json_.key(key);
    write(span);
  }
  // [line, column, offset] of both ends.
  void write(Span span) {
    json_.begin_array();
    put(span.begin);
    put(span.end);
    json_.end_array();
  }
  void write_all(std::span<const Span> spans) {
    json_.begin_object().key("ranges").begin_array();
    for (const Span span : spans) write(span);
    json_.end_array().end_object();
  }
  void put(std::uint32_t byte) {
    const Position position = position_of(byte);
    json_.integer(position.line).integer(position.column).integer(position.offset);
  }
  [[nodiscard]] Position position_of(std::uint32_t byte) {
    return lines_.position(string_ == nullptr ? byte : string_->places[byte]);
  }
  // A text as it has to be written there.
  [[nodiscard]] std::string written(const std::string& text) const {
    return string_ == nullptr ? text : language::escaped(text);
  }

 private:
  LineIndex lines_;
  JsonWriter& json_;
  const language::DecodedString* string_ = nullptr;
};

// One request: what is asked, and where the answer is written.
struct Asked {
  Asked(std::string_view the_text, const Json& the_options)
      : text(the_text),
        options(the_options),
        offset(byte_at_offset(the_text, number_of(member(the_options, "offset")).value_or(0))),
        places(the_text, json) {}
  // In a string of a mapping's text.
  Asked(std::string_view the_text, const Json& the_options, const language::JsonPlace& place,
        const language::DecodedString& string)
      : Asked(the_text, the_options) {
    text = string.text;
    mapping = the_text;
    in_mapping = &place;
    offset = string.to_decoded(offset);
    places.within(&string);
  }

  std::string_view text;  // that is asked about: of a mapping, one of its queries
  std::string_view mapping{};
  const language::JsonPlace* in_mapping = nullptr;
  const Json& options;
  std::uint32_t offset;
  JsonWriter json{};
  Places places;
  std::uint32_t last_end = 0;  // of what was written last, where places are relative
};

}  // namespace mapping
