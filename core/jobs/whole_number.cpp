#include "mapping/jobs.h"

namespace mapping {

bool is_whole_number(std::string_view text) {
  constexpr std::string_view kGreatest = "9007199254740991";  // 2^53 − 1
  if (text.empty() || text.size() > kGreatest.size() || (text.size() > 1 && text[0] == '0'))
    return false;
  for (const char c : text) {
    if (c < '0' || c > '9') return false;
  }
  return text.size() < kGreatest.size() || text <= kGreatest;
}

}  // namespace mapping
