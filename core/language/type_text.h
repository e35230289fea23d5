#pragma once

#include <string>
#include <string_view>

#include "analysis/types/data_types.h"
#include "mapping/language.h"

namespace mapping::language {

// What is known of a column's type. Types are those of the last analysis.
class TypeTexts {
 public:
  explicit TypeTexts(const LanguageContext& context) : context_(context) {}

  // As the server prints it; empty: it is not certain.
  [[nodiscard]] std::string trino(TypeId type) const;
  // What it becomes in the graph; empty: nothing.
  [[nodiscard]] std::string ryugraph(TypeId type) const;
  // A sentence about it: what the column becomes, and whether it loads. `name` is how the author
  // writes the column.
  [[nodiscard]] std::string loading(TypeId type, std::string_view name) const {
    return type == kUncertain ? std::string() : loading_of(trino(type), name);
  }
  // The same of a type as the server prints it.
  [[nodiscard]] std::string loading_of(std::string_view type, std::string_view name) const;

 private:
  const LanguageContext& context_;
};

}  // namespace mapping::language
