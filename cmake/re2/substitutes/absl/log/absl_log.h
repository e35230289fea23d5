#pragma once

#include <cassert>

namespace absl {

// Takes whatever is logged and drops it.
struct NoLog {
  template <typename T>
  const NoLog& operator<<(const T&) const {
    return *this;
  }
};

}  // namespace absl

// DFATAL is for states that cannot be: fatal where assertions are on, as in Abseil.
#define RE2_LOG_INFO absl::NoLog()
#define RE2_LOG_WARNING absl::NoLog()
#define RE2_LOG_ERROR absl::NoLog()
#define RE2_LOG_FATAL (assert(!"RE2 failed"), absl::NoLog())
#define RE2_LOG_DFATAL (assert(!"RE2 failed"), absl::NoLog())
#define ABSL_LOG(severity) RE2_LOG_##severity
