#include "sql/json_path.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "sql/json_path_token.h"

namespace mapping::sql {
namespace {

template <std::size_t Size>
bool is_one_of(const std::array<std::string_view, Size>& words, std::string_view text) {
  return std::ranges::find(words, text) != words.end();
}

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

// Of parentheses, filters and subscripts in one another; what is nested deeper is left open.
constexpr int kMaxPathDepth = 100;

bool is_mode(const PathToken& token) { return token.text == "lax" || token.text == "strict"; }

bool starts_expression(const PathToken& token) {
  return token.kind == PathTokenKind::kNumber || token.kind == PathTokenKind::kString ||
         token.kind == PathTokenKind::kVariable || is_one_of(kOperandStarts, token.text);
}

bool starts_predicate(const PathToken& token) {
  return starts_expression(token) || token.text == "!" || token.text == "exists";
}

// Recursive descent. A server's parser mends what it can in its mind before it reports: a token too
// many is extraneous, one too few is missing, and else there is a mismatch. Where it has to read on
// to choose an alternative, no alternative is viable.
class PathReader {
 public:
  explicit PathReader(std::string_view path) : path_(path), token_(json_path_token(path, 0)) {}

  JsonPath read() {
    read_mode();
    read_expression();
    if (!at_end()) report(next().kind == PathTokenKind::kEnd, "<EOF>", kEndExpected);
    result_.open = result_.open || (has_typed_literal_ && has_typed_operation_);
    return std::move(result_);
  }

 private:
  enum class Content : std::uint8_t { kExpression, kPredicate };

  [[nodiscard]] bool at(std::string_view text) const { return token_.text == text; }
  [[nodiscard]] bool at_end() const { return token_.kind == PathTokenKind::kEnd; }
  [[nodiscard]] PathToken next() const { return json_path_token(path_, token_.span.end); }
  void advance() {
    token_ = next();
    expected_behind_bracket_ = {};
  }
  bool accept(std::string_view text) {
    const bool found = at(text);
    if (found) advance();
    return found;
  }

  // The first fault ends everything, as if the path ended here.
  void stop() {
    stopped_ = true;
    const auto end = static_cast<std::uint32_t>(path_.size());
    token_ = {PathTokenKind::kEnd, {end, end}, {}};
  }
  void fail(std::string message) {
    if (stopped_) return;
    if (choice_begin_) message = no_viable_alternative(*choice_begin_);
    result_.fault = JsonPathFault{JsonPathProblem::kToken, token_.span, std::move(message)};
    stop();
  }
  [[nodiscard]] std::string no_viable_alternative(std::uint32_t begin) const {
    return "no viable alternative at input '" +
           std::string(path_.substr(begin, token_.span.end - begin)) + "'";
  }
  [[nodiscard]] std::string found() const {
    return "'" + (at_end() ? "<EOF>" : std::string(token_.text)) + "'";
  }
  void report(bool is_extraneous, std::string_view wanted, std::string_view all_expected) {
    if (!expected_behind_bracket_.empty()) all_expected = expected_behind_bracket_;
    fail((is_extraneous ? "extraneous input " : "mismatched input ") + found() + " expecting " +
         std::string(is_extraneous ? wanted : all_expected));
  }
  void report_missing(std::string_view wanted) {
    fail("missing " + std::string(wanted) + " at " + found());
  }

  // path: ('lax' | 'strict') expression
  void read_mode() {
    if (is_mode(token_)) return advance();
    const bool mode_follows = is_mode(next());
    const bool is_missing = !mode_follows && starts_expression(token_);
    if (is_missing) {
      report_missing(kModesExpected);
    } else {
      report(mode_follows, kModesExpected, kModesExpected);
    }
    result_.fault->problem = is_missing ? JsonPathProblem::kMissingMode : JsonPathProblem::kMode;
  }

  // expression: operand (('+' | '-' | '*' | '/' | '%') operand)*
  void read_expression() {
    read_operand();
    read_operations();
  }

  void read_operations() {
    while (is_one_of(kArithmetic, token_.text)) {
      has_typed_operation_ = true;
      advance();
      read_operand();
    }
  }

  // operand: ('+' | '-')* primary accessor*
  void read_operand() {
    while (at("+") || at("-")) {
      has_typed_operation_ = true;
      const std::uint32_t begin = token_.span.begin;
      const bool minus = at("-");
      advance();
      if (minus && !starts_expression(token_)) return fail(no_viable_alternative(begin));
    }
    if (!starts_expression(token_)) {
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
    has_typed_literal_ = has_typed_literal_ || is_boolean || token_.kind == PathTokenKind::kString;
    if (token_.kind == PathTokenKind::kVariable) result_.variables.push_back(token_.text.substr(1));
    // Whether a long number fits is the server's business.
    constexpr std::size_t kMaxDigits = 18;
    if (token_.kind == PathTokenKind::kNumber && token_.text.size() > kMaxDigits)
      result_.open = true;
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
    const std::uint32_t begin = token_.span.begin;
    const bool descendant = at("..");
    advance();
    const std::string_view name = token_.text;
    const bool is_name = token_.kind == PathTokenKind::kName;
    if (!is_name && token_.kind != PathTokenKind::kString && (descendant || !at("*")))
      return fail(no_viable_alternative(begin));
    advance();
    if (is_name && !descendant && at("(") && is_one_of(kMethods, name)) read_method(name);
  }

  // method: name '(' ')', of datetime with a string or without
  void read_method(std::string_view name) {
    has_typed_literal_ = has_typed_literal_ || name == "type";
    has_typed_operation_ = has_typed_operation_ || is_one_of(kTypedMethods, name);
    open("(");
    if (name == "datetime") {
      result_.open = true;
      if (token_.kind == PathTokenKind::kString) {
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
    const std::uint32_t begin = token_.span.begin;
    open("[");
    if (accept("*")) return close("']'");
    if (!starts_expression(token_)) return fail(no_viable_alternative(begin));
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
    const bool chooses = !choice_begin_ && starts_expression(token_);
    if (chooses) choice_begin_ = token_.span.begin;
    read_expression();
    if (chooses) choice_begin_.reset();
    if (accept("to")) read_expression();
  }

  // filter: '?' '(' predicate ')'
  void read_filter() {
    advance();
    if (!at("(")) return report_parenthesis(starts_predicate(token_));
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
    if (!starts_predicate(token_)) {
      report(starts_predicate(next()), kPredicateExpected, kPredicateExpected);
      return Content::kPredicate;
    }
    const bool chooses = !choice_begin_;
    if (chooses) choice_begin_ = token_.span.begin;
    if (at("(")) {
      open("(");
      if (read_predicate_or_expression() == Content::kPredicate) {
        close(kFilterEndExpected);
        if (chooses) choice_begin_.reset();
        if (accept("is") && !accept("unknown")) report(false, "", kFilterEndExpected);
        return Content::kPredicate;
      }
      close(kParenthesisExpected);
      read_accessors();
    } else {
      read_operand();
    }
    read_operations();
    if (is_one_of(kComparisons, token_.text)) {
      if (chooses) choice_begin_.reset();
      advance();
      read_expression();
      return Content::kPredicate;
    }
    if (!at("like_regex") && !at("starts")) return Content::kExpression;
    if (chooses) choice_begin_.reset();
    read_text_test();
    return Content::kPredicate;
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
    if (!at("(")) return report_parenthesis(starts_expression(token_));
    open("(");
    read_expression();
    close(kParenthesisExpected);
  }

  // 'like_regex' string ('flag' string)? | 'starts' 'with' (string | $name)
  void read_text_test() {
    if (accept("like_regex")) {
      result_.open = true;
      read_string(kPatternExpected);
      if (accept("flag")) read_string("STRING");
      return;
    }
    advance();
    if (!accept("with")) return report(false, "", kPrefixExpected);
    if (token_.kind == PathTokenKind::kVariable) return read_leaf();
    if (token_.kind == PathTokenKind::kString) return advance();
    report(false, "", "{STRING, NAMED_VARIABLE}");
  }

  void read_string(std::string_view expected) {
    if (token_.kind == PathTokenKind::kString) return advance();
    if (at(")")) return report_missing("STRING");
    report(false, "", expected);
  }

  void report_comparison() { fail(no_viable_alternative(choice_begin_.value_or(0))); }
  void report_parenthesis(bool is_missing) {
    if (is_missing) return report_missing("'('");
    report(next().text == "(", "'('", "'('");
  }

  void open(std::string_view bracket) {
    advance();
    brackets_ += bracket;
    if (brackets_.size() > kMaxPathDepth && !stopped_) {
      result_.open = true;
      stop();
    }
  }
  void close(std::string_view all_expected) {
    const std::string_view bracket = brackets_.back() == '(' ? ")" : "]";
    brackets_.pop_back();
    if (accept(bracket)) {
      if (all_expected.starts_with('{')) expected_behind_bracket_ = all_expected;
      return;
    }
    const std::string wanted = "'" + std::string(bracket) + "'";
    if (next().text != bracket && at_end() && brackets_.empty()) return report_missing(wanted);
    report(next().text == bracket, wanted, all_expected);
  }

  std::string_view path_;
  PathToken token_;
  JsonPath result_;
  std::string brackets_;  // those that are open
  // Where the alternatives begin between which a server has not chosen yet.
  std::optional<std::uint32_t> choice_begin_;
  // A server reports what it expected at a parenthesis also at the token behind it.
  std::string_view expected_behind_bracket_;
  bool has_typed_literal_ = false;
  bool has_typed_operation_ = false;
  bool stopped_ = false;
};

}  // namespace

JsonPath read_json_path(std::string_view path) { return PathReader(path).read(); }

}  // namespace mapping::sql
