#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "mapping/diagnostic.h"

// Nothing here throws or is a stream. A namespace of its own, as whoever links the core may have the library with
// exceptions.
#define JSON_NOEXCEPTION
#define JSON_NO_IO
#define JSON_USE_IMPLICIT_CONVERSIONS 0
#define NLOHMANN_JSON_NAMESPACE nlohmann::without_exceptions
#define NLOHMANN_JSON_NAMESPACE_BEGIN \
  namespace nlohmann {                \
  inline namespace without_exceptions {
#define NLOHMANN_JSON_NAMESPACE_END \
  }                                 \
  }
#include <nlohmann/json.hpp>

// JSON that is only carried: requests and the answers that hold no report. A mapping's text is read by `Document`, which
// keeps the place of every value, and reports are written by `JsonWriter`, in half the time.
//
// A value of a request may be of any kind. `at()` and `get<>()` end the program where it is another one, so that it is
// read by the functions below, which answer with nothing then:
//
//   const Json options = read_json(R"({"locale":"zh","catalog":1})");
//   text_of(options, "locale")                             // "zh"; "" for what is no string
//   number_of(member(options, "catalog"))                  // 1; nothing for "1", 1.5 and -1
//   member(member(options, "policy"), "label").is_null()   // what is not there is null
namespace mapping {

using Json = nlohmann::ordered_json;

// What a text holds, as it is read: for texts that are too large to become values.
class JsonEvents : public nlohmann::json_sax<Json> {
 public:
  // Reading begins, perhaps once more: forget what came before.
  virtual void begin() = 0;

  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) final {
    return false;
  }
  bool binary(Json::binary_t&) final { return false; }
};

// False where the text is no JSON or an event answers false. Half of a surrogate pair and malformed UTF-8 are read as
// U+FFFD.
[[nodiscard]] bool read_json(std::string_view text, JsonEvents& events);

// The value of a text; null for what is no JSON, or nests deeper than 64 levels. Takes time linear in the text.
[[nodiscard]] Json read_json(std::string_view text);

// Malformed UTF-8 comes out as U+FFFD for each byte. As deep as the value.
[[nodiscard]] std::string written(const Json& value);

// The same for an answer that holds reports as well, or so many values that they are written one by one.
[[nodiscard]] WrittenJson dumped(const Json& value);

// Null where there is none; the last one where a name is given twice, as JSON.parse has it.
[[nodiscard]] const Json& member(const Json& value, std::string_view name);
// The same; nullptr where there is none.
[[nodiscard]] const Json* find_member(const Json& value, std::string_view name);
[[nodiscard]] Json* find_member(Json& value, std::string_view name);

[[nodiscard]] std::span<const Json> items_of(const Json& value);
// Empty for what is no string. A view is the value's.
[[nodiscard]] std::string_view view_of(const Json& value);
[[nodiscard]] std::string_view view_of(const Json& value, std::string_view name);
[[nodiscard]] std::string text_of(const Json& value, std::string_view name);
[[nodiscard]] std::optional<std::string> optional_text_of(const Json& value);
// A whole number of 32 bits.
[[nodiscard]] std::optional<std::uint32_t> number_of(const Json& value);
[[nodiscard]] bool is_true(const Json& value);

// A list of what `make` makes of each item.
template <typename Items, typename Make>
[[nodiscard]] Json json_list(const Items& items, Make make) {
  Json list = Json::array();
  for (const auto& item : items) list.push_back(make(item));
  return list;
}
[[nodiscard]] Json json_list(std::span<const std::string_view> texts);

}  // namespace mapping
