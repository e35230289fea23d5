#include <vector>

#include "analysis/literal_forms.h"
#include "mapping/text.h"

namespace mapping::analysis {
namespace {

// Follows the brackets with a stack of its own. What the server may take beyond plain JSON is not
// decided here.
class JsonReader {
 public:
  explicit JsonReader(std::string_view text) : text_(text) {}

  LiteralForm check() {
    if (!take_value()) return LiteralForm::kInvalid;
    while (!open_.empty()) {
      skip_blanks();
      if (take(open_.back())) {
        open_.pop_back();
      } else if (!take(',') || !take_member()) {
        return LiteralForm::kInvalid;
      }
    }
    skip_blanks();
    return at_ == text_.size() ? LiteralForm::kValid : LiteralForm::kUnsure;
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
  bool take_string() {
    if (!take('"')) return false;
    for (; at_ < text_.size() && text_[at_] != '"'; ++at_) {
      if (text_[at_] == '\\') ++at_;
    }
    return take('"');
  }
  bool take_number() {
    const std::size_t begin = at_;
    take('-');
    while (at_ < text_.size() &&
           (text_[at_] == '.' || text_[at_] == '+' || text_[at_] == '-' ||
            to_lower(text_[at_]) == 'e' || (text_[at_] >= '0' && text_[at_] <= '9'))) {
      ++at_;
    }
    return at_ > begin && text_[at_ - 1] >= '0' && text_[at_ - 1] <= '9';
  }
  // A value of an array, or a key and a value of an object.
  bool take_member() {
    skip_blanks();
    if (open_.back() == ']') return take_value();
    if (!take_string()) return false;
    skip_blanks();
    return take(':') && take_value();
  }
  // A scalar, an empty bracket, or a bracket with its first member.
  bool take_value() {
    skip_blanks();
    if (take_string() || take_word("true") || take_word("false") || take_word("null")) return true;
    const bool array = take('[');
    if (!array && !take('{')) return take_number();
    open_.push_back(array ? ']' : '}');
    skip_blanks();
    if (at_ < text_.size() && text_[at_] == open_.back()) return true;
    if (open_.size() > 100) return false;
    return take_member();
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<char> open_{};
};

}  // namespace

LiteralForm check_json(std::string_view text) { return JsonReader(text).check(); }

}  // namespace mapping::analysis
