#pragma once

#include <string_view>
#include <utility>
#include <variant>

#include "mapping/diagnostic.h"

// What an operation that may be refused returns: a value, or the reason why there is none. Nothing
// is thrown.
//
//   Outcome<std::string> type = map_type("json");
//   if (!type.ok()) show(type.refusal().code);  // "unsupported_type"
namespace mapping {

// Why there is no value: `code` is a slug that callers may compare, `params` fill in the message
// that people read. The header of each operation lists its codes and their parameters.
struct Refusal {
  std::string_view code;  // a literal
  Params params;
};

// Either a `Value` or a `Fault`. Reading the one that is not there is a defect of the caller: ask
// `ok()` first.
template <typename Value, typename Fault = Refusal>
class [[nodiscard]] Outcome {
 public:
  // Implicit on purpose: a function returns its value or its fault as it is.
  Outcome(Value value) : content_(std::in_place_index<0>, std::move(value)) {}
  Outcome(Fault fault) : content_(std::in_place_index<1>, std::move(fault)) {}

  [[nodiscard]] bool ok() const { return content_.index() == 0; }
  [[nodiscard]] const Value& value() const { return *std::get_if<0>(&content_); }
  [[nodiscard]] Value& value() { return *std::get_if<0>(&content_); }
  [[nodiscard]] const Fault& refusal() const { return *std::get_if<1>(&content_); }

 private:
  std::variant<Value, Fault> content_;
};

}  // namespace mapping
