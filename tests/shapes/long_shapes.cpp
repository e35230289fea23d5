#include "long_shapes.h"

namespace mapping::testing {
namespace {

void put(std::string& text, std::string_view part, std::size_t number, std::size_t count) {
  for (const char c : part) {
    if (c == '#') {
      text += std::to_string(number);
    } else if (c == '@') {
      text += std::to_string(number - 1);
    } else if (c == '%') {
      text += std::to_string(count);
    } else {
      text += c;
    }
  }
}

void put_items(std::string& text, std::string_view item, std::string_view between,
               std::size_t count) {
  if (item.empty()) return;
  for (std::size_t i = 1; i <= count; ++i) {
    if (i != 1) text += between;
    put(text, item, i, count);
  }
}

}  // namespace

std::string LongShape::with(std::size_t count) const {
  std::string text;
  put(text, before, 0, count);
  put_items(text, item, between, count);
  put(text, middle, 0, count);
  put_items(text, second_item, between, count);
  put(text, behind, 0, count);
  return text;
}

}  // namespace mapping::testing
