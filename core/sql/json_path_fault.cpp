#include <string>
#include <utility>

#include "mapping/sql.h"
#include "sql/json_path.h"

namespace mapping {
namespace {

// What a literal without escapes stands for.
std::string path_of(std::string_view written) {
  std::string path;
  for (std::size_t i = 1; i + 1 < written.size(); ++i) {
    path += written[i];
    if (written[i] == '\'') ++i;
  }
  return path;
}

Code code_of(const sql::JsonPathFault& fault) {
  if (fault.problem != sql::JsonPathProblem::kToken) return Code::kSqlJsonPath;
  return fault.span.size() == 0 ? Code::kSqlJsonPathEnd : Code::kSqlJsonPathToken;
}

}  // namespace

// A server counts from behind the opening quote, in the path as it is without doubled quotes.
std::optional<SqlFault> check_json_path(const SqlTree& tree, SqlNodeId literal) {
  const std::string_view written = tree.text_of(literal);
  if (!written.starts_with('\'')) return std::nullopt;
  const std::string path = path_of(written);
  sql::JsonPath read = sql::read_json_path(path);
  if (!read.fault) return std::nullopt;
  const std::uint32_t first = tree[literal].span.begin + 1;
  const std::uint32_t begin = first + read.fault->span.begin;
  SqlFault fault{code_of(*read.fault),
                 error_name_of(read.fault->said.message),
                 std::move(read.fault->said.text),
                 {begin, first + read.fault->span.end},
                 {},
                 {}};
  if (fault.code == Code::kSqlJsonPathToken)
    fault.params.push_back({"token", std::string(slice(path, read.fault->span))});
  if (read.fault->problem == sql::JsonPathProblem::kMissingMode) {
    fault.fixes.push_back(
        {FixKind::kInsertSql, {{"text", std::string("lax ")}}, false, {{{begin, begin}, "lax "}}});
  }
  return fault;
}

std::optional<SqlFault> find_path_fault(const SqlTree& tree) {
  for (SqlNodeId id = 1; id < tree.nodes.size(); ++id) {
    if (!tree[id].is(SqlStringUse::kJsonPath)) continue;
    if (auto fault = check_json_path(tree, id)) return fault;
  }
  return std::nullopt;
}

}  // namespace mapping
