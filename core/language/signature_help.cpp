#include <algorithm>

#include "analysis/analysis_memo.h"
#include "analysis/expression_tree.h"
#include "language/function_texts.h"
#include "language/reading.h"
#include "mapping/language.h"
#include "sql/lexer.h"

namespace mapping {
namespace language {
namespace {

using sql::Token;
using sql::TokenKind;

// The call whose parentheses a place is in.
struct CallPlace {
  Span name{};
  std::uint32_t argument = 0;
};

bool is_open(TokenKind kind) {
  return kind == TokenKind::kLeftParen || kind == TokenKind::kLeftBracket;
}
bool is_close(TokenKind kind) {
  return kind == TokenKind::kRightParen || kind == TokenKind::kRightBracket;
}

bool is_in_comment(std::string_view sql, std::uint32_t offset) {
  return std::ranges::any_of(sql::find_comments(sql), [&](Span comment) {
    return comment.begin < offset && offset < comment.end;
  });
}

// A parenthesis that no name stands in front of belongs to what is around it.
std::optional<CallPlace> call_at(std::string_view sql, std::uint32_t offset) {
  const std::vector<Token> tokens = sql::tokenize(sql);
  std::size_t at = 0;
  while (tokens[at].kind != TokenKind::kEndOfText && tokens[at].span.begin < offset &&
         (tokens[at].span.end <= offset || tokens[at].span.size() > 1)) {
    ++at;
  }
  int depth = 0;
  std::uint32_t commas = 0;
  while (at-- > 0) {
    const TokenKind kind = tokens[at].kind;
    if (is_close(kind)) ++depth;
    if (depth == 0 && kind == TokenKind::kComma) ++commas;
    if (depth == 0 && (kind == TokenKind::kSelect || kind == TokenKind::kSemicolon)) return {};
    if (!is_open(kind)) continue;
    if (depth-- > 0) continue;
    depth = 0;
    if (kind == TokenKind::kLeftParen && at > 0 && sql::is_identifier(tokens[at - 1].kind))
      return CallPlace{tokens[at - 1].span, commas};
    commas = 0;
  }
  return {};
}

std::vector<TypeId> types_before(const Reading& reading, SqlNodeId call, std::uint32_t offset,
                                 std::uint32_t argument, const LanguageContext& context) {
  const analysis::Inspection seen = reading.inspect(context);
  std::vector<TypeId> types;
  for (const SqlNodeId node : analysis::call_arguments(reading.tree, call)) {
    const Span span = reading.written(node);
    const bool is_at_caret = types.size() == argument && span.begin <= offset;
    const bool is_lambda = reading.kind(node) == SqlNodeKind::kLambda;
    types.push_back(is_lambda || (is_at_caret && span.size() == 0) ? kUncertain : seen.types[node]);
  }
  if (types.size() <= argument) types.resize(argument + 1, kUncertain);
  return types;
}

}  // namespace
}  // namespace language

std::optional<SignatureHelp> signature_sql(std::string_view sql, std::uint32_t offset,
                                           const LanguageContext& context) {
  using namespace language;
  if (is_in_comment(sql, offset)) return std::nullopt;
  const std::optional<CallPlace> place = call_at(sql, offset);
  if (!place) return std::nullopt;
  SignatureHelp help{.active_parameter = place->argument};
  const Reading reading(sql);
  const SqlNodeId leaf = reading.leaf_at(place->name.begin);
  const bool is_call = leaf != kNoSqlNode &&
                       reading.parent_kind(leaf) == SqlNodeKind::kQualifiedName &&
                       reading.written(leaf) == place->name;
  const SqlNodeId call =
      is_call ? reading.parents[reading.parents[leaf]] : static_cast<SqlNodeId>(kNoSqlNode);
  if (call == kNoSqlNode || reading.kind(call) != SqlNodeKind::kFunction) {
    // Where the call could not be read, its name is known.
    help.signatures = signatures_of(to_lower(slice(sql, place->name)));
    return help.signatures.empty() ? std::nullopt : std::optional(std::move(help));
  }
  const std::string name = analysis::called_name(reading.tree, call);
  help.signatures = signatures_of(name);
  if (help.signatures.empty()) return std::nullopt;
  const std::vector<TypeId> types = types_before(reading, call, offset, place->argument, context);
  help.active_signature = fitting_signature(name, types, context.memo.last_content().types);
  const std::size_t parameters = help.signatures[help.active_signature].parameters.size();
  // More arguments may follow the last of a variadic one.
  if (parameters > 0 && help.signatures[help.active_signature].parameters.back().ends_with("..."))
    help.active_parameter =
        std::min(help.active_parameter, static_cast<std::uint32_t>(parameters - 1));
  return help;
}

}  // namespace mapping
