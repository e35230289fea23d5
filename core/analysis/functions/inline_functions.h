#pragma once

#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/functions/functions.h"

namespace mapping::analysis {

// The functions of WITH FUNCTION that are defined so far, by their names.
class InlineFunctions {
 public:
  // It stands beside an earlier one with its arguments until that is replaced.
  void add(InlineFunction function);
  // Of two with the same arguments the later one counts: takes away those that the last one replaces.
  void replace_earlier();

  // There is at least one.
  [[nodiscard]] const InlineFunction& last() const {
    return by_name_.find(names_.back())->second.back();
  }
  // Those of that name, which is in lower case.
  [[nodiscard]] std::span<const InlineFunction> called(std::string_view name) const;
  // As they were defined, some of them several times.
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }

 private:
  std::map<std::string, std::vector<InlineFunction>, std::less<>> by_name_{};
  std::vector<std::string> names_{};
};

}  // namespace mapping::analysis
