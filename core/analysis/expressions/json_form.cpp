#include <utility>
#include <vector>

#include "analysis/expressions/literal_forms.h"
#include "mapping/text.h"

namespace mapping::analysis {
namespace {

// Where the server's own stack ends depends on the server: somewhere beyond this.
constexpr std::size_t kMaxDepth = 1000;

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

constexpr bool is_hex_digit(char c) {
  return is_digit(c) || (to_lower(c) >= 'a' && to_lower(c) <= 'f');
}

// JSON as the standard has it, which is what the server takes. Follows the brackets with a stack of
// its own.
class JsonReader {
 public:
  explicit JsonReader(std::string_view text) : text_(text) {}

  LiteralForm check() {
    if (!take_value()) return LiteralForm::kInvalid;
    while (!open_.empty()) {
      if (open_.size() > kMaxDepth) return LiteralForm::kUnsure;
      const bool first = std::exchange(just_opened_, false);
      skip_blanks();
      if (take(open_.back())) {
        open_.pop_back();
      } else if ((!first && !take(',')) || !take_member()) {
        return LiteralForm::kInvalid;
      }
    }
    skip_blanks();
    return at_ == text_.size() ? LiteralForm::kValid : LiteralForm::kInvalid;
  }

 private:
  void skip_blanks() {
    while (at_ < text_.size() &&
           (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\t' || text_[at_] == '\r')) {
      ++at_;
    }
  }
  bool take(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  bool take_word(std::string_view word) {
    if (!text_.substr(at_).starts_with(word)) return false;
    at_ += word.size();
    return true;
  }
  std::size_t take_digits(bool (*is_one)(char), std::size_t most) {
    const std::size_t begin = at_;
    while (at_ < text_.size() && at_ - begin < most && is_one(text_[at_])) ++at_;
    return at_ - begin;
  }
  bool take_string() {
    if (!take('"')) return false;
    while (at_ < text_.size() && text_[at_] != '"') {
      if (static_cast<unsigned char>(text_[at_]) < 0x20) return false;
      if (text_[at_++] == '\\' && !take_escape()) return false;
    }
    return take('"');
  }
  bool take_escape() {
    static constexpr std::size_t kUnitDigits = 4;
    if (take('u')) return take_digits(is_hex_digit, kUnitDigits) == kUnitDigits;
    static constexpr std::string_view kEscaped = "\"\\/bfnrt";
    if (at_ == text_.size() || kEscaped.find(text_[at_]) == std::string_view::npos) return false;
    ++at_;
    return true;
  }
  bool take_number() {
    static constexpr std::size_t kAnyCount = std::string_view::npos;
    take('-');
    if (!take('0') && take_digits(is_digit, kAnyCount) == 0) return false;
    if (take('.') && take_digits(is_digit, kAnyCount) == 0) return false;
    if (!take('e') && !take('E')) return true;
    if (!take('+')) take('-');
    return take_digits(is_digit, kAnyCount) != 0;
  }
  // A value of an array, or a key and a value of an object.
  bool take_member() {
    skip_blanks();
    if (open_.back() == ']') return take_value();
    if (!take_string()) return false;
    skip_blanks();
    return take(':') && take_value();
  }
  // A scalar, or the bracket that opens an array or an object.
  bool take_value() {
    skip_blanks();
    const bool array = take('[');
    if (!array && !take('{')) {
      return take_string() || take_word("true") || take_word("false") || take_word("null") ||
             take_number();
    }
    open_.push_back(array ? ']' : '}');
    just_opened_ = true;
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool just_opened_ = false;
  std::vector<char> open_{};
};

}  // namespace

LiteralForm check_json(std::string_view text) { return JsonReader(text).check(); }

}  // namespace mapping::analysis
