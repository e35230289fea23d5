#pragma once

#include <algorithm>
#include <cstddef>

namespace mapping {

// What all queries of one request may take together. Each has a limit of its own, and hundreds that
// stay below theirs would add up to seconds.
//
//   StepPool pool(mapping_text.size());
//   for (…) analyze_sql(tree, catalog, session, memo, pool)   // "too large to know" once it is empty
//
// A step is one to two nanoseconds, and four as WebAssembly. What a query needs in proportion to its
// length is free, so that plain ones are known behind any others.
class StepPool {
 public:
  explicit StepPool(std::size_t bytes) : left_(kSteps + bytes * kStepsPerByte) {}

  [[nodiscard]] std::size_t left() const { return left_; }
  void take(std::size_t steps) { left_ -= std::min(left_, steps); }

  // How many queries ended early that would not have with a full pool.
  [[nodiscard]] std::size_t shortages() const { return shortages_; }
  void add_shortage() { ++shortages_; }

 private:
  static constexpr std::size_t kSteps = 12'000'000;
  static constexpr std::size_t kStepsPerByte = 128;

  std::size_t left_;
  std::size_t shortages_ = 0;
};

// What one query of so many bytes takes of it, if it may take `most` by itself.
class StepShare {
 public:
  StepShare(StepPool& pool, std::size_t most, std::size_t bytes)
      : pool_(pool),
        free_(bytes * kFreeStepsPerByte),
        is_short_(pool.left() < most),
        most_(std::min(most, pool.left()) + free_) {}
  StepShare(const StepShare&) = delete;
  StepShare& operator=(const StepShare&) = delete;
  ~StepShare() {
    pool_.take(taken_ - std::min(taken_, free_));
    if (is_short_ && taken_ > most_) pool_.add_shortage();
  }

  // Whether it may take so many in all.
  bool covers(std::size_t steps) {
    taken_ = std::max(taken_, steps);
    return taken_ <= most_;
  }

 private:
  static constexpr std::size_t kFreeStepsPerByte = 64;

  StepPool& pool_;
  std::size_t free_;
  bool is_short_;
  std::size_t most_;
  std::size_t taken_ = 0;
};

}  // namespace mapping
