#include "analysis/functions/inline_functions.h"

#include <algorithm>
#include <utility>

namespace mapping::analysis {

void InlineFunctions::add(InlineFunction function) {
  names_.push_back(function.name);
  by_name_[function.name].push_back(std::move(function));
}

void InlineFunctions::replace_earlier() {
  std::vector<InlineFunction>& functions = by_name_.find(names_.back())->second;
  const InlineFunction function = functions.back();
  std::erase_if(functions, [&](const InlineFunction& other) {
    return other.definition != function.definition && other.parameters == function.parameters;
  });
}

std::span<const InlineFunction> InlineFunctions::called(std::string_view name) const {
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? std::span<const InlineFunction>() : found->second;
}

}  // namespace mapping::analysis
