#include <algorithm>

#include "mapping/text.h"
#include "sql/finding.h"
#include "sql/session_value.h"
#include "types/plain_name.h"

namespace mapping::sql {
namespace {

// A character that looks like one of SQL, or like nothing at all: what was meant by it.
struct ForeignCharacter {
  std::string_view text;
  std::string_view name;  // of one that cannot be seen; empty for the others
  std::string_view instead;
};

constexpr ForeignCharacter kForeignCharacters[] = {
    {"\u00a0", "U+00A0", " "}, {"\u2009", "U+2009", " "}, {"\u202f", "U+202F", " "},
    {"\u3000", "U+3000", " "}, {"\u2028", "U+2028", " "}, {"\u200b", "U+200B", ""},
    {"\u200c", "U+200C", ""},  {"\u200d", "U+200D", ""},  {"\ufeff", "U+FEFF", ""},
    {"\uff0c", "", ","},       {"\u3001", "", ","},       {"\uff08", "", "("},
    {"\uff09", "", ")"},       {"\uff1d", "", "="},       {"\uff1c", "", "<"},
    {"\uff1e", "", ">"},       {"\uff0a", "", "*"},       {"\uff0e", "", "."},
    {"\u2013", "", "-"},       {"\u2014", "", "-"},       {"\u2212", "", "-"},
    {"\u2260", "", "<>"},      {"\u2264", "", "<="},      {"\u2265", "", ">="},
};

const ForeignCharacter* foreign_character(std::string_view text) {
  const auto* const found = std::ranges::find(kForeignCharacters, text, &ForeignCharacter::text);
  return found == std::end(kForeignCharacters) ? nullptr : found;
}

std::optional<Finding> find_foreign_character(const SyntaxFault& syntax) {
  const ForeignCharacter* const found = foreign_character(syntax.text_of(syntax.index));
  if (found == nullptr) {
    return std::nullopt;
  }
  std::vector<SqlEdit> edits;
  for (const Token& token : syntax.tokens) {
    if (const auto* const other = foreign_character(slice(syntax.text, token.span))) {
      edits.push_back({token.span, std::string(other->instead)});
    }
  }
  if (!found->name.empty()) {
    const std::string name(found->name);
    return Finding{Code::kSqlInvisibleCharacter,
                   {{"character", name}},
                   make_fix(FixKind::kRemoveSql, true, std::move(edits), {{"text", name}})};
  }
  const std::string character(found->text);
  const std::string instead(found->instead);
  return Finding{Code::kSqlForeignCharacter,
                 {{"character", character}, {"instead", instead}},
                 make_fix(FixKind::kReplaceSql, true, std::move(edits),
                          {{"old", character}, {"new", instead}})};
}

// `${name}`, `{{ name }}`, `$1`, `@name`, `:name`: the text of one that begins here; empty for none.
std::string_view placeholder_at(std::string_view text, std::size_t begin) {
  constexpr std::string_view kSigns = "$@:";
  const std::string_view rest = text.substr(begin);
  const std::size_t sign = !rest.empty() && kSigns.find(rest[0]) != std::string_view::npos ? 1 : 0;
  std::size_t end = sign;
  if (rest.substr(sign).starts_with('{')) {
    while (end < rest.size() &&
           (is_name_part(rest[end]) || rest[end] == ' ' || rest[end] == '.' || rest[end] == '{')) {
      ++end;
    }
    const bool is_closed = rest.substr(end).starts_with('}');
    return is_closed ? rest.substr(0, rest.find_first_not_of('}', end)) : std::string_view{};
  }
  while (end < rest.size() && is_name_part(rest[end])) ++end;
  // `a:b` is a field of a document to other dialects.
  const bool is_behind_name = begin > 0 && is_name_part(text[begin - 1]);
  return rest.substr(0, sign == 0 || end == sign || is_behind_name ? 0 : end);
}

std::optional<Finding> find_placeholder(const SyntaxFault& syntax) {
  const std::string_view text = placeholder_at(syntax.text, syntax.tokens[syntax.index].span.begin);
  if (text.empty()) {
    return std::nullopt;
  }
  return Finding{Code::kSqlPlaceholder, {{"text", std::string(text)}}, std::nullopt};
}

// A word or a sign that another dialect has for an operator.
struct ForeignOperator {
  std::string_view text;
  std::string_view instead;
  bool is_same = false;        // may be written in its place
  std::uint32_t in_front = 0;  // how many characters of a sign are taken before the fault is met
  std::string_view rewrite{};  // both operands in what Trino has for it
};

constexpr std::string_view kRegexpLike = "regexp_like({}, {})";
constexpr ForeignOperator kForeignOperators[] = {
    {"==", "=", true, 1},
    {"&&", "AND", true},
    {"::", "CAST(… AS …)", false, 0, "CAST({} AS {})"},
    {"~", "regexp_like(…, …)", false, 0, kRegexpLike},
    {"ILIKE", "lower(…) LIKE lower(…)", false, 0, "lower({}) LIKE lower({})"},
    {"RLIKE", "regexp_like(…, …)", false, 0, kRegexpLike},
    {"REGEXP", "regexp_like(…, …)", false, 0, kRegexpLike},
    {"DIV", "/", true},
    {"MINUS", "EXCEPT", true},
};

// Where it is written: a sign at the fault, a word there or in front of it, read as an alias.
std::optional<Span> place_of(const ForeignOperator& other, const SyntaxFault& syntax) {
  if (is_name_part(other.text[0])) {
    for (std::uint32_t back = 0; back < 2 && back <= syntax.index; ++back) {
      if (equals_ignoring_case(syntax.text_of(syntax.index - back), other.text)) {
        return syntax.tokens[syntax.index - back].span;
      }
    }
    return std::nullopt;
  }
  const std::uint32_t fault = syntax.tokens[syntax.index].span.begin;
  if (fault < other.in_front ||
      !syntax.text.substr(fault - other.in_front).starts_with(other.text)) {
    return std::nullopt;
  }
  const std::uint32_t begin = fault - other.in_front;
  return Span{begin, begin + static_cast<std::uint32_t>(other.text.size())};
}

// The first token of the name, literal, call or parenthesis that ends in front of token `end`; `end`
// for anything else.
std::uint32_t begin_of_operand(const SyntaxFault& syntax, std::uint32_t end) {
  std::uint32_t begin = end - 1;
  int depth = 0;
  do {
    depth += syntax.kind(begin) == TokenKind::kRightParen ? 1 : 0;
    depth -= syntax.kind(begin) == TokenKind::kLeftParen ? 1 : 0;
    if (depth > 0 && begin == 0) return end;
    begin -= depth > 0 ? 1 : 0;
  } while (depth > 0);
  if (begin + 1 == end && is_literal(syntax.kind(begin))) return begin;
  const bool is_call = begin + 1 != end && begin > 0 && is_identifier(syntax.kind(begin - 1));
  begin -= is_call ? 1 : 0;
  if (!is_identifier(syntax.kind(begin))) return begin + 1 == end ? end : begin;
  while (begin > 1 && syntax.kind(begin - 1) == TokenKind::kDot) begin -= 2;
  return begin;
}

// The token behind the literal, name, call or type that begins at token `begin`; `begin` for
// anything else.
std::uint32_t end_of_operand(const SyntaxFault& syntax, std::uint32_t begin) {
  if (is_literal(syntax.kind(begin))) return begin + 1;
  std::uint32_t end = begin;
  while (is_identifier(syntax.kind(end))) {
    ++end;
    if (syntax.kind(end) != TokenKind::kDot) break;
    ++end;
  }
  if (end == begin || syntax.kind(end) != TokenKind::kLeftParen) return end;
  return std::min(end_of_query(syntax, end + 1) + 1,
                  static_cast<std::uint32_t>(syntax.tokens.size()) - 1);
}

// Where both operands are that simple: others may need parentheses.
std::optional<SqlFix> rewrite(const ForeignOperator& other, const SyntaxFault& syntax, Span place) {
  const auto token_at = [&](std::uint32_t offset) {
    const auto found = std::ranges::lower_bound(
        syntax.tokens, offset, {}, [](const Token& token) { return token.span.begin; });
    return static_cast<std::uint32_t>(found - syntax.tokens.begin());
  };
  const std::uint32_t at = token_at(place.begin);
  const std::uint32_t right = token_at(place.end);
  if (at == 0) return std::nullopt;
  const std::uint32_t left = begin_of_operand(syntax, at);
  const std::uint32_t end = end_of_operand(syntax, right);
  if (left == at || end == right) return std::nullopt;
  const auto text_of = [&](std::uint32_t from, std::uint32_t to) {
    return Span{syntax.tokens[from].span.begin, syntax.tokens[to - 1].span.end};
  };
  return make_replacement(syntax.text, text_of(left, end),
                          fill(other.rewrite, {slice(syntax.text, text_of(left, at)),
                                               slice(syntax.text, text_of(right, end))}),
                          false);
}

std::optional<Finding> find_foreign_operator(const SyntaxFault& syntax) {
  for (const ForeignOperator& other : kForeignOperators) {
    const std::optional<Span> place = place_of(other, syntax);
    if (!place) {
      continue;
    }
    const std::string instead(other.instead);
    std::optional<SqlFix> fix;
    if (other.is_same) {
      const bool is_sign = !is_name_part(other.text[0]);
      fix = make_replacement(syntax.text, *place, instead, is_sign);
    } else {
      fix = rewrite(other, syntax, *place);
    }
    return Finding{Code::kSqlForeignOperator,
                   {{"operator", std::string(slice(syntax.text, *place))}, {"instead", instead}},
                   std::move(fix)};
  }
  return std::nullopt;
}

// `current_date()`: Trino has no parentheses there but around digits.
std::optional<Finding> find_empty_parentheses(const SyntaxFault& syntax) {
  const std::uint32_t open =
      syntax.index - (syntax.kind(syntax.index) == TokenKind::kRightParen ? 1U : 0U);
  if (open == 0 || open > syntax.index || syntax.kind(open) != TokenKind::kLeftParen ||
      syntax.kind(open + 1) != TokenKind::kRightParen ||
      session_value(syntax.kind(open - 1)) == nullptr) {
    return std::nullopt;
  }
  const Span both{syntax.tokens[open].span.begin, syntax.tokens[open + 1].span.end};
  return Finding{Code::kSqlEmptyParentheses,
                 {{"word", std::string(syntax.text_of(open - 1))}},
                 make_fix(FixKind::kRemoveSql, true, {{both, ""}}, {{"text", "()"}})};
}

// LIMIT n OFFSET m, and LIMIT m, n.
std::optional<Finding> find_foreign_limit(const SyntaxFault& syntax) {
  const std::uint32_t at = syntax.index;
  if (at < 2 || syntax.kind(at - 2) != TokenKind::kLimit) {
    return std::nullopt;
  }
  const Span limit{syntax.tokens[at - 2].span.begin, syntax.tokens[at - 1].span.end};
  const Span next = syntax.tokens[std::min<std::size_t>(at + 1, syntax.tokens.size() - 1)].span;
  if (syntax.kind(at) == TokenKind::kOffset) {
    const bool has_unit =
        syntax.kind(at + 2) == TokenKind::kRow || syntax.kind(at + 2) == TokenKind::kRows;
    const std::uint32_t end = has_unit ? syntax.tokens[at + 2].span.end : next.end;
    return Finding{Code::kSqlLimitBeforeOffset,
                   {},
                   make_fix(FixKind::kMoveLimit, true,
                            {{{limit.begin, syntax.tokens[at].span.begin}, ""},
                             {{end, end}, " " + std::string(slice(syntax.text, limit))}})};
  }
  if (syntax.kind(at) != TokenKind::kComma) {
    return std::nullopt;
  }
  const Span whole{limit.begin, next.end};
  const std::string instead = "OFFSET " + std::string(syntax.text_of(at - 1)) + " LIMIT " +
                              std::string(slice(syntax.text, next));
  return Finding{Code::kSqlLimitOfTwo,
                 {{"instead", instead}},
                 make_replacement(syntax.text, whole, instead, true)};
}

// SELECT TOP n …
std::optional<Finding> find_top(const SyntaxFault& syntax) {
  const std::uint32_t at = syntax.index;
  if (at < 2 || syntax.kind(at) != TokenKind::kIntegerLiteral ||
      !equals_ignoring_case(syntax.text_of(at - 1), "TOP") ||
      (syntax.kind(at - 2) != TokenKind::kSelect && syntax.kind(at - 2) != TokenKind::kDistinct)) {
    return std::nullopt;
  }
  const Span top{syntax.tokens[at - 1].span.begin, syntax.tokens[at].span.end};
  const std::string written(slice(syntax.text, top));
  const std::string limit = "LIMIT " + std::string(syntax.text_of(at));
  const std::uint32_t end = syntax.tokens[end_of_query(syntax, at) - 1].span.end;
  return Finding{Code::kSqlForeignClause,
                 {{"clause", written}, {"instead", limit}},
                 make_fix(FixKind::kReplaceSql, false,
                          {{{top.begin, syntax.tokens[std::size_t{at} + 1].span.begin}, ""},
                           {{end, end}, " " + limit}},
                          {{"old", written}, {"new", limit}})};
}

std::optional<Finding> find_distinct_on(const SyntaxFault& syntax) {
  const std::uint32_t at = syntax.index;
  if (at == 0 || syntax.kind(at) != TokenKind::kOn || syntax.kind(at - 1) != TokenKind::kDistinct) {
    return std::nullopt;
  }
  return Finding{
      Code::kSqlForeignClause, {{"clause", "DISTINCT ON"}, {"instead", "GROUP BY"}}, std::nullopt};
}

constexpr DiagnosisRule kForeignRules[] = {
    {find_foreign_character}, {find_foreign_operator}, {find_empty_parentheses},
    {find_placeholder},       {find_foreign_limit},    {find_top},
    {find_distinct_on},
};

}  // namespace

std::span<const DiagnosisRule> foreign_rules() { return kForeignRules; }

}  // namespace mapping::sql
