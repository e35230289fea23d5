#include "analysis/json_path.h"

#include <cstddef>

namespace mapping::analysis {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

class PathReader {
 public:
  explicit PathReader(std::string_view path) : rest_(path) {}

  bool read() {
    skip_blanks();
    if (!take("lax") && !take("strict")) return false;
    skip_blanks();
    if (!take("$")) return false;
    while (!rest_.empty()) {
      skip_blanks();
      if (rest_.empty()) break;
      if (take("[") ? !read_index() : !take(".") || !read_member()) return false;
    }
    return true;
  }

 private:
  void skip_blanks() {
    while (!rest_.empty() && rest_.front() == ' ') rest_.remove_prefix(1);
  }
  bool take(std::string_view text) {
    if (!rest_.starts_with(text)) return false;
    rest_.remove_prefix(text.size());
    return true;
  }
  bool read_index() {
    if (take("*]")) return true;
    std::size_t digits = 0;
    while (!rest_.empty() && is_digit(rest_.front())) {
      rest_.remove_prefix(1);
      ++digits;
    }
    return digits > 0 && digits < 9 && take("]");
  }
  bool read_member() {
    if (take("*")) return true;
    if (take("\"")) {
      const std::size_t end = rest_.find('"');
      if (end == std::string_view::npos || rest_.substr(end).starts_with("\"\"")) return false;
      rest_.remove_prefix(end + 1);
      return true;
    }
    if (rest_.empty() || !is_letter(rest_.front())) return false;
    while (!rest_.empty() && (is_letter(rest_.front()) || is_digit(rest_.front()))) {
      rest_.remove_prefix(1);
    }
    return !rest_.starts_with('(');
  }

  std::string_view rest_;
};

}  // namespace

bool is_plain_json_path(std::string_view path) { return PathReader(path).read(); }

}  // namespace mapping::analysis
