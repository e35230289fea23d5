#include "language/mapping_rename.h"

#include <string>

#include "language/mapping_paths.h"
#include "language/query_columns.h"
#include "sql/diagnose.h"

namespace mapping::language {
namespace {

using Path = std::vector<std::string>;

// What names the column of the result in its definition.
Path path_of_column(const JsonPlace& place, std::size_t column) {
  const bool is_node = place.path[0] == "node_definitions";
  Path path(place.path.begin(), place.path.end() - 1);
  const std::size_t keys = is_node ? 1 : 2;
  if (column >= keys) {
    path.insert(path.end(), {"properties", std::to_string(column - keys), "name"});
  } else if (is_node) {
    path.insert(path.end(), {"primary_key", "name"});
  } else {
    path.emplace_back(column == 0 ? "from_key" : "to_key");
  }
  return path;
}

}  // namespace

std::vector<SqlEdit> follow_columns(std::string_view text, const JsonPlace& place,
                                    std::string_view sql, const std::vector<SqlEdit>& edits,
                                    const LanguageContext& context) {
  const std::vector<AnalyzedColumn> before = query_columns(parse_sql(sql), context);
  const std::vector<AnalyzedColumn> after =
      query_columns(parse_sql(sql::apply_edits(sql, edits)), context);
  std::vector<SqlEdit> followed;
  if (before.size() != after.size()) return followed;
  const Document document = Document::parse(text);
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (!before[i].name || !after[i].name || *before[i].name == *after[i].name) continue;
    const ValueId name = value_at(document, path_of_column(place, i));
    if (name == kNoValue || document[name].text != *before[i].name) continue;
    const Span span = document[name].span;
    followed.push_back({{span.begin + 1, span.end - 1}, escaped(*after[i].name)});
  }
  return followed;
}

}  // namespace mapping::language
