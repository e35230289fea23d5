#include "mapping/document.h"

#include <algorithm>
#include <array>
#include <utility>

#include "document/reader.h"
#include "document/unicode_escape.h"

namespace mapping {
namespace {

constexpr std::array<std::string_view, 6> kKindNames = {"null",   "boolean", "number",
                                                        "string", "array",   "object"};
constexpr std::uint32_t kBytesPerMebibyte = 1U << 20U;

// A reference token of a JSON pointer: ~ and / are escaped.
void append_reference(std::string& out, std::string_view name) {
  for (const char c : name) {
    if (c == '~') {
      out += "~0";
    } else if (c == '/') {
      out += "~1";
    } else {
      out.push_back(c);
    }
  }
}

// How many bytes a character takes in the text and how many of its decoded form, at a place inside
// a string.
struct SourceStep {
  std::uint32_t source;
  std::uint32_t decoded;
};

SourceStep source_step(std::string_view text, std::uint32_t at) {
  if (text[at] != '\\') return {1, 1};
  const UnicodeEscape escape = read_unicode_escape(text, at);
  if (escape.size == 0) return {2, 1};
  std::string decoded;
  append_utf8(decoded, escape.code_point);
  return {escape.size, static_cast<std::uint32_t>(decoded.size())};
}

}  // namespace

std::string_view name_of(ValueKind kind) { return kKindNames[static_cast<std::size_t>(kind)]; }

Document Document::parse(std::string_view text, const DocumentLimits& limits) {
  if (text.size() <= limits.bytes) return Document(DocumentReader(text, limits).read());
  DocumentContent content{.text = text.substr(0, limits.bytes)};
  const Params params = {{"limit", static_cast<std::int64_t>(limits.bytes / kBytesPerMebibyte)}};
  content.faults.push_back({Code::kDocumentTooLarge, {0, 0}, params, kNoValue});
  return Document(std::move(content));
}

ValueId Document::member(ValueId object, std::string_view name) const {
  ValueId found = kNoValue;
  for (ValueId id = content_.values[object].first_child; id != kNoValue;
       id = content_.values[id].next_sibling) {
    if (content_.values[id].key == name) found = id;
  }
  return found;
}

std::string Document::pointer(ValueId id) const {
  std::vector<ValueId> ancestors;
  for (; id != kNoValue && content_.values[id].parent != kNoValue; id = content_.values[id].parent)
    ancestors.push_back(id);
  std::string out;
  for (auto it = ancestors.rbegin(); it != ancestors.rend(); ++it) {
    const Value& value = content_.values[*it];
    out.push_back('/');
    if (content_.values[value.parent].kind == ValueKind::kObject) {
      append_reference(out, value.key);
    } else {
      out += std::to_string(value.index);
    }
  }
  return out;
}

Span Document::source_span(ValueId string, Span decoded) const {
  const Value& value = content_.values[string];
  std::uint32_t source = value.span.begin + 1;
  const std::uint32_t end = value.span.end - 1;
  std::uint32_t at = 0;
  const auto move_to = [&](std::uint32_t target) {
    while (source < end && at < target) {
      const SourceStep step = source_step(content_.text, source);
      if (at + step.decoded > target) break;
      source += step.source;
      at += step.decoded;
    }
    return source;
  };
  const std::uint32_t begin = move_to(decoded.begin);
  return {begin, move_to(decoded.end)};
}

}  // namespace mapping
