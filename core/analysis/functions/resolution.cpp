#include "analysis/functions/resolution.h"

#include <algorithm>
#include <utility>

#include "analysis/types/coercions.h"
#include "mapping/sql.h"
#include "mapping/text.h"

namespace mapping {
namespace {

struct Candidate {
  const Signature* signature;
  BoundSignature bound;
};

class Resolver {
 public:
  Resolver(TypeTable& types, std::span<const CallArgument> arguments, LambdaTyper& lambdas,
           std::size_t nullable_from)
      : types_(types), arguments_(arguments), lambdas_(lambdas), nullable_from_(nullable_from) {}

  Resolution run(std::string_view lines) {
    const std::string_view same = line_of_same_text(lines);
    std::vector<Signature> signatures;
    for_each_line(same.empty() ? lines : same, [&](std::string_view line) {
      signatures.push_back(read_signature(types_, line));
    });
    return run(std::move(signatures));
  }

  Resolution run(std::vector<Signature> signatures) {
    signatures_ = std::move(signatures);
    std::erase_if(signatures_,
                  [&](const Signature& signature) { return !signature.takes(arguments_.size()); });
    if (auto found = match(BindingMode::kExact, false)) return std::move(*found);
    if (auto found = match(BindingMode::kExact, true)) return std::move(*found);
    if (auto found = match(BindingMode::kCoercing, std::nullopt)) return std::move(*found);
    return {};
  }

 private:
  // The signature that wants just the arguments' types, without variables: no other can fit
  // exactly, and reading the others takes most of the time.
  [[nodiscard]] std::string_view line_of_same_text(std::string_view lines) const {
    constexpr std::uint32_t kMostParts = 32;  // more than any of them has
    std::string text;
    for (const CallArgument& argument : arguments_) {
      if (argument.is_lambda || types_.parts(argument.type) > kMostParts) return {};
      if (!text.empty()) text += ", ";
      text += types_.in_signature(argument.type);
    }
    text += '\t';
    std::string_view found;
    for_each_line(lines, [&](std::string_view line) {
      if (starts_with_ignoring_case(line, text)) found = line;
    });
    return found;
  }

  std::optional<Resolution> match(BindingMode mode, std::optional<bool> generic) {
    std::vector<Candidate> candidates;
    for (const Signature& signature : signatures_) {
      if (generic && signature.is_generic() != *generic) continue;
      SignatureBinder binder(types_, signature, arguments_, lambdas_, mode);
      auto bound = binder.bind();
      if (binder.uncertain()) return uncertain();
      if (binder.missing_type()) return missing(binder.missing_type());
      if (!binder.converges()) return diverging();
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
    const auto is_lambda = [](const CallArgument& argument) { return argument.is_lambda; };
    if (chosen.size() <= 1 || std::ranges::any_of(arguments_, is_lambda) ||
        !has_null(arguments_.size())) {
      return chosen;
    }
    std::erase_if(candidates,
                  [&](const Candidate& candidate) { return !coerces_nulls_only(candidate); });
    if (!candidates.empty()) chosen = std::move(candidates);
    if (chosen.size() > 1 && have_one_result(chosen) && has_null(nullable_from_)) {
      // All of them give NULL, so any will do; Trino takes the last by its text.
      std::ranges::swap(chosen.front(),
                        *std::ranges::max_element(chosen, {}, [](const Candidate& candidate) {
                          return candidate.signature->argument_text;
                        }));
      chosen.erase(chosen.begin() + 1, chosen.end());
    }
    return chosen;
  }

  // Whether there is a NULL among the first `count` arguments.
  [[nodiscard]] bool has_null(std::size_t count) const {
    return std::ranges::any_of(arguments_.first(std::min(count, arguments_.size())),
                               [&](const CallArgument& argument) {
                                 return types_.kind(argument.type) == TypeKind::kUnknown;
                               });
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

  // kUncertain where all exist.
  TypeId first_missing(const BoundSignature& bound) {
    if (!types_.exists(bound.result)) return bound.result;
    for (const TypeId argument : bound.arguments) {
      if (!types_.exists(argument)) return argument;
    }
    return kUncertain;
  }

  static Resolution uncertain() {
    Resolution resolution{.outcome = ResolutionOutcome::kDecided};
    resolution.call.reason = "the type of a lambda is not certain";
    return resolution;
  }

  static Resolution diverging() {
    Resolution resolution{.outcome = ResolutionOutcome::kDecided};
    resolution.call.refusal =
        say(ServerMessage::kBindingDiverges, {std::uint32_t{SignatureBinder::kMostRounds}});
    return resolution;
  }

  [[nodiscard]] Resolution missing(TypeId type) const {
    Resolution resolution{.outcome = ResolutionOutcome::kDecided};
    resolution.call.refusal =
        say(ServerMessage::kTypeOfSignatureNotFound, {types_.in_signature(type)});
    return resolution;
  }

  [[nodiscard]] Resolution wrong_lambda(const SignatureBinder::LambdaFault& fault) const {
    Resolution resolution{.outcome = ResolutionOutcome::kDecided};
    resolution.call.refusal = say(ServerMessage::kLambdaParameters,
                                  {fault.parameters, arguments_[fault.argument].lambda_parameters});
    resolution.call.argument_at_fault = fault.argument;
    return resolution;
  }

  Resolution resolved(Candidate& candidate) {
    Resolution resolution{.outcome = ResolutionOutcome::kDecided};
    const DataType& result = types_[candidate.bound.result];
    if (result.kind == TypeKind::kDecimal && result.scale > result.precision) {
      resolution.call.refusal =
          say(ServerMessage::kDecimalScaleOutOfRange, {result.precision, result.scale});
    } else if (const TypeId missing_type = first_missing(candidate.bound)) {
      return missing(missing_type);
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
    std::string listed;
    for (const Candidate& candidate : candidates) {
      const Signature& signature = *candidate.signature;
      listed += "\t * (";
      for (std::size_t i = 0; i < candidate.bound.arguments.size(); ++i) {
        if (i != 0) listed += ',';
        listed += text_of(signature, signature.argument(i), candidate.bound.arguments[i]);
      }
      listed += "):" + text_of(signature, signature.result, candidate.bound.result) + '\n';
    }
    resolution.call.refusal = say(ServerMessage::kAmbiguousCall, {listed});
    return resolution;
  }

  TypeTable& types_;
  std::span<const CallArgument> arguments_;
  LambdaTyper& lambdas_;
  std::size_t nullable_from_;
  std::vector<Signature> signatures_{};
};

}  // namespace

Resolution resolve(TypeTable& types, std::string_view signatures,
                   std::span<const CallArgument> arguments, LambdaTyper& lambdas,
                   std::size_t nullable_from) {
  return Resolver(types, arguments, lambdas, nullable_from).run(signatures);
}

Resolution resolve(TypeTable& types, std::vector<Signature> signatures,
                   std::span<const CallArgument> arguments, LambdaTyper& lambdas) {
  return Resolver(types, arguments, lambdas, kNoneNullable).run(std::move(signatures));
}

}  // namespace mapping
