#include "analysis/resolution.h"

#include <algorithm>
#include <utility>

#include "analysis/coercions.h"
#include "mapping/text.h"

namespace mapping {
namespace {

struct Candidate {
  const Signature* signature;
  BoundSignature bound;
};

class Resolver {
 public:
  Resolver(TypeTable& types, std::span<const CallArgument> arguments, LambdaTyper& lambdas)
      : types_(types), arguments_(arguments), lambdas_(lambdas) {}

  Resolution run(std::string_view lines) {
    for_each_line(lines, [&](std::string_view line) {
      Signature signature = read_signature(types_, line);
      if (signature.takes(arguments_.size())) signatures_.push_back(std::move(signature));
    });
    if (auto found = match(BindingMode::kExact, false)) return std::move(*found);
    if (auto found = match(BindingMode::kExact, true)) return std::move(*found);
    if (auto found = match(BindingMode::kCoercing, std::nullopt)) return std::move(*found);
    return {};
  }

 private:
  std::optional<Resolution> match(BindingMode mode, std::optional<bool> generic) {
    std::vector<Candidate> candidates;
    for (const Signature& signature : signatures_) {
      if (generic && signature.is_generic() != *generic) continue;
      SignatureBinder binder(types_, signature, arguments_, lambdas_, mode);
      auto bound = binder.bind();
      if (binder.uncertain()) return uncertain();
      if (binder.lambda_fault()) return wrong_lambda(*binder.lambda_fault());
      if (bound) candidates.push_back({&signature, std::move(*bound)});
    }
    if (candidates.empty()) return std::nullopt;
    if (mode == BindingMode::kCoercing) candidates = select(std::move(candidates));
    return candidates.size() == 1 ? resolved(candidates.front()) : ambiguous(candidates);
  }

  // The most specific of them; with NULLs among the arguments, those that coerce nothing else.
  std::vector<Candidate> select(std::vector<Candidate> candidates) {
    std::vector<Candidate> chosen = most_specific(candidates);
    const auto is_null = [&](const CallArgument& argument) {
      return types_.kind(argument.type) == TypeKind::kUnknown;
    };
    const auto is_lambda = [](const CallArgument& argument) { return argument.is_lambda; };
    if (chosen.size() <= 1 || std::ranges::any_of(arguments_, is_lambda) ||
        !std::ranges::any_of(arguments_, is_null)) {
      return chosen;
    }
    std::erase_if(candidates,
                  [&](const Candidate& candidate) { return !coerces_nulls_only(candidate); });
    if (!candidates.empty()) chosen = std::move(candidates);
    if (chosen.size() > 1 && have_one_result(chosen)) {
      // All of them give NULL, so any will do; Trino takes the last by its text.
      std::ranges::swap(chosen.front(),
                        *std::ranges::max_element(chosen, {}, [](const Candidate& candidate) {
                          return candidate.signature->argument_text;
                        }));
      chosen.erase(chosen.begin() + 1, chosen.end());
    }
    return chosen;
  }

  std::vector<Candidate> most_specific(const std::vector<Candidate>& candidates) {
    std::vector<Candidate> representatives;
    for (const Candidate& current : candidates) {
      const auto related = std::ranges::find_if(representatives, [&](const Candidate& other) {
        return is_more_specific(current, other) || is_more_specific(other, current);
      });
      if (related == representatives.end()) {
        representatives.push_back(current);
      } else if (is_more_specific(current, *related)) {
        *related = current;
      }
    }
    return representatives;
  }

  // What one binds to is also good for the other.
  bool is_more_specific(const Candidate& candidate, const Candidate& other) {
    std::vector<CallArgument> arguments;
    for (const TypeId type : candidate.bound.arguments) arguments.push_back({.type = type});
    SignatureBinder binder(types_, *other.signature, arguments, lambdas_, BindingMode::kCoercing);
    return binder.bind().has_value();
  }

  bool coerces_nulls_only(const Candidate& candidate) {
    for (std::size_t i = 0; i < arguments_.size(); ++i) {
      if (candidate.bound.arguments[i] != arguments_[i].type &&
          types_.kind(arguments_[i].type) != TypeKind::kUnknown) {
        return false;
      }
    }
    return true;
  }

  static bool have_one_result(const std::vector<Candidate>& candidates) {
    return std::ranges::all_of(candidates, [&](const Candidate& candidate) {
      return candidate.bound.result == candidates.front().bound.result;
    });
  }

  // Variables can get values of which there is no type. As deep as types are.
  bool exists(TypeId id) {
    const DataType& type = types_[id];
    if (type.kind == TypeKind::kChar) return type.precision <= kMaximumCharLength;
    if (type.kind == TypeKind::kMap && !types_.is_comparable(type.arguments[0])) return false;
    return std::ranges::all_of(type.arguments, [&](TypeId argument) { return exists(argument); });
  }

  // kUncertain where all exist.
  TypeId first_missing(const BoundSignature& bound) {
    if (!exists(bound.result)) return bound.result;
    for (const TypeId argument : bound.arguments) {
      if (!exists(argument)) return argument;
    }
    return kUncertain;
  }

  static Resolution uncertain() {
    Resolution resolution{.outcome = ResolutionOutcome::kDecided};
    resolution.call.reason = "the type of a lambda is not certain";
    return resolution;
  }

  [[nodiscard]] Resolution wrong_lambda(const SignatureBinder::LambdaFault& fault) const {
    Resolution resolution{.outcome = ResolutionOutcome::kDecided};
    resolution.call.error_name = "INVALID_PARAMETER_USAGE";
    resolution.call.message = "Expected a lambda that takes " + std::to_string(fault.parameters) +
                              " argument(s) but got " +
                              std::to_string(arguments_[fault.argument].lambda_parameters);
    resolution.call.argument_at_fault = fault.argument;
    return resolution;
  }

  Resolution resolved(Candidate& candidate) {
    Resolution resolution{.outcome = ResolutionOutcome::kDecided};
    const DataType& result = types_[candidate.bound.result];
    if (result.kind == TypeKind::kDecimal && result.scale > result.precision) {
      resolution.call.error_name = "INVALID_FUNCTION_ARGUMENT";
      resolution.call.message = "DECIMAL scale must be in range [0, precision (" +
                                std::to_string(result.precision) +
                                ")]: " + std::to_string(result.scale);
    } else if (const TypeId missing = first_missing(candidate.bound)) {
      resolution.call.error_name = "TYPE_NOT_FOUND";
      resolution.call.message = "Unknown type: " + types_.in_signature(missing);
    } else {
      resolution.call.result = candidate.bound.result;
      resolution.call.arguments = std::move(candidate.bound.arguments);
    }
    return resolution;
  }

  // Names that a signature writes stay as it writes them: `jsonpath`, not `JsonPath`.
  std::string text_of(const Signature& signature, std::uint32_t formal, TypeId bound) {
    std::string text = types_.in_signature(bound);
    return signature.types[formal].kind == FormalKind::kConcrete ? to_lower(text) : text;
  }

  Resolution ambiguous(const std::vector<Candidate>& candidates) {
    Resolution resolution{.outcome = ResolutionOutcome::kDecided};
    resolution.call.error_name = "AMBIGUOUS_FUNCTION_CALL";
    std::string& message = resolution.call.message;
    message =
        "Could not choose a best candidate operator. Explicit type casts must be added.\n"
        "Candidates are:\n";
    for (const Candidate& candidate : candidates) {
      const Signature& signature = *candidate.signature;
      message += "\t * (";
      for (std::size_t i = 0; i < candidate.bound.arguments.size(); ++i) {
        if (i != 0) message += ',';
        message += text_of(signature, signature.argument(i), candidate.bound.arguments[i]);
      }
      message += "):" + text_of(signature, signature.result, candidate.bound.result) + '\n';
    }
    return resolution;
  }

  TypeTable& types_;
  std::span<const CallArgument> arguments_;
  LambdaTyper& lambdas_;
  std::vector<Signature> signatures_{};
};

}  // namespace

Resolution resolve(TypeTable& types, std::string_view signatures,
                   std::span<const CallArgument> arguments, LambdaTyper& lambdas) {
  return Resolver(types, arguments, lambdas).run(signatures);
}

}  // namespace mapping
