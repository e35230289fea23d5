#include <utility>

#include "mapping/sql.h"
#include "sql/check_tree.h"
#include "sql/diagnose.h"
#include "sql/expectations.h"
#include "sql/lexer.h"
#include "sql/parser.h"

namespace mapping {

using sql::Dialect;
using sql::Expectations;
using sql::Parser;
using sql::StopPlace;
using sql::Token;
using sql::TokenKind;

namespace {

constexpr std::size_t kMaxTextSize = std::size_t{32} << 20U;
constexpr std::uint32_t kMostEnds = 8;  // each costs one more reading of the text

bool parses(std::string_view text) {
  const std::vector<Token> tokens = sql::tokenize(text);
  return Parser(text, tokens, Dialect::kNewest).parse_statement();
}

// Names that the grammar takes and that Trino refuses as soon as it has read them.
struct NameRule {
  TokenKind kind;
  Code code;
  ServerMessage message;
};

SqlFault fault_of(Code code, ServerSentence said, Span span, Params params) {
  const std::string_view error_name = error_name_of(said.message);
  return {.code = code,
          .error_name = error_name,
          .server_message = std::move(said.text),
          .span = span,
          .params = std::move(params),
          .has_place = error_name != kServerDefect};
}

constexpr NameRule kNameRules[] = {
    {TokenKind::kBackquotedName, Code::kSqlBackquotedName, ServerMessage::kBackquotedName},
    {TokenKind::kDigitName, Code::kSqlDigitName, ServerMessage::kDigitName},
    {TokenKind::kQuotedName, Code::kSqlEmptyName, ServerMessage::kEmptyName},
};

std::string quoted(std::string_view name) {
  std::string result = "\"";
  const bool backquoted = name.front() == '`';
  for (std::size_t i = backquoted ? 1 : 0; i + (backquoted ? 1U : 0U) < name.size(); ++i) {
    result += name[i];
    result += name[i] == '"' ? "\"" : "";
    i += backquoted && name[i] == '`' ? 1U : 0U;
  }
  return result + "\"";
}

// One edit for every name of this kind: mending one alone would only show the next.
SqlFix quote_names(std::string_view text, const std::vector<Token>& tokens, TokenKind kind) {
  SqlFix fix{FixKind::kDoubleQuotes, {}, true, {}};
  for (const Token& token : tokens) {
    if (token.kind == kind && token.span.size() > 2) {
      fix.edits.push_back({token.span, quoted(slice(text, token.span))});
    }
  }
  return fix;
}

std::optional<SqlFault> find_name_fault(std::string_view text, const std::vector<Token>& tokens,
                                        std::size_t end) {
  for (std::size_t at = 0; at < end && at < tokens.size(); ++at) {
    const Token& token = tokens[at];
    if (token.kind < TokenKind::kQuotedName || token.kind > TokenKind::kDigitName) {
      continue;
    }
    for (const NameRule& rule : kNameRules) {
      const bool is_empty = token.span.size() == 2;
      if (token.kind != rule.kind || (token.kind == TokenKind::kQuotedName && !is_empty)) {
        continue;
      }
      SqlFault fault = fault_of(rule.code, say(rule.message), token.span,
                                {{"name", std::string(slice(text, token.span))}});
      if (!is_empty || token.kind == TokenKind::kDigitName) {
        fault.fixes.push_back(quote_names(text, tokens, token.kind));
      }
      return fault;
    }
  }
  return std::nullopt;
}

SqlFault deep_fault(const Token& token) {
  return fault_of(Code::kSqlTooDeep, say(ServerMessage::kStatementTooDeep), token.span,
                  {{"limit", std::int64_t{kMaxSqlDepth}}});
}

// "Expecting: …" as Trino orders it: quoted names and <groups> by their characters. A query is all
// that is read here, but a server takes other statements too, which stand in front of <query>.
std::string expecting(const std::vector<std::string_view>& expected, bool at_start) {
  std::string list;
  const auto add = [&list](std::string_view name) {
    list += list.empty() ? "" : ", ";
    list += name;
  };
  if (at_start) {
    for (const TokenKind word : sql::other_statement_words()) {
      add(display_name(word));
    }
    add(display_name(TokenKind::kWith));
  }
  for (const std::string_view name : expected) {
    add(name);
  }
  return list;
}

// What could stand at a token that is watched.
struct Watched {
  std::vector<std::string_view> expected;
  bool is_behind_end = false;
  bool is_extra_end = false;
};

Watched watch(std::string_view text, const std::vector<Token>& tokens, std::uint32_t index,
              bool is_end) {
  Parser parser(text, tokens, Dialect::kTrino476);
  parser.expected.watch(index, is_end);
  parser.parse_statement();
  const Expectations& expected = parser.expected;
  return {expected.names(), expected.is_behind_end(), expected.is_extra_end()};
}

// What Trino says it expects: what could stand at the fault; behind the end of some parts, what
// could have stood there instead of it, if anything could. Ends may follow one another.
std::vector<std::string_view> told_as_expected(std::string_view text,
                                               const std::vector<Token>& tokens,
                                               std::uint32_t index, const Watched& at_fault) {
  bool is_behind_end = at_fault.is_behind_end && !at_fault.is_extra_end;
  for (std::uint32_t end = index; is_behind_end && end > 0 && index - end < kMostEnds;) {
    Watched at_end = watch(text, tokens, --end, true);
    is_behind_end = at_end.is_behind_end;
    if (is_behind_end || at_end.expected.empty()) continue;
    sql::add_expected(at_end.expected, display_name(tokens[end].kind));
    return std::move(at_end.expected);
  }
  return at_fault.expected;
}

// In plain words: of the token that is reported, or of where reading ended.
void explain(std::string_view text, const std::vector<Token>& tokens, std::uint32_t stop,
             std::uint32_t index, const Watched& at_fault, SqlFault& fault) {
  if (stop != index) fault.stop = tokens[stop].span;
  if (sql::diagnose({text, tokens, index, at_fault.expected}, parses, fault) || stop == index) {
    return;
  }
  const Watched at_stop = watch(text, tokens, stop, false);
  sql::diagnose({text, tokens, stop, at_stop.expected}, parses, fault);
}

SqlFault find_syntax_fault(std::string_view text, const std::vector<Token>& tokens) {
  Parser strict(text, tokens, Dialect::kTrino476);
  strict.parse_statement();
  const StopPlace& place = strict.stop_place();
  const std::uint32_t index = place.fault_index;
  if (strict.is_too_deep()) {
    return deep_fault(tokens[index]);
  }
  if (auto fault = find_name_fault(text, tokens, place.names_end)) {
    return *std::move(fault);
  }
  const Watched at_fault = watch(text, tokens, index, false);
  const auto name_of = [&](std::uint32_t at) {
    const bool at_end = tokens[at].kind == TokenKind::kEndOfText;
    return at_end ? "<EOF>" : std::string(slice(text, tokens[at].span));
  };
  const bool at_end = tokens[index].kind == TokenKind::kEndOfText;
  const std::string token = name_of(index);
  SqlFault fault =
      fault_of(at_end ? Code::kSqlUnexpectedEnd : Code::kSqlSyntaxError,
               say(ServerMessage::kMismatchedInput,
                   {name_of(at_fault.is_extra_end ? index + 1 : index),
                    expecting(told_as_expected(text, tokens, index, at_fault), index == 0)}),
               tokens[index].span, {{"token", token}});
  explain(text, tokens, place.stop_index, index, at_fault, fault);
  return fault;
}

}  // namespace

SqlTree parse_sql(std::string_view text) {
  SqlTree tree;
  tree.nodes.resize(1);
  if (text.size() > kMaxTextSize) {
    tree.fault = fault_of(Code::kSqlTooLarge, say(ServerMessage::kStatementTooLarge), {},
                          {{"limit", std::int64_t{kMaxTextSize >> 20U}}});
    return tree;
  }
  tree.text = text;
  const std::vector<Token> tokens = sql::tokenize(tree.text);
  Parser parser(tree.text, tokens, Dialect::kNewest);
  if (!parser.parse_statement()) {
    tree.fault = parser.is_too_deep() ? deep_fault(tokens[parser.stop_place().fault_index])
                                      : find_syntax_fault(tree.text, tokens);
    return tree;
  }
  tree.nodes = parser.tree.take();
  tree.root = parser.root();
  tree.fault = find_name_fault(tree.text, tokens, tokens.size());
  if (!tree.fault) {
    if (auto found = sql::check_tree(tree)) {
      if (found->is_newer_grammar) {
        // Newer grammar, refused by it a step later: told as the older server, which does not know
        // `=>` there, tells it.
        tree.fault = find_syntax_fault(tree.text, tokens);
        return tree;
      }
      tree.fault =
          fault_of(found->code, std::move(found->said), found->span, std::move(found->params));
    }
  }
  return tree;
}

}  // namespace mapping
