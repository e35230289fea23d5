#include <algorithm>

#include "language/refactor/refactoring.h"
#include "sql/diagnose.h"

namespace mapping {
namespace language {
namespace {

constexpr Refactor kRefactorings[] = {expand_star, qualify_column, name_column, extract_query};

Analysis analysis_of(std::string_view sql, const LanguageContext& context) {
  return analyze_sql(parse_sql(sql), context.catalog, context.session, context.memo);
}

// A name may be given to a column that has none.
bool same_columns(const Analysis& before, const Analysis& after) {
  return !after.fault &&
         std::ranges::equal(before.columns, after.columns,
                            [](const AnalyzedColumn& was, const AnalyzedColumn& is) {
                              const bool is_named = was.name && was.name->starts_with("_col");
                              return was.type == is.type && (was.name == is.name || is_named);
                            });
}

}  // namespace

SqlNodeId Selected::smallest(SqlNodeKind kind) const {
  const std::vector<SqlNode>& nodes = tree().nodes;
  for (SqlNodeId id = 1; id < nodes.size(); ++id) {  // what a node is made of stands before it
    const Span span = nodes[id].span;
    if (nodes[id].kind == kind && span.begin <= offset && offset <= span.end) return id;
  }
  return kNoSqlNode;
}

}  // namespace language

std::vector<Refactoring> refactorings_sql(std::string_view text, std::uint32_t offset,
                                          const LanguageContext& context) {
  using namespace language;
  const Analysis before = analysis_of(text, context);
  if (before.fault) return {};
  const Meaning meaning(text, context);
  std::vector<Refactoring> found;
  for (const Refactor refactor : kRefactorings) {
    std::optional<Refactoring> offered = refactor({meaning, context, offset});
    if (offered &&
        same_columns(before, analysis_of(sql::apply_edits(text, offered->edits), context)))
      found.push_back(std::move(*offered));
  }
  return found;
}

}  // namespace mapping
