#include <algorithm>

#include "analysis/analysis_memo.h"
#include "analysis/expression_tree.h"
#include "analysis/functions/function_table.h"
#include "language/forms.h"
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
  std::uint32_t words = 0;  // that part the arguments of forms
  while (at-- > 0) {
    const TokenKind kind = tokens[at].kind;
    if (is_close(kind)) ++depth;
    if (depth == 0 && kind == TokenKind::kComma) ++commas;
    if (depth == 0 && parts_arguments(kind)) ++words;
    if (depth == 0 && (kind == TokenKind::kSelect || kind == TokenKind::kSemicolon)) return {};
    if (!is_open(kind)) continue;
    if (depth-- > 0) continue;
    depth = 0;
    const Token* const name = kind == TokenKind::kLeftParen && at > 0 ? &tokens[at - 1] : nullptr;
    const Form* const form = name == nullptr ? nullptr : find_form(slice(sql, name->span));
    if (form != nullptr)
      return CallPlace{name->span, commas + (has_words_between(*form) ? words : 0)};
    if (name != nullptr && sql::is_identifier(name->kind)) return CallPlace{name->span, commas};
    commas = words = 0;
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

// Of a call that could not be read, or that the grammar reads in its own way: its name is known.
std::optional<SignatureHelp> help_by_name(std::string name, SignatureHelp help) {
  help.signatures = signatures_of(name);
  const Form* const form = find_form(name);
  if (help.signatures.empty() && form != nullptr) help.signatures = {signature_of(*form)};
  if (help.signatures.empty()) return std::nullopt;
  help.function = std::move(name);
  return help;
}

// More arguments may follow the last of a variadic one.
void stay_in_signature(SignatureHelp& help) {
  const std::vector<std::string>& parameters = help.signatures[help.active_signature].parameters;
  if (parameters.empty()) return;
  const bool goes_on = parameters.back().ends_with("...") || parameters.back().ends_with("…");
  const auto last = static_cast<std::uint32_t>(parameters.size() - 1);
  if (goes_on) help.active_parameter = std::min(help.active_parameter, last);
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
  const bool is_function = call != kNoSqlNode && reading.kind(call) == SqlNodeKind::kFunction;
  const std::string name = is_function ? analysis::called_name(reading.tree, call) : std::string();
  help.signatures = signatures_of(name);
  if (help.signatures.empty()) {
    std::optional<SignatureHelp> named =
        help_by_name(to_lower(slice(sql, place->name)), std::move(help));
    if (named) stay_in_signature(*named);
    return named;
  }
  help.function = without_builtin(name);
  const std::vector<TypeId> types = types_before(reading, call, offset, place->argument, context);
  help.active_signature = fitting_signature(name, types, context.memo.last_content().types);
  stay_in_signature(help);
  return help;
}

}  // namespace mapping
