#pragma once

#include <cassert>

#include "absl/log/absl_log.h"

// Abseil keeps CHECK in release builds too; RE2 has it for states that cannot be.
#define RE2_CHECK(condition) assert(condition), RE2_NO_LOG

#define ABSL_CHECK(condition) RE2_CHECK(condition)
#define ABSL_CHECK_EQ(a, b) RE2_CHECK((a) == (b))
#define ABSL_CHECK_LT(a, b) RE2_CHECK((a) < (b))
#define ABSL_DCHECK(condition) RE2_CHECK(condition)
#define ABSL_DCHECK_EQ(a, b) RE2_CHECK((a) == (b))
#define ABSL_DCHECK_NE(a, b) RE2_CHECK((a) != (b))
#define ABSL_DCHECK_LT(a, b) RE2_CHECK((a) < (b))
#define ABSL_DCHECK_LE(a, b) RE2_CHECK((a) <= (b))
#define ABSL_DCHECK_GT(a, b) RE2_CHECK((a) > (b))
#define ABSL_DCHECK_GE(a, b) RE2_CHECK((a) >= (b))
