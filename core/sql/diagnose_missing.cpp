#include <algorithm>

#include "sql/finding.h"

namespace mapping::sql {
namespace {

SqlFix insert_in_front_of_fault(const SyntaxFault& syntax, const std::string& word) {
  return make_insertion(syntax.tokens[syntax.index - 1].span.end, word, " ");
}

std::optional<Finding> find_nothing_selected(const SyntaxFault& syntax) {
  const std::uint32_t at = syntax.index;
  if (at == 0 || syntax.kind(at) != TokenKind::kFrom ||
      (syntax.kind(at - 1) != TokenKind::kSelect && syntax.kind(at - 1) != TokenKind::kDistinct)) {
    return std::nullopt;
  }
  return Finding{Code::kSqlNothingSelected, {}, std::nullopt};
}

// `WITH a AS SELECT …`, `FROM SELECT …`, `b = SELECT …`
std::optional<Finding> find_query_without_parentheses(const SyntaxFault& syntax) {
  const std::uint32_t at = syntax.index;
  const TokenKind before = at == 0 ? TokenKind::kEndOfText : syntax.kind(at - 1);
  const bool is_compared = before >= TokenKind::kEqual && before <= TokenKind::kGreaterOrEqual;
  if (syntax.kind(at) != TokenKind::kSelect ||
      (before != TokenKind::kAs && before != TokenKind::kFrom && before != TokenKind::kExists &&
       !is_compared)) {
    return std::nullopt;
  }
  return Finding{Code::kSqlQueryParentheses, {}, std::nullopt};
}

std::optional<Finding> find_missing_end(const SyntaxFault& syntax) {
  if (syntax.index == 0 || !syntax.expects("'END'")) {
    return std::nullopt;
  }
  return Finding{Code::kSqlMissingEnd, {}, insert_in_front_of_fault(syntax, "END")};
}

// `a LEFT b ON …`
std::optional<Finding> find_missing_join(const SyntaxFault& syntax) {
  if (syntax.index == 0 || !syntax.expects("'JOIN'")) {
    return std::nullopt;
  }
  static constexpr TokenKind kKinds[] = {TokenKind::kLeft,  TokenKind::kRight, TokenKind::kFull,
                                         TokenKind::kInner, TokenKind::kCross, TokenKind::kOuter};
  if (std::ranges::find(kKinds, syntax.kind(syntax.index - 1)) == std::end(kKinds)) {
    return std::nullopt;
  }
  return Finding{Code::kSqlMissingJoin,
                 {{"word", std::string(syntax.text_of(syntax.index - 1))}},
                 insert_in_front_of_fault(syntax, "JOIN")};
}

// `a JOIN b WHERE …`
std::optional<Finding> find_missing_condition(const SyntaxFault& syntax) {
  static constexpr TokenKind kEnds[] = {
      TokenKind::kWhere, TokenKind::kGroup, TokenKind::kHaving,     TokenKind::kOrder,
      TokenKind::kLimit, TokenKind::kUnion, TokenKind::kRightParen, TokenKind::kEndOfText};
  if (!syntax.expects("'ON'") || !syntax.expects("'USING'") ||
      std::ranges::find(kEnds, syntax.kind(syntax.index)) == std::end(kEnds)) {
    return std::nullopt;
  }
  return Finding{Code::kSqlMissingOn, {}, std::nullopt};
}

// `a AS 'b'`
std::optional<Finding> find_text_as_name(const SyntaxFault& syntax) {
  const std::uint32_t at = syntax.index;
  if (at == 0 || syntax.kind(at) != TokenKind::kStringLiteral ||
      syntax.kind(at - 1) != TokenKind::kAs) {
    return std::nullopt;
  }
  const std::string text(syntax.text_of(at));
  const std::string name = "\"" + text.substr(1, text.size() - 2) + "\"";
  return Finding{
      Code::kSqlTextAsName, {}, make_replacement(syntax.text, syntax.tokens[at].span, name, true)};
}

// A list behind IN that never ends is reported at IN.
std::optional<Finding> find_open_list(const SyntaxFault& syntax) {
  std::uint32_t at = syntax.index;
  if (syntax.kind(at) != TokenKind::kIn || syntax.kind(at + 1) != TokenKind::kLeftParen) {
    return std::nullopt;
  }
  int depth = 0;
  for (++at; syntax.kind(at) != TokenKind::kEndOfText; ++at) {
    const TokenKind kind = syntax.kind(at);
    depth += kind == TokenKind::kLeftParen ? 1 : 0;
    depth -= kind == TokenKind::kRightParen ? 1 : 0;
    if (depth == 0) return std::nullopt;
    if (kind == TokenKind::kFrom || kind == TokenKind::kWhere || kind == TokenKind::kGroup ||
        kind == TokenKind::kOrder || kind == TokenKind::kAnd || kind == TokenKind::kOr) {
      break;
    }
  }
  return Finding{
      Code::kSqlMissingParenthesis, {}, make_insertion(syntax.tokens[at - 1].span.end, ")")};
}

// `GROUP a`, `CAST(a int)`, `WHEN a 1`
std::optional<Finding> find_missing_word(const SyntaxFault& syntax) {
  if (syntax.index == 0) {
    return std::nullopt;
  }
  for (const TokenKind word : {TokenKind::kBy, TokenKind::kThen, TokenKind::kAs}) {
    const std::string_view quoted = display_name(word);
    if (syntax.expects(quoted)) {
      const std::string name(quoted.substr(1, quoted.size() - 2));
      return Finding{
          Code::kSqlMissingWord, {{"word", name}}, insert_in_front_of_fault(syntax, name)};
    }
  }
  return std::nullopt;
}

// Whether the token stands in parentheses and not in the select list of a query there.
bool is_in_list(const SyntaxFault& syntax, std::uint32_t token) {
  int closed = 0;  // parentheses that are passed on the way back
  for (std::uint32_t at = token; at > 0; --at) {
    const TokenKind kind = syntax.kind(at - 1);
    if (kind == TokenKind::kSelect && closed == 0) return false;
    if (kind == TokenKind::kLeftParen && closed == 0) return true;
    closed += kind == TokenKind::kRightParen ? 1 : 0;
    closed -= kind == TokenKind::kLeftParen ? 1 : 0;
  }
  return false;
}

// Between the token `at` and the one in front of it.
Finding comma_in_front_of(const SyntaxFault& syntax, std::uint32_t at) {
  return {Code::kSqlMissingComma,
          {{"before", std::string(syntax.text_of(at - 1))},
           {"behind", std::string(syntax.text_of(at))}},
          make_insertion(syntax.tokens[at - 1].span.end, ",")};
}

// `IN (1 2)`; of names one may be an alias.
std::optional<Finding> find_missing_comma(const SyntaxFault& syntax) {
  const std::uint32_t at = syntax.index;
  if (at == 0 || !is_literal(syntax.kind(at - 1)) || !is_literal(syntax.kind(at)) ||
      !syntax.expects("','") || !is_in_list(syntax, at)) {
    return std::nullopt;
  }
  return comma_in_front_of(syntax, at);
}

// `upper(a) lower(b)`, `o.a o.b`: the name behind the missing comma was read as an alias.
std::optional<Finding> find_missing_comma_before(const SyntaxFault& syntax) {
  const std::uint32_t at = syntax.index;
  const TokenKind kind = syntax.kind(at);
  if (at < 2 || (kind != TokenKind::kLeftParen && kind != TokenKind::kDot) ||
      !is_identifier(syntax.kind(at - 1)) || !syntax.expects("','")) {
    return std::nullopt;
  }
  return comma_in_front_of(syntax, at - 1);
}

constexpr DiagnosisRule kMissingWordRules[] = {
    {find_nothing_selected},    {find_query_without_parentheses},
    {find_missing_end, true},   {find_missing_join, true},
    {find_missing_condition},   {find_text_as_name, true},
    {find_open_list, true},     {find_missing_word, true},
    {find_missing_comma, true}, {find_missing_comma_before, true},
};

}  // namespace

std::optional<Finding> find_item_behind_alias(const SyntaxFault& syntax) {
  const std::uint32_t at = syntax.index;
  const TokenKind kind = syntax.kind(at);
  const TokenKind next = syntax.kind(at + 1);
  const bool is_item = is_literal(kind) || kind == TokenKind::kCase || kind == TokenKind::kCast ||
                       next == TokenKind::kDot || next == TokenKind::kLeftParen ||
                       next == TokenKind::kAs;
  const bool is_behind_alias =
      syntax.expects("','") && syntax.expects("'FROM'") && !syntax.expects("'+'");
  if (at == 0 || !is_item || !is_behind_alias) return std::nullopt;
  return comma_in_front_of(syntax, at);
}

std::span<const DiagnosisRule> missing_word_rules() { return kMissingWordRules; }

}  // namespace mapping::sql
