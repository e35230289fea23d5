#pragma once

#include <algorithm>
#include <span>

namespace absl {

// A std::span that can be compared by its elements.
template <typename T>
class Span : public std::span<T> {
 public:
  using std::span<T>::span;

  friend bool operator==(const Span& a, const Span& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end());
  }
};

}  // namespace absl
