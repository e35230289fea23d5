#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "analysis/types/data_types.h"

// A signature of the function table, read when its function is called.
namespace mapping {

enum class FormalKind : std::uint8_t {
  kConcrete,  // no variable in it: `array(double)`
  kVariable,  // a type variable: `T`
  kNumbered,  // numbers are variables: `decimal(p,s)`, `varchar(x)`
  kNested,    // `array(T)`, `map(K,V)`, `qdigest(V)`, `row(K,V)`
  kFunction,  // of a lambda: parameters, then the result
};

struct FormalNumber {
  bool is_variable = false;
  std::uint32_t value = 0;  // the variable's index, or the number
};

// A type as a signature writes it. Small, since a call reads many of them.
struct FormalType {
  FormalKind kind = FormalKind::kConcrete;
  TypeKind base = TypeKind::kUncertain;  // of kNumbered and kNested
  std::uint8_t variable = 0;             // of kVariable
  std::uint8_t number_count = 0;
  std::uint8_t child_count = 0;
  TypeId concrete = kUncertain;
  std::array<FormalNumber, 2> numbers{};
  std::uint32_t first_child = 0;  // in Signature::children
  std::string_view name{};        // of a base that is TypeKind::kOther
};

struct TypeVariable {
  std::string_view name;
  bool comparable = false;
  bool orderable = false;
};

struct Signature {
  std::vector<FormalType> types{};
  std::vector<std::uint32_t> children{};   // in `types`
  std::vector<std::uint32_t> arguments{};  // in `types`
  std::uint32_t result = 0;
  bool variadic = false;  // the last argument may stand any number of times, also none
  std::vector<TypeVariable> variables{};
  std::vector<std::string_view> numbers{};  // the names of the number variables
  std::string_view formulas{};              // `u = x + y; …`

  // As messages have them: `array(t), t` and `T:comparable`.
  std::string_view argument_text{};
  std::string_view variable_text{};

  [[nodiscard]] bool is_generic() const { return !variables.empty(); }
  [[nodiscard]] bool takes(std::size_t count) const {
    return variadic ? count + 1 >= arguments.size() : count == arguments.size();
  }
  [[nodiscard]] std::span<const std::uint32_t> children_of(const FormalType& type) const {
    return std::span(children).subspan(type.first_child, type.child_count);
  }
  // The type of argument `index` of a call.
  [[nodiscard]] std::uint32_t argument(std::size_t index) const {
    return arguments[index < arguments.size() ? index : arguments.size() - 1];
  }
};

// `line` is one line of FunctionEntry::signatures and must outlive the signature.
[[nodiscard]] Signature read_signature(TypeTable& types, std::string_view line);

}  // namespace mapping
