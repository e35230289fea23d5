#include "sql/json_path.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
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

constexpr std::string_view kInteger = "integer";
constexpr std::string_view kDouble = "double";
constexpr std::string_view kDecimal = "decimal";

// Of a number in a path.
std::string type_of_number(std::string_view text) {
  if (text.find_first_of("eE") != std::string_view::npos) return std::string(kDouble);
  const std::size_t point = text.find('.');
  const std::size_t zeros = std::min(text.find_first_not_of('0'), text.size());
  const std::string_view digits = text.substr(zeros);
  if (point == std::string_view::npos) {
    constexpr std::string_view kMostInteger = "2147483647";
    const bool small = digits.size() < kMostInteger.size() ||
                       (digits.size() == kMostInteger.size() && digits <= kMostInteger);
    return small ? std::string(kInteger) : "bigint";
  }
  const std::size_t scale = text.size() - point - 1;
  const std::size_t whole = zeros < point ? point - zeros : 0;
  return "decimal(" + std::to_string(std::max<std::size_t>(whole + scale, 1)) + "," +
         std::to_string(scale) + ")";
}

bool is_whole(std::string_view type) { return type == kInteger || type == "bigint"; }

// Of an operation on two numbers; none where one of them has none.
std::string type_of_operation(const std::string& left, const std::string& right) {
  const auto is_number = [](std::string_view type) {
    return is_whole(type) || type == kDouble || type.starts_with(kDecimal);
  };
  if (!is_number(left) || !is_number(right)) return "";
  if (left == kDouble || right == kDouble) return std::string(kDouble);
  if (!is_whole(left) || !is_whole(right)) return std::string(kDecimal);
  return left == kInteger ? right : left;
}

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
    std::string type = read_expression();
    result().type = std::move(type);
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
  std::string read_expression() { return read_operations(read_operand()); }

  std::string read_operations(std::string type) {
    while (is_one_of(kArithmetic, token().text)) {
      has_typed_operation_ = true;
      advance();
      type = type_of_operation(type, read_operand());
    }
    return type;
  }

  // operand: ('+' | '-')* primary accessor*
  std::string read_operand() {
    while (at("+") || at("-")) {
      has_typed_operation_ = true;
      const std::uint32_t begin = token().span.begin;
      const bool minus = at("-");
      advance();
      if (minus && !starts_expression(token())) {
        report_no_alternative(begin);
        return "";
      }
    }
    if (!starts_expression(token())) {
      report(starts_expression(next()), kExpressionExpected, kExpressionExpected);
      return "";
    }
    if (!at("(")) return read_accessors(read_leaf());
    open("(");
    std::string type = read_expression();
    close(kParenthesisExpected);
    return read_accessors(std::move(type));
  }

  // A literal, `$`, `@`, `last` or `$name`.
  std::string read_leaf() {
    const bool is_boolean = at("true") || at("false");
    std::string type = is_boolean ? "boolean" : at("last") ? std::string(kInteger) : "";
    has_typed_literal_ = has_typed_literal_ || is_boolean || token().kind == PathTokenKind::kString;
    if (token().kind == PathTokenKind::kVariable)
      result().variables.push_back(token().text.substr(1));
    if (token().kind == PathTokenKind::kNumber) {
      type = type_of_number(token().text);
      check_number(token().text);
    }
    advance();
    return type;
  }

  // Whether a long number with a point or an exponent fits is the server's business.
  void check_number(std::string_view text) {
    constexpr std::string_view kMostBigint = "9223372036854775807";
    if (text.size() < kMostBigint.size()) return;
    const std::string_view digits = text.substr(std::min(text.find_first_not_of('0'), text.size()));
    if (text.find_first_not_of("0123456789") != std::string_view::npos) {
      result().open = true;
    } else if (result().too_large.empty() &&
               (digits.size() > kMostBigint.size() ||
                (digits.size() == kMostBigint.size() && digits > kMostBigint))) {
      result().too_large = text;
    }
  }

  // accessor: '.' (name | string | '*') | '..' (name | string) | '.' method | subscripts | filter
  std::string read_accessors(std::string type) {
    while (at(".") || at("..") || at("[") || at("?")) {
      if (at("[")) {
        read_subscripts();
        type.clear();
      } else if (at("?")) {
        read_filter();
      } else {
        read_member(type);
      }
    }
    return type;
  }

  // `type` is that of the value, and becomes that of the member.
  void read_member(std::string& type) {
    const std::uint32_t begin = token().span.begin;
    const bool descendant = at("..");
    advance();
    const std::string_view name = token().text;
    const bool is_name = token().kind == PathTokenKind::kName;
    if (!is_name && token().kind != PathTokenKind::kString && (descendant || !at("*")))
      return report_no_alternative(begin);
    advance();
    const bool is_method = is_name && !descendant && at("(") && is_one_of(kMethods, name);
    if (!is_method) return type.clear();
    if (name == "datetime" && !type.empty()) result().open = true;
    type = type_of_method(name, type);
    read_method(name);
  }

  static std::string type_of_method(std::string_view name, const std::string& type) {
    if (name == "size") return std::string(kInteger);
    if (name == kDouble) return std::string(kDouble);
    const bool rounds = name == "floor" || name == "ceiling";
    if (!rounds && name != "abs") return "";
    return rounds && type.starts_with(kDecimal) ? std::string(kDecimal) : type;
  }

  // method: name '(' ')', of datetime with a string or without
  void read_method(std::string_view name) {
    has_typed_literal_ = has_typed_literal_ || name == "type";
    has_typed_operation_ = has_typed_operation_ || is_one_of(kTypedMethods, name);
    open("(");
    if (name == "datetime") {
      refuse("datetime method");
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
    read_operations("");
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
    read_accessors("");
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
      refuse("like_regex predicate");
      read_string(kPatternExpected);
      if (accept("flag")) read_string("STRING");
      return;
    }
    advance();
    if (!accept("with")) return report(false, "", kPrefixExpected);
    if (token().kind == PathTokenKind::kVariable) {
      read_leaf();
      return;
    }
    if (token().kind == PathTokenKind::kString) return advance();
    report(false, "", "{STRING, NAMED_VARIABLE}");
  }

  void read_string(std::string_view expected) {
    if (token().kind == PathTokenKind::kString) return advance();
    if (at(")")) return report_missing("STRING");
    report(false, "", expected);
  }

  void refuse(std::string_view form) {
    if (result().unsupported.empty()) result().unsupported = form;
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
