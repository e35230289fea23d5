#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "analysis/functions/functions.h"
#include "analysis/functions/signature_binder.h"

// Which of a function's signatures a call means.
namespace mapping {

enum class ResolutionOutcome : std::uint8_t {
  kDecided,  // the call is resolved, at fault or not certain, as it says
  kNone,     // no signature fits: the message is the caller's
};

inline constexpr std::size_t kNoneNullable = static_cast<std::size_t>(-1);

struct Resolution {
  ResolutionOutcome outcome = ResolutionOutcome::kNone;
  ResolvedCall call{};
};

// The signature that fits exactly, else the most specific of those that fit with coercions.
// `signatures` are those of a FunctionEntry; the arguments' types are certain. From argument
// `nullable_from` on, a NULL does not make the result NULL.
[[nodiscard]] Resolution resolve(TypeTable& types, std::string_view signatures,
                                 std::span<const CallArgument> arguments, LambdaTyper& lambdas,
                                 std::size_t nullable_from = kNoneNullable);

// The same with signatures that have been read.
[[nodiscard]] Resolution resolve(TypeTable& types, std::vector<Signature> signatures,
                                 std::span<const CallArgument> arguments, LambdaTyper& lambdas);

template <typename Visit>
void for_each_line(std::string_view lines, Visit visit) {
  while (!lines.empty()) {
    const std::size_t end = lines.find('\n');
    visit(lines.substr(0, end));
    if (end == std::string_view::npos) return;
    lines.remove_prefix(end + 1);
  }
}

}  // namespace mapping
