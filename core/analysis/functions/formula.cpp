#include "analysis/functions/formula.h"

#include <algorithm>
#include <limits>

namespace mapping {
namespace {

constexpr std::int64_t kLargest = std::numeric_limits<std::int64_t>::max();

// Only lengths of varchar come near, and these are not negative.
std::int64_t multiply(std::int64_t a, std::int64_t b) {
  std::int64_t product = 0;
  return __builtin_mul_overflow(a, b, &product) ? kLargest : product;
}

std::int64_t add(std::int64_t a, std::int64_t b) {
  std::int64_t sum = 0;
  return __builtin_add_overflow(a, b, &sum) ? kLargest : sum;
}

class Evaluator {
 public:
  Evaluator(std::string_view text, std::span<const std::string_view> names,
            std::span<const std::int64_t> values)
      : text_(text), names_(names), values_(values) {}

  // sum : product (('+' | '-') product)*
  std::int64_t sum() {
    std::int64_t value = product();
    for (;;) {
      if (skip(" + ")) {
        value = add(value, product());
      } else if (skip(" - ")) {
        value -= product();
      } else {
        return value;
      }
    }
  }

 private:
  // product : atom (('*' | '/') atom)*
  std::int64_t product() {
    std::int64_t value = atom();
    for (;;) {
      if (skip(" * ")) {
        value = multiply(value, atom());
      } else if (skip(" / ")) {
        value /= atom();
      } else {
        return value;
      }
    }
  }

  // atom : NUMBER | NAME | '(' sum ')' | ('min' | 'max') '(' sum ', ' sum ')'
  std::int64_t atom() {
    if (skip("(")) return close(sum());
    if (skip("min(")) return choose(true);
    if (skip("max(")) return choose(false);
    const std::size_t end = std::min(text_.find_first_of(" ,)"), text_.size());
    const std::string_view word = text_.substr(0, end);
    text_.remove_prefix(end);
    const auto name = std::ranges::find(names_, word);
    if (name != names_.end()) return values_[static_cast<std::size_t>(name - names_.begin())];
    std::int64_t value = 0;
    for (const char c : word) value = value * 10 + (c - '0');
    return value;
  }

  std::int64_t choose(bool least) {
    const std::int64_t a = sum();
    skip(", ");
    const std::int64_t b = close(sum());
    return least ? std::min(a, b) : std::max(a, b);
  }

  std::int64_t close(std::int64_t value) {
    skip(")");
    return value;
  }

  bool skip(std::string_view token) {
    const bool found = text_.starts_with(token);
    if (found) text_.remove_prefix(token.size());
    return found;
  }

  std::string_view text_;
  std::span<const std::string_view> names_;
  std::span<const std::int64_t> values_;
};

}  // namespace

std::int64_t evaluate_formula(std::string_view formula, std::span<const std::string_view> names,
                              std::span<const std::int64_t> values) {
  return Evaluator(formula, names, values).sum();
}

}  // namespace mapping
