#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace mapping::language {

// A text in which `|` is the caret.
struct CaretText {
  explicit CaretText(std::string_view marked)
      : text(marked), caret(static_cast<std::uint32_t>(marked.find('|'))) {
    text.erase(caret, 1);
  }

  std::string text;
  std::uint32_t caret;
};

}  // namespace mapping::language
