#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace mapping {

// Memory that is given back all at once: a catalog's texts and lists, one behind the other. What it
// gave never moves.
class Arena {
 public:
  // Aligned for anything.
  [[nodiscard]] void* take(std::size_t bytes);
  [[nodiscard]] std::string_view copy(std::string_view text);
  // Taken from the machine so far.
  [[nodiscard]] std::size_t bytes() const { return bytes_; }

 private:
  [[nodiscard]] char* take_unaligned(std::size_t bytes);

  std::vector<std::unique_ptr<char[]>> chunks_;
  char* at_ = nullptr;
  std::size_t left_ = 0;
  std::size_t bytes_ = 0;
};

}  // namespace mapping
