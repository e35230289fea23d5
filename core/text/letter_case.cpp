#include "text/letter_case.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "mapping/name_table.h"
#include "mapping/text.h"
#include "text/utf8.h"

namespace mapping {
namespace {

// Capitals from `first` to `last`, every `step`th of them, and how far on the small letter is.
struct CapitalRange {
  std::uint32_t first;
  std::uint32_t last;
  std::uint8_t step;
  std::int32_t distance;
};

#include "text/letter_case.inc"

constexpr std::uint32_t kDottedCapitalI = 0x130;
constexpr std::uint32_t kDotAbove = 0x307;
constexpr std::uint32_t kCapitalSigma = 0x3A3;
constexpr std::uint32_t kFinalSigma = 0x3C2;

std::uint32_t lower(std::uint32_t c) {
  if (c < 0x80) return static_cast<unsigned char>(to_lower(static_cast<char>(c)));
  if (c == kDottedCapitalI) return 'i';
  const auto* const range = std::ranges::lower_bound(kCapitals, c, {}, &CapitalRange::last);
  if (range == std::end(kCapitals) || c < range->first || (c - range->first) % range->step != 0) {
    return c;
  }
  return c + static_cast<std::uint32_t>(range->distance);
}

// The small letter of the capital.
std::uint32_t folded(std::uint32_t c) {
  const auto* const other = std::ranges::lower_bound(kOtherForms, c, {}, &OtherForm::letter);
  return other != std::end(kOtherForms) && other->letter == c ? other->usual : lower(c);
}

// A letter that has a case, as far as the tables tell.
bool is_cased(std::uint32_t c) {
  const auto is_small = [c](const CapitalRange& range) {
    const std::uint32_t capital = c - static_cast<std::uint32_t>(range.distance);
    return capital >= range.first && capital <= range.last &&
           (capital - range.first) % range.step == 0;
  };
  return lower(c) != c || folded(c) != c || (c >= 'a' && c <= 'z') ||
         std::ranges::any_of(kCapitals, is_small);
}

bool ends_word(std::string_view text, std::size_t sigma, std::uint32_t before) {
  constexpr std::size_t kSigmaBytes = 2;
  const std::size_t next = sigma + kSigmaBytes;
  return is_cased(before) && (next >= text.size() || !is_cased(utf8_step(text, next).code_point));
}

template <typename Each>
void for_each_letter(std::string_view text, std::string& out, Each each) {
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Step step = utf8_step(text, at);
    if (step.well_formed) {
      each(step.code_point, at);
    } else {
      out += text.substr(at, step.size);
    }
    at += step.size;
  }
}

}  // namespace

bool is_ascii(std::string_view text) {
  return std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

std::string lower_identifier(std::string_view text) {
  if (is_ascii(text)) return to_lower(text);
  std::string out;
  std::uint32_t before = 0;
  for_each_letter(text, out, [&](std::uint32_t c, std::size_t at) {
    const bool final = c == kCapitalSigma && ends_word(text, at, before);
    append_utf8(out, final ? kFinalSigma : lower(c));
    if (c == kDottedCapitalI) append_utf8(out, kDotAbove);
    before = c;
  });
  return out;
}

std::string folded_identifier(std::string_view text) {
  if (is_ascii(text)) return to_lower(text);
  std::string out;
  for_each_letter(text, out,
                  [&](std::uint32_t c, std::size_t /*at*/) { append_utf8(out, folded(c)); });
  return out;
}

bool same_in_lower_case(std::string_view a, std::string_view b) {
  if (equals_ignoring_case(a, b)) return true;
  if (is_ascii(a) && is_ascii(b)) return false;
  return lower_identifier(a) == lower_identifier(b);
}

bool same_identifier(std::string_view a, std::string_view b) {
  if (equals_ignoring_case(a, b)) return true;
  if (is_ascii(a) && is_ascii(b)) return false;
  return folded_identifier(a) == folded_identifier(b);
}

std::uint32_t hash_in_lower_case(std::string_view name) {
  return is_ascii(name) ? hash_of_name(name) : hash_of_name(lower_identifier(name));
}

std::uint32_t hash_of_identifier(std::string_view name) {
  return is_ascii(name) ? hash_of_name(name) : hash_of_name(folded_identifier(name));
}

}  // namespace mapping
