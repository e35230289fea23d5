#include "analysis/budget.h"

namespace mapping::analysis {

bool Budget::spend(std::size_t steps) {
  constexpr std::size_t kStepsOfTypePart = 10;
  steps_ += steps;
  const std::size_t walked = (types_.walked() - walked_) * kStepsOfTypePart;
  if (!share_.covers(steps_ + walked)) verdict_.give_up("its analysis takes too many steps");
  return !verdict_.gave_up();
}

}  // namespace mapping::analysis
