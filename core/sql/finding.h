#pragma once

#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "sql/diagnose.h"

// What the rules of diagnose() share.
namespace mapping::sql {

struct Finding {
  Code code{};
  Params params;
  std::optional<SqlFix> fix;
};

inline SqlFix make_fix(FixKind kind, bool safe, std::vector<SqlEdit> edits, Params params = {}) {
  return {kind, std::move(params), safe, std::move(edits)};
}

// How one rule reads the text around a fault.
struct DiagnosisRule {
  std::optional<Finding> (*find)(const SyntaxFault&);
  bool is_guess = false;  // no finding where its own fix does not bear it out
};

// Characters and forms that other tools and dialects have.
[[nodiscard]] std::span<const DiagnosisRule> foreign_rules();

// Words that are missing.
[[nodiscard]] std::span<const DiagnosisRule> missing_word_rules();

}  // namespace mapping::sql
