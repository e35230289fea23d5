#include "protocol/json.h"

#include <limits>
#include <utility>

namespace mapping {

std::string written(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

WrittenJson dumped(const Json& value) { return WrittenJson(written(value)); }

const Json* find_member(const Json& value, std::string_view name) {
  const auto* const members = value.get_ptr<const Json::object_t*>();
  if (members == nullptr) return nullptr;
  for (auto at = members->rbegin(); at != members->rend(); ++at) {
    if (at->first == name) return &at->second;
  }
  return nullptr;
}

Json* find_member(Json& value, std::string_view name) {
  return const_cast<Json*>(find_member(std::as_const(value), name));
}

const Json& member(const Json& value, std::string_view name) {
  static const Json kNothing;
  const Json* const found = find_member(value, name);
  return found == nullptr ? kNothing : *found;
}

std::span<const Json> items_of(const Json& value) {
  const auto* const items = value.get_ptr<const Json::array_t*>();
  if (items == nullptr) return {};
  return *items;
}

std::string_view view_of(const Json& value) {
  const auto* const text = value.get_ptr<const Json::string_t*>();
  return text == nullptr ? std::string_view() : *text;
}

std::string_view view_of(const Json& value, std::string_view name) {
  return view_of(member(value, name));
}

std::string text_of(const Json& value, std::string_view name) {
  return std::string(view_of(value, name));
}

std::optional<std::string> optional_text_of(const Json& value) {
  const auto* const text = value.get_ptr<const Json::string_t*>();
  if (text == nullptr) return std::nullopt;
  return *text;
}

std::optional<std::uint32_t> number_of(const Json& value) {
  const auto* const number = value.get_ptr<const Json::number_unsigned_t*>();
  if (number == nullptr || *number > std::numeric_limits<std::uint32_t>::max()) return std::nullopt;
  return static_cast<std::uint32_t>(*number);
}

bool is_true(const Json& value) {
  const auto* const boolean = value.get_ptr<const Json::boolean_t*>();
  return boolean != nullptr && *boolean;
}

Json json_list(std::span<const std::string_view> texts) {
  return json_list(texts, [](std::string_view text) { return Json(text); });
}

}  // namespace mapping
