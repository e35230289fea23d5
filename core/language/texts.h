#pragma once

#include <string_view>

#include "mapping/diagnostic.h"
#include "mapping/text.h"

namespace mapping::language {

// A sentence for people in both languages, with `{}` where values stand.
struct LocalText {
  std::string_view english;
  std::string_view chinese;

  [[nodiscard]] std::string fill(Locale locale, MessageValues values = {}) const {
    return mapping::fill(locale == Locale::kChinese ? chinese : english, values);
  }
};

inline constexpr LocalText kNotRenamed{"There is no name here that can be changed",
                                       "此处没有可以更改的名称"};

}  // namespace mapping::language
