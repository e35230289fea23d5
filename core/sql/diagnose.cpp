#include "sql/diagnose.h"

#include <algorithm>
#include <optional>
#include <span>

#include "sql/finding.h"

namespace mapping::sql {
namespace {

std::optional<Finding> find_empty_text(const SyntaxFault& syntax) {
  if (syntax.tokens.size() > 1) {
    return std::nullopt;
  }
  return Finding{Code::kSqlEmpty, {}, std::nullopt};
}

std::optional<Finding> find_other_statement(const SyntaxFault& syntax) {
  const std::span<const TokenKind> words = other_statement_words();
  if (syntax.index != 0 || std::ranges::find(words, syntax.kind(0)) == words.end()) {
    return std::nullopt;
  }
  return Finding{Code::kSqlNotAQuery, {{"statement", to_upper(syntax.text_of(0))}}, std::nullopt};
}

std::optional<Finding> find_semicolon(const SyntaxFault& syntax) {
  if (syntax.kind(syntax.index) != TokenKind::kSemicolon) {
    return std::nullopt;
  }
  std::uint32_t last = syntax.index;
  while (syntax.kind(last + 1) == TokenKind::kSemicolon) {
    ++last;
  }
  if (syntax.kind(last + 1) != TokenKind::kEndOfText) {
    return Finding{Code::kSqlSecondStatement, {}, std::nullopt};
  }
  const Span span{syntax.tokens[syntax.index].span.begin, syntax.tokens[last].span.end};
  return Finding{Code::kSqlTrailingSemicolon,
                 {},
                 make_fix(FixKind::kRemoveSql, true, {{span, ""}}, {{"text", ";"}})};
}

// ‘ ’ ‚ “ ” „ and the like, which word processors put for quotes.
std::optional<Finding> find_smart_quote(const SyntaxFault& syntax) {
  static constexpr std::string_view kSingle[] = {"\u2018", "\u2019", "\u201a", "\u2032", "\u00b4"};
  static constexpr std::string_view kDouble[] = {"\u201c", "\u201d", "\u201e", "\u2033"};
  const std::string_view found = syntax.text_of(syntax.index);
  const bool is_single = std::ranges::find(kSingle, found) != std::end(kSingle);
  if (!is_single && std::ranges::find(kDouble, found) == std::end(kDouble)) {
    return std::nullopt;
  }
  std::vector<SqlEdit> edits;
  for (const Token& token : syntax.tokens) {
    const std::string_view text = slice(syntax.text, token.span);
    if (std::ranges::find(kSingle, text) != std::end(kSingle)) {
      edits.push_back({token.span, "'"});
    } else if (std::ranges::find(kDouble, text) != std::end(kDouble)) {
      edits.push_back({token.span, "\""});
    }
  }
  return Finding{Code::kSqlSmartQuote,
                 {{"quote", std::string(found)}},
                 make_fix(FixKind::kPlainQuotes, false, edits)};
}

// Behind the line that the quote is in, but for what closes a list or the statement there.
std::uint32_t end_of_open_text(const SyntaxFault& syntax, std::uint32_t quote) {
  const std::string_view line = syntax.text.substr(0, syntax.text.find('\n', quote));
  const std::size_t last = line.find_last_not_of(" \t\r,;)");
  return static_cast<std::uint32_t>(std::max<std::size_t>(last, quote)) + 1;
}

// Behind the first word: a name seldom has two.
std::uint32_t end_of_open_name(const SyntaxFault& syntax, std::uint32_t quote) {
  const std::size_t end = syntax.text.find_first_of(" \t\r\n,;().", quote + 1);
  return static_cast<std::uint32_t>(std::min(end, syntax.text.size()));
}

SqlFix close(const SyntaxFault& syntax, std::string_view quote,
             std::uint32_t (*end_of)(const SyntaxFault& syntax, std::uint32_t quote)) {
  constexpr std::uint32_t kLongestShown = 60;
  const std::uint32_t begin = syntax.tokens[syntax.index].span.begin;
  const Span open{begin, end_of(syntax, begin)};
  if (open.size() > kLongestShown) return make_insertion(open.end, std::string(quote));
  const std::string closed = std::string(slice(syntax.text, open)) + std::string(quote);
  return make_replacement(syntax.text, open, closed, false);
}

std::optional<Finding> find_unterminated(const SyntaxFault& syntax) {
  const std::string_view found = syntax.text_of(syntax.index);
  const Span span = syntax.tokens[syntax.index].span;
  if (found == "'") {
    return Finding{Code::kSqlUnterminatedString, {}, close(syntax, "'", end_of_open_text)};
  }
  if (found == "\"" || found == "`") {
    return Finding{Code::kSqlUnterminatedName, {}, close(syntax, found, end_of_open_name)};
  }
  const bool after_slash = found == "*" && span.begin > 0 && syntax.text[span.begin - 1] == '/';
  if (after_slash) {
    return Finding{Code::kSqlUnterminatedComment, {}, std::nullopt};
  }
  if (found == "/" && span.end < syntax.text.size() && syntax.text[span.end] == '*') {
    return Finding{Code::kSqlUnterminatedComment, {}, std::nullopt};
  }
  return std::nullopt;
}

std::optional<Finding> find_trailing_comma(const SyntaxFault& syntax) {
  if (syntax.index == 0 || syntax.kind(syntax.index - 1) != TokenKind::kComma) {
    return std::nullopt;
  }
  const Span comma = syntax.tokens[syntax.index - 1].span;
  return Finding{Code::kSqlTrailingComma,
                 {},
                 make_fix(FixKind::kRemoveSql, true, {{comma, ""}}, {{"text", ","}})};
}

// LIMIT n ORDER BY …: the clause is moved behind the sorting.
std::optional<Finding> find_early_limit(const SyntaxFault& syntax) {
  const std::uint32_t at = syntax.index;
  if (syntax.kind(at) != TokenKind::kOrder || at < 2 || syntax.kind(at - 2) != TokenKind::kLimit) {
    return std::nullopt;
  }
  const Span limit{syntax.tokens[at - 2].span.begin, syntax.tokens[at].span.begin};
  const Span clause{limit.begin, syntax.tokens[at - 1].span.end};
  const std::uint32_t behind = syntax.tokens[end_of_query(syntax, at) - 1].span.end;
  return Finding{
      Code::kSqlLimitBeforeOrder,
      {},
      make_fix(FixKind::kMoveLimit, true,
               {{limit, ""}, {{behind, behind}, "\n" + std::string(slice(syntax.text, clause))}})};
}

// The keywords that may stand at the fault, out of "Expecting: …", without their quotes.
std::vector<std::string_view> expected_keywords(const SyntaxFault& syntax) {
  std::vector<std::string_view> keywords;
  for (const std::string_view name : syntax.expected) {
    if (name.size() > 3 && name.front() == '\'' && to_lower(name[1]) != to_upper(name[1])) {
      keywords.push_back(name.substr(1, name.size() - 2));
    }
  }
  return keywords;
}

// A word that nearly is one of the keywords that may stand there.
std::optional<Finding> find_misspelt_keyword_at(const SyntaxFault& syntax, std::uint32_t at) {
  if (syntax.kind(at) != TokenKind::kName) {
    return std::nullopt;
  }
  std::vector<std::string_view> keywords = expected_keywords(syntax);
  for (const std::string_view start :
       {"SELECT", "VALUES", "WITH", "FROM", "JOIN", "LEFT", "INNER", "WHERE", "GROUP", "ORDER"}) {
    keywords.push_back(start);
  }
  const std::string_view word = syntax.text_of(at);
  const auto keyword = closest_match(word, keywords);
  if (!keyword) {
    return std::nullopt;
  }
  const std::string right(*keyword);
  return Finding{Code::kSqlMisspeltKeyword,
                 {{"word", std::string(word)}, {"keyword", right}},
                 make_replacement(syntax.text, syntax.tokens[at].span, right, true)};
}

std::optional<Finding> find_misspelt_keyword(const SyntaxFault& syntax) {
  return find_misspelt_keyword_at(syntax, syntax.index);
}

// In front of the fault, read as an alias.
std::optional<Finding> find_misspelt_keyword_before(const SyntaxFault& syntax) {
  return syntax.index == 0 ? std::nullopt : find_misspelt_keyword_at(syntax, syntax.index - 1);
}

std::optional<Finding> find_reserved_word(const SyntaxFault& syntax) {
  const std::uint32_t at = syntax.index;
  if (!is_reserved(syntax.kind(at)) ||
      !(syntax.expects("<identifier>") || syntax.expects("<expression>"))) {
    return std::nullopt;
  }
  const std::string word(syntax.text_of(at));
  return Finding{Code::kSqlReservedWord,
                 {{"word", word}},
                 make_fix(FixKind::kQuoteName, false,
                          {{syntax.tokens[at].span, "\"" + word + "\""}}, {{"word", word}})};
}

std::optional<Finding> find_parenthesis(const SyntaxFault& syntax) {
  std::vector<std::uint32_t> open;
  for (std::uint32_t at = 0; at < syntax.index; ++at) {
    if (syntax.kind(at) == TokenKind::kLeftParen) {
      open.push_back(at);
    } else if (syntax.kind(at) == TokenKind::kRightParen && !open.empty()) {
      open.pop_back();
    }
  }
  if (syntax.kind(syntax.index) == TokenKind::kRightParen && open.empty()) {
    return Finding{Code::kSqlExtraParenthesis,
                   {},
                   make_fix(FixKind::kRemoveSql, false, {{syntax.tokens[syntax.index].span, ""}},
                            {{"text", ")"}})};
  }
  if (open.empty() || syntax.index == 0 || !syntax.expects("')'")) {
    return std::nullopt;
  }
  const std::uint32_t end = syntax.tokens[syntax.index - 1].span.end;
  const std::size_t missing = syntax.kind(syntax.index) == TokenKind::kEndOfText ? open.size() : 1;
  return Finding{Code::kSqlMissingParenthesis, {}, make_insertion(end, std::string(missing, ')'))};
}

// The first that finds something decides, forms of other dialects and missing words in between.
constexpr DiagnosisRule kFirstRules[] = {
    {find_empty_text},  {find_other_statement}, {find_semicolon},
    {find_smart_quote}, {find_unterminated},
};
constexpr DiagnosisRule kLastRules[] = {
    {find_trailing_comma, true},
    {find_early_limit},
    {find_parenthesis, true},
    {find_misspelt_keyword, true},
    {find_misspelt_keyword_before, true},
    {find_reserved_word, true},
    {find_item_behind_alias, true},
};

// Whether the rule found something.
bool apply(const DiagnosisRule& rule, const SyntaxFault& syntax, bool (*parses)(std::string_view),
           SqlFault& fault) {
  auto finding = rule.find(syntax);
  if (!finding) {
    return false;
  }
  const bool mends = finding->fix && parses(apply_edits(syntax.text, finding->fix->edits));
  if (rule.is_guess && !mends) {
    return false;
  }
  fault.code = finding->code;
  fault.params.insert(fault.params.end(), finding->params.begin(), finding->params.end());
  if (mends) {
    fault.fixes.push_back(std::move(*finding->fix));
  }
  return true;
}

}  // namespace

std::uint32_t end_of_query(const SyntaxFault& syntax, std::uint32_t at) {
  std::uint32_t end = at;
  for (int depth = 0; syntax.kind(end) != TokenKind::kEndOfText; ++end) {
    depth += syntax.kind(end) == TokenKind::kLeftParen ? 1 : 0;
    depth -= syntax.kind(end) == TokenKind::kRightParen ? 1 : 0;
    if (depth < 0 || syntax.kind(end) == TokenKind::kSemicolon) {
      break;
    }
  }
  return end;
}

std::string apply_edits(std::string_view text, const std::vector<SqlEdit>& edits) {
  // Nearly always in order already, so that each goes to the end.
  std::vector<const SqlEdit*> ordered;
  for (const SqlEdit& edit : edits) {
    const auto place = std::ranges::upper_bound(
        ordered, edit.span.begin, {}, [](const SqlEdit* other) { return other->span.begin; });
    ordered.insert(place, &edit);
  }
  std::string mended;
  std::uint32_t from = 0;
  for (const SqlEdit* edit : ordered) {
    mended += text.substr(from, edit->span.begin - from);
    mended += edit->text;
    from = edit->span.end;
  }
  mended += text.substr(from);
  return mended;
}

bool diagnose(const SyntaxFault& syntax, bool (*parses)(std::string_view), SqlFault& fault) {
  const std::span<const DiagnosisRule> lists[] = {kFirstRules, foreign_rules(),
                                                  missing_word_rules(), kLastRules};
  return std::ranges::any_of(lists, [&](std::span<const DiagnosisRule> rules) {
    return std::ranges::any_of(
        rules, [&](const DiagnosisRule& rule) { return apply(rule, syntax, parses, fault); });
  });
}

}  // namespace mapping::sql
