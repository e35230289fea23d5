#include "document/unicode_escape.h"

#include <optional>

namespace mapping {
namespace {

constexpr std::uint32_t kEscapeSize = 6;

std::optional<std::uint32_t> hex_digit(char c) {
  if (c >= '0' && c <= '9') return static_cast<std::uint32_t>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<std::uint32_t>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<std::uint32_t>(c - 'A' + 10);
  return std::nullopt;
}

// The UTF-16 unit of `\uXXXX` at `at`.
std::optional<std::uint32_t> read_unit(std::string_view text, std::uint32_t at) {
  if (at + kEscapeSize > text.size() || text[at] != '\\' || text[at + 1] != 'u')
    return std::nullopt;
  std::uint32_t unit = 0;
  for (std::uint32_t i = 2; i < kEscapeSize; ++i) {
    const std::optional<std::uint32_t> digit = hex_digit(text[at + i]);
    if (!digit) return std::nullopt;
    unit = unit * 16 + *digit;
  }
  return unit;
}

}  // namespace

UnicodeEscape read_unicode_escape(std::string_view text, std::uint32_t at) {
  const std::optional<std::uint32_t> unit = read_unit(text, at);
  if (!unit) return {};
  if (*unit < 0xD800 || *unit > 0xDFFF) return {kEscapeSize, *unit, false};
  const std::optional<std::uint32_t> next =
      *unit < 0xDC00 ? read_unit(text, at + kEscapeSize) : std::nullopt;
  if (!next || *next < 0xDC00 || *next > 0xDFFF) return {kEscapeSize, *unit, true};
  return {2 * kEscapeSize, 0x10000 + ((*unit - 0xD800) << 10U) + (*next - 0xDC00), false};
}

}  // namespace mapping
