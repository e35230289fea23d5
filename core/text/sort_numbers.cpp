#include "text/sort_numbers.h"

#include <algorithm>

namespace mapping {

void sort_numbers(std::vector<std::uint64_t>& numbers) { std::ranges::sort(numbers); }

}  // namespace mapping
