#include "sql/json_path_token.h"

#include <algorithm>

namespace mapping::sql {
namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) { return (to_lower(c) >= 'a' && to_lower(c) <= 'z') || c == '_'; }
constexpr bool is_name_part(char c) { return is_letter(c) || is_digit(c); }

// Longer ones before their beginnings.
constexpr std::string_view kSymbols[] = {"..", "==", "<>", "!=", "<=", ">=", "&&", "||", ".",
                                         "$",  "@",  "*",  "/",  "%",  "+",  "-",  "(",  ")",
                                         "[",  "]",  ",",  "?",  "!",  "<",  ">"};

// [0-9]+ ('.' [0-9]*)? | '.' [0-9]+, with an exponent or without
std::size_t number_end(std::string_view path, std::size_t at) {
  const auto skip_digits = [&](std::size_t from) {
    while (from < path.size() && is_digit(path[from])) ++from;
    return from;
  };
  std::size_t end = skip_digits(at);
  if (end < path.size() && path[end] == '.') end = skip_digits(end + 1);
  if (end == at + 1 && path[at] == '.') return at;
  if (end >= path.size() || to_lower(path[end]) != 'e') return end;
  std::size_t exponent = end + 1;
  if (exponent < path.size() && (path[exponent] == '+' || path[exponent] == '-')) ++exponent;
  const std::size_t exponent_end = skip_digits(exponent);
  return exponent_end > exponent ? exponent_end : end;
}

std::size_t name_end(std::string_view path, std::size_t at) {
  if (at >= path.size() || !is_letter(path[at])) return at;
  while (at < path.size() && is_name_part(path[at])) ++at;
  return at;
}

// '"' (~'"' | '""')* '"'; `at` itself where the end is missing.
std::size_t string_end(std::string_view path, std::size_t at) {
  std::size_t end = path.find('"', at + 1);
  while (end != std::string_view::npos && path.substr(end + 1).starts_with('"')) {
    end = path.find('"', end + 2);
  }
  return end == std::string_view::npos ? at : end + 1;
}

}  // namespace

PathToken json_path_token(std::string_view path, std::size_t from) {
  const std::size_t at = std::min(path.find_first_not_of(" \t\r\n", from), path.size());
  const auto token = [&](PathTokenKind kind, std::size_t end) {
    return PathToken{kind,
                     {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)},
                     path.substr(at, end - at)};
  };
  if (at == path.size()) return token(PathTokenKind::kEnd, at);
  if (const std::size_t end = number_end(path, at); end > at)
    return token(PathTokenKind::kNumber, end);
  if (const std::size_t end = name_end(path, at); end > at) return token(PathTokenKind::kName, end);
  if (path[at] == '$' && name_end(path, at + 1) > at + 1)
    return token(PathTokenKind::kVariable, name_end(path, at + 1));
  if (path[at] == '"' && string_end(path, at) > at)
    return token(PathTokenKind::kString, string_end(path, at));
  for (const std::string_view symbol : kSymbols) {
    if (path.substr(at).starts_with(symbol))
      return token(PathTokenKind::kSymbol, at + symbol.size());
  }
  std::size_t end = at + 1;
  while (end < path.size() && (static_cast<unsigned char>(path[end]) & 0xC0U) == 0x80U) ++end;
  return token(PathTokenKind::kUnrecognized, end);
}

}  // namespace mapping::sql
