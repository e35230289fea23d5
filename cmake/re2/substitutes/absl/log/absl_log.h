#pragma once

#include <cassert>

namespace absl {

// Takes what is logged. Nothing of it is ever evaluated, but it has to compile.
struct NoLog {
  template <typename T>
  const NoLog& operator<<(const T&) const {
    return *this;
  }
  // Binds weaker than << and makes a void of the whole line.
  friend void operator&(int, const NoLog&) {}
};

}  // namespace absl

#define RE2_NO_LOG true ? (void)0 : 0 & absl::NoLog()

// What cannot be ends a program with assertions and is passed over by one without, as in Abseil.
#define RE2_LOG_INFO (void)0
#define RE2_LOG_WARNING (void)0
#define RE2_LOG_ERROR (void)0
#define RE2_LOG_FATAL assert(!"RE2 is in a state that cannot be")
#define RE2_LOG_DFATAL RE2_LOG_FATAL
#define ABSL_LOG(severity) RE2_LOG_##severity, RE2_NO_LOG
