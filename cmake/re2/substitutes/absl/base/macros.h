#pragma once

#define ABSL_ARRAYSIZE(array) (sizeof(array) / sizeof((array)[0]))
#define ABSL_FALLTHROUGH_INTENDED [[fallthrough]]
