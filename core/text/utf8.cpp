#include "text/utf8.h"

#include <cstring>

#include "mapping/text.h"

namespace mapping {
namespace {

constexpr std::uint32_t kReplacement = 0xFFFD;
constexpr std::uint64_t kHighBits = 0x8080808080808080U;

constexpr Utf8Step malformed(std::uint32_t size = 1) { return {size, kReplacement, false}; }

std::uint32_t byte_of(std::string_view text, std::size_t at) {
  return at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
}

bool is_continuation(std::uint32_t byte) { return (byte & 0xC0U) == 0x80U; }

Utf8Step three_byte_step(std::string_view text, std::size_t at, std::uint32_t lead) {
  const std::uint32_t second = byte_of(text, at + 1);
  const std::uint32_t third = byte_of(text, at + 2);
  if (!is_continuation(second) || !is_continuation(third)) return malformed();
  const std::uint32_t code_point =
      ((lead & 0x0FU) << 12U) | ((second & 0x3FU) << 6U) | (third & 0x3FU);
  if (code_point < 0x800) return malformed();
  if (code_point >= 0xD800 && code_point <= 0xDFFF) return malformed(3);
  return {3, code_point, true};
}

Utf8Step four_byte_step(std::string_view text, std::size_t at, std::uint32_t lead) {
  std::uint32_t code_point = lead & 0x07U;
  for (std::size_t i = 1; i < 4; ++i) {
    const std::uint32_t next = byte_of(text, at + i);
    if (!is_continuation(next)) return malformed();
    code_point = (code_point << 6U) | (next & 0x3FU);
  }
  if (code_point < 0x10000 || code_point > 0x10FFFF) return malformed();
  return {4, code_point, true};
}

// The first byte from `at` on that is not ASCII, eight at a time.
std::size_t skip_ascii(std::string_view text, std::size_t at) {
  while (at + sizeof(std::uint64_t) <= text.size()) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, sizeof word);
    if ((word & kHighBits) != 0) break;
    at += sizeof word;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

}  // namespace

Utf8Step utf8_step(std::string_view text, std::size_t at) {
  const std::uint32_t lead = byte_of(text, at);
  if (lead < 0x80) return {1, lead, true};
  if (lead >= 0xC2 && lead <= 0xDF) {
    const std::uint32_t second = byte_of(text, at + 1);
    if (!is_continuation(second)) return malformed();
    return {2, ((lead & 0x1FU) << 6U) | (second & 0x3FU), true};
  }
  if (lead >= 0xE0 && lead <= 0xEF) return three_byte_step(text, at, lead);
  if (lead >= 0xF0 && lead <= 0xF4) return four_byte_step(text, at, lead);
  return malformed();
}

std::optional<std::uint32_t> find_malformed_utf8(std::string_view text) {
  for (std::size_t at = skip_ascii(text, 0); at < text.size();) {
    const Utf8Step step = utf8_step(text, at);
    if (!step.well_formed) return static_cast<std::uint32_t>(at);
    at = skip_ascii(text, at + step.size);
  }
  return std::nullopt;
}

void append_utf8(std::string& out, std::uint32_t code_point) {
  const auto add = [&out](std::uint32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF))
    code_point = kReplacement;
  if (code_point < 0x80) {
    add(code_point);
  } else if (code_point < 0x800) {
    add(0xC0U | (code_point >> 6U));
    add(0x80U | (code_point & 0x3FU));
  } else if (code_point < 0x10000) {
    add(0xE0U | (code_point >> 12U));
    add(0x80U | ((code_point >> 6U) & 0x3FU));
    add(0x80U | (code_point & 0x3FU));
  } else {
    add(0xF0U | (code_point >> 18U));
    add(0x80U | ((code_point >> 12U) & 0x3FU));
    add(0x80U | ((code_point >> 6U) & 0x3FU));
    add(0x80U | (code_point & 0x3FU));
  }
}

std::string to_well_formed(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Step step = utf8_step(text, at);
    append_utf8(out, step.code_point);
    at += step.size;
  }
  return out;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += is_continuation(static_cast<unsigned char>(c)) ? 0 : 1;
  return count;
}

}  // namespace mapping
