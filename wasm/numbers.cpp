#include <cstdarg>
#include <cstddef>

// In the place of libc's, which nobody but the library for JSON calls: they read and write every kind of number, with
// arithmetic of 128 bits that is no part of the machine, and would be half of what the library adds to the download.
namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Reads digits as long as there are some.
const char* read_digits(const char* at, double& value) {
  for (; is_digit(*at); ++at) value = value * 10 + (*at - '0');
  return at;
}

double scaled(double value, double exponent) {
  constexpr double kBeyondAll = 400;  // a double has 10^308
  if (exponent > kBeyondAll) exponent = kBeyondAll;
  if (exponent < -kBeyondAll) exponent = -kBeyondAll;
  int steps = static_cast<int>(exponent);
  for (; steps > 0; --steps) value *= 10;
  for (; steps < 0; ++steps) value /= 10;
  return value;
}

}  // namespace

// Requests hold whole numbers, which are read as such. Of any other it matters that it is one, and not its last digits.
extern "C" double strtod(const char* text, char** end) {
  const bool is_negative = *text == '-';
  const char* at = is_negative ? text + 1 : text;
  double value = 0;
  double exponent = 0;
  at = read_digits(at, value);
  if (*at == '.') {
    const char* const fraction = at + 1;
    at = read_digits(fraction, value);
    exponent = static_cast<double>(fraction - at);
  }
  if (*at == 'e' || *at == 'E') {
    const char sign = *++at;
    if (sign == '-' || sign == '+') ++at;
    double written = 0;
    at = read_digits(at, written);
    exponent += sign == '-' ? -written : written;
  }
  if (end != nullptr) *end = const_cast<char*>(at);
  value = scaled(value, exponent);
  return is_negative ? -value : value;
}

// Libc's have one file.
extern "C" float strtof(const char* text, char** end) {
  return static_cast<float>(strtod(text, end));
}
extern "C" long double strtold(const char* text, char** end) { return strtod(text, end); }

// What escapes of characters need: texts and `%04x`, whose digits are never left out.
extern "C" int snprintf(char* to, std::size_t size, const char* format, ...) {
  std::va_list values;
  va_start(values, format);
  std::size_t written = 0;
  const auto put = [&](char c) {
    if (written + 1 < size) to[written] = c;
    ++written;
  };
  for (const char* at = format; *at != '\0'; ++at) {
    if (*at != '%') {
      put(*at);
      continue;
    }
    while (is_digit(at[1]) || at[1] == '.') ++at;
    ++at;
    const char* const digits = *at == 'X' ? "0123456789ABCDEF" : "0123456789abcdef";
    const unsigned value = va_arg(values, unsigned);
    for (int shift = value > 0xFFFF ? 28 : 12; shift >= 0; shift -= 4)
      put(digits[(value >> static_cast<unsigned>(shift)) & 0xFU]);
  }
  va_end(values);
  if (size > 0) to[written < size ? written : size - 1] = '\0';
  return static_cast<int>(written);
}
