#include <algorithm>

#include "language/reading.h"
#include "mapping/language.h"
#include "sql/lexer.h"

namespace mapping {
namespace {

bool folds(SqlNodeKind kind) {
  switch (kind) {
    case SqlNodeKind::kQuery:
    case SqlNodeKind::kNamedQuery:
    case SqlNodeKind::kSubquery:
    case SqlNodeKind::kSelectList:
    case SqlNodeKind::kFrom:
    case SqlNodeKind::kValues:
    case SqlNodeKind::kGroupBy:
    case SqlNodeKind::kOrderBy:
    case SqlNodeKind::kWindows:
    case SqlNodeKind::kCase:
    case SqlNodeKind::kFunction:
    case SqlNodeKind::kArray:
    case SqlNodeKind::kRow:
      return true;
    default:
      return false;
  }
}

}  // namespace

std::vector<Span> folding_sql(std::string_view sql) {
  std::vector<Span> found;
  const auto add = [&](Span span) {
    if (slice(sql, span).find('\n') != std::string_view::npos) found.push_back(span);
  };
  const language::Reading reading(sql);
  for (SqlNodeId id = 1; id < reading.parents.size(); ++id) {
    if (folds(reading.kind(id))) add(reading.written(id));
  }
  // Comments of whole lines that follow each other are one.
  Span run{};
  for (const Span comment : sql::find_comments(sql)) {
    const std::string_view between = slice(sql, {run.end, comment.begin});
    const bool follows = run.size() > 0 && slice(sql, comment).starts_with("--") &&
                         between.find_first_not_of(" \t\r\n") == std::string_view::npos;
    if (!follows) add(run);
    run = {follows ? run.begin : comment.begin, comment.end};
  }
  add(run);
  std::ranges::sort(
      found, [](Span a, Span b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; });
  const auto same = std::ranges::unique(found);
  found.erase(same.begin(), same.end());
  return found;
}

}  // namespace mapping
