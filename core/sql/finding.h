#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
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

inline SqlFix make_insertion(std::uint32_t at, const std::string& text,
                             std::string_view in_front = "") {
  return make_fix(FixKind::kInsertSql, false, {{{at, at}, std::string(in_front) + text}},
                  {{"text", text}});
}

// Other text in the place of what stands there.
inline SqlFix make_replacement(std::string_view sql, Span replaced, const std::string& text,
                               bool safe) {
  return make_fix(FixKind::kReplaceSql, safe, {{replaced, text}},
                  {{"old", std::string(slice(sql, replaced))}, {"new", text}});
}

// The token behind the query that the token `at` is of: `)`, `;` or the end of the text.
[[nodiscard]] std::uint32_t end_of_query(const SyntaxFault& syntax, std::uint32_t at);

// How one rule reads the text around a fault.
struct DiagnosisRule {
  std::optional<Finding> (*find)(const SyntaxFault&);
  bool is_guess = false;  // no finding where its own fix does not bear it out
};

// Characters and forms that other tools and dialects have.
[[nodiscard]] std::span<const DiagnosisRule> foreign_rules();

// Words and commas that are missing.
[[nodiscard]] std::span<const DiagnosisRule> missing_word_rules();

// `a AS b c.d`, where an operator cannot follow: a further item begins, but for a name alone, which may
// be a part of the alias. Asked when no word is misspelt: `a FORM b.c` has an alias, too.
[[nodiscard]] std::optional<Finding> find_item_behind_alias(const SyntaxFault& syntax);

}  // namespace mapping::sql
