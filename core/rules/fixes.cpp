#include "rules/fixes.h"

#include <utility>

#include "report/json_writer.h"

namespace mapping {

std::string shorten(std::string_view name) {
  constexpr std::size_t kLongestQuote = 100;
  if (name.size() <= kLongestQuote) return std::string(name);
  std::size_t end = kLongestQuote;
  while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U) --end;
  return std::string(name.substr(0, end)) + "…";
}

std::string join(std::span<const std::string_view> names) {
  std::string list;
  for (const std::string_view name : names) list += (list.empty() ? "" : ", ") + std::string(name);
  return list;
}

WrittenJson written_string(std::string_view value) {
  JsonWriter json;
  json.string(value);
  return std::move(json).written();
}

Edit replace_edit(const Document& document, const Text& text, std::string_view value) {
  return {.path = document.pointer(text.id), .value = written_string(value)};
}

Fix replace_fix(const Document& document, const Text& text, std::string_view value, bool safe) {
  return {.kind = FixKind::kReplace,
          .params = {{"value", std::string(value)}},
          .safe = safe,
          .edits = {replace_edit(document, text, value)}};
}

Edit sql_edit(const Document& document, const Text& sql, Range range, std::string text) {
  return {.path = document.pointer(sql.id), .sql_range = range, .text = std::move(text)};
}

Fix declare_type_fix(const Document& document, const Text& declared, std::string_view type) {
  return {.kind = FixKind::kDeclareType,
          .params = {{"type", std::string(type)}},
          .edits = {replace_edit(document, declared, type)}};
}

}  // namespace mapping
