#include <utility>
#include <vector>

#include "document/unicode_escape.h"
#include "protocol/json.h"
#include "text/utf8.h"

namespace mapping {
namespace {

constexpr std::size_t kMostDepth = 64;

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

// Makes the value. The library's own maker looks through an object for each of its members.
class ValueEvents final : public JsonEvents {
 public:
  void begin() override {
    root_ = Json();
    open_.clear();
  }
  bool null() override { return put(Json()); }
  bool boolean(bool value) override { return put(Json(value)); }
  bool number_integer(std::int64_t value) override { return put(Json(value)); }
  bool number_unsigned(std::uint64_t value) override { return put(Json(value)); }
  bool number_float(double value, const std::string&) override { return put(Json(value)); }
  // Copied, so that the reader keeps the room it has.
  bool string(std::string& value) override { return put(Json(value)); }
  bool start_object(std::size_t) override {
    constexpr std::size_t kUsualMembers = 8;  // growing copies every name
    if (!put(Json::object())) return false;
    open_.back()->get_ptr<Json::object_t*>()->reserve(kUsualMembers);
    return true;
  }
  bool start_array(std::size_t) override { return put(Json::array()); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool key(std::string& name) override {
    key_ = name;
    return true;
  }

  [[nodiscard]] Json take() { return std::move(root_); }

 private:
  bool put(Json value) {
    const bool opens = value.is_structured();
    Json& place = add(std::move(value));
    if (opens) open_.push_back(&place);
    return open_.size() <= kMostDepth;
  }

  // What is open is the last of all that holds it, and stays where it is.
  Json& add(Json value) {
    if (open_.empty()) return root_ = std::move(value);
    Json& parent = *open_.back();
    if (auto* const items = parent.get_ptr<Json::array_t*>())
      return items->emplace_back(std::move(value));
    Json::object_t::Container& members = *parent.get_ptr<Json::object_t*>();
    return members.emplace_back(key_, std::move(value)).second;
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  Json root_;
  std::vector<Json*> open_;
  std::string key_;
};

bool read_once(std::string_view text, JsonEvents& events) {
  events.begin();
  return Json::sax_parse(text.data(), text.data() + text.size(), &events);
}

// The same JSON in whole characters.
std::string in_whole_characters(std::string_view json) {
  std::string text;
  for (std::size_t at = 0; at < json.size();) {
    const Utf8Step step = utf8_step(json, at);
    const auto place = static_cast<std::uint32_t>(at);
    const UnicodeEscape escape = read_unicode_escape(json, place);
    std::size_t size = step.size;
    if (escape.size > 0) size = escape.size;
    if (escape.size == 0 && json[at] == '\\') ++size;  // `\\u` is no such escape
    const bool is_whole = step.well_formed && !escape.is_lone_surrogate;
    text += is_whole ? json.substr(at, size) : kReplacement;
    at += size;
  }
  return text;
}

}  // namespace

bool read_json(std::string_view text, JsonEvents& events) {
  if (read_once(text, events)) return true;
  const std::string whole = in_whole_characters(text);
  return whole != text && read_once(whole, events);
}

Json read_json(std::string_view text) {
  if (text.empty()) return {};
  ValueEvents events;
  if (!read_json(text, events)) return {};
  return events.take();
}

}  // namespace mapping
