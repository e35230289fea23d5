#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace mapping {

// Appends JSON to a string, with the commas where they belong.
//
//   JsonWriter json;
//   json.begin_object().key("valid").boolean(true).end_object();
//   std::move(json).text()  // {"valid":true}
//
// Strings may hold anything: malformed UTF-8 comes out as U+FFFD, so the result is always valid
// JSON.
class JsonWriter {
 public:
  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }
  JsonWriter& key(std::string_view name);
  JsonWriter& string(std::string_view value);
  JsonWriter& integer(std::int64_t value);
  JsonWriter& boolean(bool value) { return raw(value ? "true" : "false"); }
  JsonWriter& null() { return raw("null"); }
  // `json` must be one JSON value.
  JsonWriter& raw(std::string_view json);

  [[nodiscard]] std::string text() && { return std::move(out_); }

 private:
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  void separate();
  void quote(std::string_view value);

  std::string out_;
  bool needs_comma_ = false;
};

}  // namespace mapping
