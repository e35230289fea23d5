#include "sql/json_path.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "mapping/text.h"
#include "sql/json_path_cursor.h"

namespace mapping::sql {
namespace {

constexpr std::array<std::string_view, 8> kMethods = {"abs",   "ceiling",  "datetime", "double",
                                                      "floor", "keyvalue", "size",     "type"};
// Those that take a value of certain types.
constexpr std::array<std::string_view, 4> kTypedMethods = {"abs", "ceiling", "double", "floor"};
constexpr std::array<std::string_view, 9> kOperandStarts = {"+",    "(", "$",    "@",   "false",
                                                            "last", "-", "null", "true"};
constexpr std::array<std::string_view, 5> kArithmetic = {"+", "-", "*", "/", "%"};
constexpr std::array<std::string_view, 7> kComparisons = {"==", "<>", "!=", "<", ">", "<=", ">="};

constexpr std::string_view kModesExpected = "{'lax', 'strict'}";
constexpr std::string_view kExpressionExpected =
    "{'+', '(', '$', '@', 'false', 'last', '-', 'null', 'true', DECIMAL_VALUE, DOUBLE_VALUE, "
    "INTEGER_VALUE, STRING, NAMED_VARIABLE}";
constexpr std::string_view kPredicateExpected =
    "{'+', '(', '$', '@', '!', 'exists', 'false', 'last', '-', 'null', 'true', DECIMAL_VALUE, "
    "DOUBLE_VALUE, INTEGER_VALUE, STRING, NAMED_VARIABLE}";
constexpr std::string_view kEndExpected = "{<EOF>, '+', '*', '/', '%', '.', '..', '[', '?', '-'}";
constexpr std::string_view kParenthesisExpected =
    "{'+', '*', '/', '%', '.', '..', '[', '?', ')', '-'}";
constexpr std::string_view kFilterEndExpected =
    "{'+', '*', '/', '%', '.', '..', '[', '?', ')', '&&', '||', '-'}";
constexpr std::string_view kPatternExpected =
    "{'+', '*', '/', '%', '.', '..', '[', '?', 'like_regex', '-'}";
constexpr std::string_view kPrefixExpected =
    "{'+', '*', '/', '%', '.', '..', '[', '?', '-', 'starts'}";
constexpr std::string_view kSubscriptEndExpected = "{',', ']'}";

bool is_mode(const PathToken& token) { return token.text == "lax" || token.text == "strict"; }

bool starts_expression(const PathToken& token) {
  return token.kind == PathTokenKind::kNumber || token.kind == PathTokenKind::kString ||
         token.kind == PathTokenKind::kVariable || is_one_of(kOperandStarts, token.text);
}

bool starts_predicate(const PathToken& token) {
  return starts_expression(token) || token.text == "!" || token.text == "exists";
}

// Recursive descent.
class PathReader : PathCursor {
 public:
  explicit PathReader(std::string_view path) : PathCursor(path) {}

  JsonPath read() {
    read_mode();
    read_expression();
    if (!at_end()) report(next().kind == PathTokenKind::kEnd, "<EOF>", kEndExpected);
    result().open = result().open || (has_typed_literal_ && has_typed_operation_);
    return std::move(result());
  }

 private:
  enum class Content : std::uint8_t { kExpression, kPredicate };

  // path: ('lax' | 'strict') expression
  void read_mode() {
    if (is_mode(token())) return advance();
    const bool mode_follows = is_mode(next());
    const bool is_missing = !mode_follows && starts_expression(token());
    if (is_missing) {
      report_missing(kModesExpected);
    } else {
      report(mode_follows, kModesExpected, kModesExpected);
    }
    result().fault->problem = is_missing ? JsonPathProblem::kMissingMode : JsonPathProblem::kMode;
  }

  // expression: operand (('+' | '-' | '*' | '/' | '%') operand)*
  void read_expression() {
    read_operand();
    read_operations();
  }

  void read_operations() {
    while (is_one_of(kArithmetic, token().text)) {
      has_typed_operation_ = true;
      advance();
      read_operand();
    }
  }

  // operand: ('+' | '-')* primary accessor*
  void read_operand() {
    while (at("+") || at("-")) {
      has_typed_operation_ = true;
      const std::uint32_t begin = token().span.begin;
      const bool minus = at("-");
      advance();
      if (minus && !starts_expression(token())) return report_no_alternative(begin);
    }
    if (!starts_expression(token())) {
      return report(starts_expression(next()), kExpressionExpected, kExpressionExpected);
    }
    if (at("(")) {
      open("(");
      read_expression();
      close(kParenthesisExpected);
    } else {
      read_leaf();
    }
    read_accessors();
  }

  // A literal, `$`, `@`, `last` or `$name`.
  void read_leaf() {
    const bool is_boolean = at("true") || at("false");
    has_typed_literal_ = has_typed_literal_ || is_boolean || token().kind == PathTokenKind::kString;
    if (token().kind == PathTokenKind::kVariable)
      result().variables.push_back(token().text.substr(1));
    // Whether a long number fits is the server's business.
    constexpr std::size_t kMaxDigits = 18;
    if (token().kind == PathTokenKind::kNumber && token().text.size() > kMaxDigits)
      result().open = true;
    advance();
  }

  // accessor: '.' (name | string | '*') | '..' (name | string) | '.' method | subscripts | filter
  void read_accessors() {
    while (at(".") || at("..") || at("[") || at("?")) {
      if (at("[")) {
        read_subscripts();
      } else if (at("?")) {
        read_filter();
      } else {
        read_member();
      }
    }
  }

  void read_member() {
    const std::uint32_t begin = token().span.begin;
    const bool descendant = at("..");
    advance();
    const std::string_view name = token().text;
    const bool is_name = token().kind == PathTokenKind::kName;
    if (!is_name && token().kind != PathTokenKind::kString && (descendant || !at("*")))
      return report_no_alternative(begin);
    advance();
    if (is_name && !descendant && at("(") && is_one_of(kMethods, name)) read_method(name);
  }

  // method: name '(' ')', of datetime with a string or without
  void read_method(std::string_view name) {
    has_typed_literal_ = has_typed_literal_ || name == "type";
    has_typed_operation_ = has_typed_operation_ || is_one_of(kTypedMethods, name);
    open("(");
    if (name == "datetime") {
      result().open = true;
      if (token().kind == PathTokenKind::kString) {
        advance();
      } else if (!at(")")) {
        const PathToken behind = next();
        constexpr std::string_view kExpected = "{')', STRING}";
        report(behind.text == ")" || behind.kind == PathTokenKind::kString, kExpected, kExpected);
      }
    }
    close("')'");
  }

  // subscripts: '[' ('*' | subscript (',' subscript)*) ']'
  void read_subscripts() {
    const std::uint32_t begin = token().span.begin;
    open("[");
    if (accept("*")) return close("']'");
    if (!starts_expression(token())) return report_no_alternative(begin);
    do {
      read_subscript();
    } while (accept(","));
    if (!at("]")) {
      const PathToken behind = next();
      report(behind.text == "," || behind.text == "]", kSubscriptEndExpected,
             kSubscriptEndExpected);
    }
    close("']'");
  }

  // subscript: expression ('to' expression)?
  void read_subscript() {
    const bool chooses = starts_expression(token()) && begin_choice();
    read_expression();
    if (chooses) end_choice();
    if (accept("to")) read_expression();
  }

  // filter: '?' '(' predicate ')'
  void read_filter() {
    advance();
    if (!at("(")) return report_parenthesis(starts_predicate(token()));
    open("(");
    read_predicate();
    close(kFilterEndExpected);
  }

  // predicate: term (('&&' | '||') term)*
  void read_predicate() {
    if (read_predicate_or_expression() == Content::kExpression) report_comparison();
  }

  Content read_predicate_or_expression() {
    Content content = read_term();
    while (at("&&") || at("||")) {
      if (content == Content::kExpression) report_comparison();
      advance();
      content = read_term();
      if (content == Content::kExpression) report_comparison();
    }
    return content;
  }

  // term: '!' delimited | delimited | '(' predicate ')' 'is' 'unknown' | expression with a comparison
  // delimited: 'exists' '(' expression ')' | '(' predicate ')'
  Content read_term() {
    if (accept("!")) {
      read_delimited();
      return Content::kPredicate;
    }
    if (at("exists")) {
      read_exists();
      return Content::kPredicate;
    }
    if (!starts_predicate(token())) {
      report(starts_predicate(next()), kPredicateExpected, kPredicateExpected);
      return Content::kPredicate;
    }
    const bool chooses = begin_choice();
    if (!at("(")) {
      read_operand();
    } else if (read_parenthesized() == Content::kPredicate) {
      if (chooses) end_choice();
      if (accept("is") && !accept("unknown")) report(false, "", kFilterEndExpected);
      return Content::kPredicate;
    }
    read_operations();
    if (is_one_of(kComparisons, token().text)) {
      if (chooses) end_choice();
      advance();
      read_expression();
      return Content::kPredicate;
    }
    if (!at("like_regex") && !at("starts")) return Content::kExpression;
    if (chooses) end_choice();
    read_text_test();
    return Content::kPredicate;
  }

  Content read_parenthesized() {
    open("(");
    if (read_predicate_or_expression() == Content::kPredicate) {
      close(kFilterEndExpected);
      return Content::kPredicate;
    }
    close(kParenthesisExpected);
    read_accessors();
    return Content::kExpression;
  }

  void read_delimited() {
    if (at("exists")) return read_exists();
    if (!at("(")) return report(false, "", "{'(', 'exists'}");
    open("(");
    read_predicate();
    close(kFilterEndExpected);
  }

  void read_exists() {
    advance();
    if (!at("(")) return report_parenthesis(starts_expression(token()));
    open("(");
    read_expression();
    close(kParenthesisExpected);
  }

  // 'like_regex' string ('flag' string)? | 'starts' 'with' (string | $name)
  void read_text_test() {
    if (accept("like_regex")) {
      result().open = true;
      read_string(kPatternExpected);
      if (accept("flag")) read_string("STRING");
      return;
    }
    advance();
    if (!accept("with")) return report(false, "", kPrefixExpected);
    if (token().kind == PathTokenKind::kVariable) return read_leaf();
    if (token().kind == PathTokenKind::kString) return advance();
    report(false, "", "{STRING, NAMED_VARIABLE}");
  }

  void read_string(std::string_view expected) {
    if (token().kind == PathTokenKind::kString) return advance();
    if (at(")")) return report_missing("STRING");
    report(false, "", expected);
  }

  void report_comparison() { report_no_alternative(choice_begin().value_or(0)); }
  void report_parenthesis(bool is_missing) {
    if (is_missing) return report_missing("'('");
    report(next().text == "(", "'('", "'('");
  }

  bool has_typed_literal_ = false;
  bool has_typed_operation_ = false;
};

}  // namespace

JsonPath read_json_path(std::string_view path) { return PathReader(path).read(); }

}  // namespace mapping::sql
