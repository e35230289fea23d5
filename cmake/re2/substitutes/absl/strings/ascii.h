#pragma once

namespace absl {

// Unlike <cctype>, without regard to a locale.
constexpr bool ascii_isdigit(unsigned char c) { return c >= '0' && c <= '9'; }
constexpr bool ascii_isspace(unsigned char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
constexpr bool ascii_isalpha(unsigned char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }
constexpr bool ascii_isalnum(unsigned char c) { return ascii_isalpha(c) || ascii_isdigit(c); }

}  // namespace absl
