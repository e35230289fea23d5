#pragma once

#include <cstdio>
#include <string>
#include <string_view>

namespace absl {

// What printf takes for %s; every other argument is passed on as it is.
inline const char* printf_argument(const std::string& text) { return text.c_str(); }
template <typename T>
T printf_argument(T value) {
  return value;
}

template <typename... Arguments>
std::string StrFormat(const char* format, const Arguments&... arguments) {
  const int size = std::snprintf(nullptr, 0, format, printf_argument(arguments)...);
  if (size <= 0) return {};
  std::string text(static_cast<std::size_t>(size), '\0');
  std::snprintf(text.data(), text.size() + 1, format, printf_argument(arguments)...);
  return text;
}

// RE2 prints only what its debugging switches ask for, and they are constants that are off.
template <typename... Arguments>
void FPrintF(std::FILE*, const char*, const Arguments&...) {}

}  // namespace absl
