#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "mapping/diagnostic.h"

namespace mapping {

// Appends JSON to a string, with the commas where they belong. Reports and what an editor asks for are written with it at
// every keystroke, as they are made; other answers are values of nlohmann/json (protocol/json.h).
//
//   JsonWriter json;
//   json.begin_object().key("valid").boolean(true).end_object();
//   std::move(json).text()  // {"valid":true}
//
// Strings and numbers may hold anything: malformed UTF-8 comes out as U+FFFD, and there is no way to put in text
// that is already JSON but as another writer wrote it, so the result is always valid JSON.
class JsonWriter {
 public:
  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }
  JsonWriter& key(std::string_view name);          // a word: nothing in it needs an escape
  JsonWriter& key_of_text(std::string_view name);  // any text
  JsonWriter& string(std::string_view value);
  JsonWriter& integer(std::int64_t value);
  // A number as it is written, every digit kept; null for what is no JSON number.
  JsonWriter& number(std::string_view written);
  JsonWriter& boolean(bool value) { return raw(value ? "true" : "false"); }
  JsonWriter& null() { return raw("null"); }
  JsonWriter& value(const WrittenJson& written) { return raw(written.text()); }

  [[nodiscard]] std::string text() && { return {out_.get(), size_}; }
  [[nodiscard]] WrittenJson written() && { return WrittenJson({out_.get(), size_}); }

 private:
  JsonWriter& raw(std::string_view json);
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  void separate();
  void quote(std::string_view value);
  void quote_special(char c);
  void put(char c);
  void put(std::string_view text);
  void make_room(std::size_t bytes);

  // Not a string: most of what is written is one character long, and a string makes a call of each.
  std::unique_ptr<char[]> out_;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
  bool needs_comma_ = false;
};

}  // namespace mapping
