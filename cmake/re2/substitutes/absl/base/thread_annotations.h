#pragma once

// Read by clang's thread safety analysis only.
#define ABSL_EXCLUSIVE_LOCKS_REQUIRED(...)
#define ABSL_GUARDED_BY(mutex)
#define ABSL_LOCKS_EXCLUDED(...)
#define ABSL_NO_THREAD_SAFETY_ANALYSIS
