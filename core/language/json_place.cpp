#include "language/json_place.h"

#include <algorithm>

#include "document/unicode_escape.h"
#include "report/json_writer.h"
#include "text/string_scan.h"

namespace mapping::language {
namespace {

struct Container {
  bool is_object = false;
  bool wants_value = false;  // of an object: its key is read
  std::uint32_t index = 0;
  Span key{};  // between its quotes
};

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-' || c == '.' || c == '+';
}

// Reads up to the caret: most of a mapping at each key that is pressed, so what is in strings is
// passed over many bytes at once.
class Reader {
 public:
  Reader(std::string_view text, std::uint32_t caret) : text_(text), caret_(caret) {}

  JsonPlace read() {
    while (at_ < caret_) {
      const char c = text_[at_];
      if (c == '"') {
        const Span content = string_content();
        if (caret_ <= content.end) return place(content, true);
        take_string(content);
        at_ = content.end + 1;
        continue;
      }
      if (c == ' ') {
        at_ = skip_spaces(text_, at_);
        continue;
      }
      ++at_;
      take(c);
    }
    return place(word(), false);
  }

 private:
  // Of the string that begins here.
  [[nodiscard]] Span string_content() const {
    std::uint32_t end = find_special_in_string(text_, at_ + 1);
    while (end < text_.size() && text_[end] != '"' && text_[end] != '\n') {
      end += text_[end] == '\\' && end + 1 < text_.size() && text_[end + 1] != '\n' ? 2U : 1U;
      end = find_special_in_string(text_, end);
    }
    return {at_ + 1, std::min(end, static_cast<std::uint32_t>(text_.size()))};
  }
  [[nodiscard]] Span word() const {
    std::uint32_t begin = caret_;
    std::uint32_t end = caret_;
    while (begin > 0 && is_word(text_[begin - 1])) --begin;
    while (end < text_.size() && is_word(text_[end])) ++end;
    return {begin, end};
  }
  void take_string(Span content) {
    if (open_.empty() || !open_.back().is_object || open_.back().wants_value) return;
    open_.back().key = content;
  }
  void take(char c) {
    if (c == '{' || c == '[') open_.push_back({.is_object = c == '{'});
    if (open_.empty()) return;
    if (c == '}' || c == ']') {
      open_.pop_back();
    } else if (c == ':') {
      open_.back().wants_value = true;
    } else if (c == ',') {
      open_.back().wants_value = false;
      ++open_.back().index;
    }
  }
  [[nodiscard]] JsonPlace place(Span content, bool in_string) const {
    JsonPlace place{.in_string = in_string, .content = content};
    for (std::size_t i = 0; i < open_.size(); ++i) {
      const Container& container = open_[i];
      if (i + 1 == open_.size() && container.is_object && !container.wants_value) {
        place.is_key = true;
      } else {
        place.path.push_back(container.is_object ? decode_string(text_, container.key).text
                                                 : std::to_string(container.index));
      }
    }
    place.is_value = !open_.empty() && !place.is_key;
    return place;
  }

  std::string_view text_;
  std::uint32_t caret_;
  std::uint32_t at_ = 0;
  std::vector<Container> open_{};
};

// What an escape at a place means, and how long it is.
struct Escape {
  std::uint32_t size = 1;
  std::string meaning{};
};

Escape read_escape(std::string_view text, std::uint32_t at, std::uint32_t end) {
  const UnicodeEscape unicode = read_unicode_escape(text.substr(0, end), at);
  if (unicode.size != 0) {
    Escape escape{.size = unicode.size};
    append_utf8(escape.meaning, unicode.code_point);
    return escape;
  }
  if (at + 1 >= end) return {1, "\\"};
  static constexpr std::string_view kLetters = "bfnrt";
  static constexpr std::string_view kMeanings = "\b\f\n\r\t";
  const std::size_t letter = kLetters.find(text[at + 1]);
  return {2, std::string(1, letter == std::string_view::npos ? text[at + 1] : kMeanings[letter])};
}

}  // namespace

JsonPlace find_json_place(std::string_view text, std::uint32_t offset) {
  return Reader(text, std::min(offset, static_cast<std::uint32_t>(text.size()))).read();
}

std::uint32_t DecodedString::to_decoded(std::uint32_t place) const {
  const auto found = std::ranges::lower_bound(places, place);
  return static_cast<std::uint32_t>(
      std::min<std::ptrdiff_t>(found - places.begin(), std::ssize(places) - 1));
}

DecodedString decode_string(std::string_view text, Span content) {
  DecodedString decoded;
  decoded.text.reserve(content.size());
  decoded.places.reserve(content.size() + 1);
  for (std::uint32_t at = content.begin; at < content.end;) {
    if (text[at] != '\\') {
      decoded.text += text[at];
      decoded.places.push_back(at++);
      continue;
    }
    const Escape escape = read_escape(text, at, content.end);
    decoded.text += escape.meaning;
    decoded.places.insert(decoded.places.end(), escape.meaning.size(), at);
    at += escape.size;
  }
  decoded.places.push_back(content.end);
  return decoded;
}

std::string escaped(std::string_view text) {
  JsonWriter json;
  json.string(text);
  const std::string quoted = std::move(json).text();
  return quoted.substr(1, quoted.size() - 2);
}

}  // namespace mapping::language
