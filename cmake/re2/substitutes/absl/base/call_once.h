#pragma once

#include <mutex>

namespace absl {
using std::call_once;
using std::once_flag;
}  // namespace absl
