#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/functions/functions.h"
#include "analysis/functions/signature.h"

// Whether a call fits a signature, and as what: Trino's rules, which look for values of the
// signature's variables until all of what is asked of them holds.
namespace mapping {

struct BoundSignature {
  std::vector<TypeId> arguments{};  // what each argument of the call becomes
  TypeId result = kUncertain;
};

enum class BindingMode : std::uint8_t { kExact, kCoercing };

class SignatureBinder {
 public:
  SignatureBinder(TypeTable& types, const Signature& signature,
                  std::span<const CallArgument> arguments, LambdaTyper& lambdas, BindingMode mode)
      : types_(types),
        signature_(signature),
        arguments_(arguments),
        lambdas_(lambdas),
        mode_(mode) {}

  [[nodiscard]] std::optional<BoundSignature> bind();

  // After bind: a lambda's body is not certain, so nothing is.
  [[nodiscard]] bool uncertain() const { return uncertain_; }

  // After bind: a lambda that names another number of parameters than it is given. The server
  // looks no further.
  struct LambdaFault {
    std::uint32_t argument;
    std::size_t parameters;  // that it is given
  };
  [[nodiscard]] const std::optional<LambdaFault>& lambda_fault() const { return lambda_fault_; }

  // After bind: a type that the variables' values make, and that the server does not have. It looks
  // no further. kUncertain where there is none.
  [[nodiscard]] TypeId missing_type() const { return missing_type_; }

  // After bind: false where each round changes the variables again, as
  // `reduce(decimals, 0, (sum, value) -> sum + value, …)` does. The server gives up after
  // kMostRounds and looks no further.
  [[nodiscard]] bool converges() const { return converges_; }

  static constexpr int kMostRounds = 4;

 private:
  // In the order in which they win when several are seen.
  enum class Status : std::uint8_t { kSatisfied, kNotSatisfied, kChanged, kUnsolvable };

  enum class ConstraintKind : std::uint8_t { kRelation, kVariable, kNumbers, kLambda };
  struct Constraint {
    ConstraintKind kind;
    std::uint32_t formal;
    TypeId actual = kUncertain;
    std::uint32_t argument = 0;  // of kLambda
    bool exact = false;          // of kRelation
  };

  static constexpr std::size_t kMostVariables = 8;
  static constexpr std::int64_t kUnbound = -1;

  [[nodiscard]] const FormalType& formal(std::uint32_t index) const {
    return signature_.types[index];
  }

  bool add_arguments();
  bool add_constraints(std::uint32_t formal, TypeId actual, std::vector<Constraint>& out);
  bool add_nested(const FormalType& formal, TypeId actual, std::vector<Constraint>& out);
  bool solve();

  Status update(const Constraint& constraint);
  Status update_relation(const Constraint& constraint);
  Status update_variable(const Constraint& constraint);
  Status update_numbers(const Constraint& constraint);
  Status update_lambda(const Constraint& constraint);
  Status update_lambda_result(std::uint32_t formal, TypeId result);
  std::optional<TypeId> lambda_result(const Constraint& constraint,
                                      std::span<const TypeId> parameters);

  [[nodiscard]] bool is_bound(std::uint32_t formal) const;
  [[nodiscard]] std::optional<TypeId> with_bound_numbers(const FormalType& formal, TypeId actual);
  TypeId apply(std::uint32_t formal);
  void calculate_numbers();

  TypeTable& types_;
  const Signature& signature_;
  std::span<const CallArgument> arguments_;
  LambdaTyper& lambdas_;
  BindingMode mode_;
  std::vector<Constraint> constraints_{};
  std::array<TypeId, kMostVariables> variables_{};
  std::array<std::int64_t, kMostVariables> numbers_{kUnbound, kUnbound, kUnbound, kUnbound,
                                                    kUnbound, kUnbound, kUnbound, kUnbound};
  bool uncertain_ = false;
  bool converges_ = true;
  TypeId missing_type_ = kUncertain;
  std::optional<LambdaFault> lambda_fault_{};
};

}  // namespace mapping
