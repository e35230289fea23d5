#include <algorithm>
#include <string>

#include "mapping/sql.h"

// The beginning of a path such as 'lax $.items[*].id', which a server reads with a grammar of its own.
namespace mapping {
namespace {

constexpr std::string_view kModes = "{'lax', 'strict'}";
constexpr std::string_view kExpressionStarts =
    "{'+', '(', '$', '@', 'false', 'last', '-', 'null', 'true', DECIMAL_VALUE, DOUBLE_VALUE, "
    "INTEGER_VALUE, STRING, NAMED_VARIABLE}";

constexpr bool is_letter(char c) {
  return (to_lower(c) >= 'a' && to_lower(c) <= 'z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A token of the path, as far as its beginning needs them told apart; empty at the end.
Span token_from(std::string_view path, std::size_t at) {
  at = std::min(path.find_first_not_of(" \t\r\n", at), path.size());
  std::size_t end = at;
  if (at < path.size()) ++end;
  const char first = at < path.size() ? path[at] : '\0';
  const bool is_word = is_letter(first) || is_digit(first) || first == '$';
  while (is_word && end < path.size() && (is_letter(path[end]) || is_digit(path[end]))) ++end;
  if (first == '"') end = std::min(path.find('"', end), path.size() - 1) + 1;
  if (path.substr(at, 2) == "..") ++end;
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
}

bool is_mode(std::string_view token) { return token == "lax" || token == "strict"; }

bool starts_expression(std::string_view token) {
  constexpr std::string_view kWords[] = {"false", "last", "null", "true"};
  for (const std::string_view word : kWords) {
    if (token == word) return true;
  }
  return !token.empty() && (is_digit(token[0]) ||
                            std::string_view("+-($@\"").find(token[0]) != std::string_view::npos);
}

// path = ("lax" | "strict") expression
std::optional<SqlFault> check_json_path(const SqlTree& tree, SqlNodeId literal) {
  const Span place = tree[literal].span;
  const std::string_view written = tree.text_of(literal);
  if (written.size() < 2 || written.front() != '\'') return std::nullopt;
  const std::string_view path = written.substr(1, written.size() - 2);
  const Span first = token_from(path, 0);
  const Span second = token_from(path, first.end);
  const std::string_view token = slice(path, first);
  const auto fault_at = [&](Span span, std::string message) {
    const std::uint32_t begin = place.begin + 1;
    return SqlFault{Code::kSqlJsonPath,
                    "SYNTAX_ERROR",
                    std::move(message),
                    {begin + span.begin, begin + span.end},
                    {},
                    {}};
  };
  if (is_mode(token)) {
    if (second.size() > 0) return std::nullopt;
    return fault_at(second, "mismatched input '<EOF>' expecting " + std::string(kExpressionStarts));
  }
  const std::string quoted = "'" + (token.empty() ? "<EOF>" : std::string(token)) + "'";
  if (is_mode(slice(path, second)))
    return fault_at(first, "extraneous input " + quoted + " expecting " + std::string(kModes));
  if (!starts_expression(token))
    return fault_at(first, "mismatched input " + quoted + " expecting " + std::string(kModes));
  SqlFault fault = fault_at(first, "missing " + std::string(kModes) + " at " + quoted);
  const std::uint32_t begin = fault.span.begin;
  fault.fixes.push_back(
      {FixKind::kInsertSql, {{"text", std::string("lax ")}}, false, {{{begin, begin}, "lax "}}});
  return fault;
}

}  // namespace

std::optional<SqlFault> find_path_fault(const SqlTree& tree) {
  for (SqlNodeId id = 1; id < tree.nodes.size(); ++id) {
    const SqlNode& node = tree[id];
    const auto which = static_cast<SqlSpecial>(node.detail);
    const bool has_path = node.kind == SqlNodeKind::kJsonTable ||
                          (node.kind == SqlNodeKind::kSpecial &&
                           (which == SqlSpecial::kJsonExists || which == SqlSpecial::kJsonValue ||
                            which == SqlSpecial::kJsonQuery));
    if (!has_path) continue;
    const SqlNodeId path = tree.child(id, 1);
    if (tree[path].kind != SqlNodeKind::kString) continue;
    if (auto fault = check_json_path(tree, path)) return fault;
  }
  return std::nullopt;
}

}  // namespace mapping
