#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <utility>

#include "mapping/types.h"
#include "text/trino_keywords.h"
#include "types/trino_type_lexer.h"
#include "types/trino_type_names.h"

namespace mapping {
namespace {

constexpr std::string_view kWithTimeZone = " with time zone";

// varchar without a length is the longest there is; the server prints both in the same way.
constexpr std::uint64_t kUnboundedLength = 2147483647;

// What a type means when SQL leaves its parameters out. A negative number is an absent one.
struct DefaultParameters {
  std::string_view name;
  std::array<int, 2> numbers;
};
constexpr DefaultParameters kDefaultParameters[] = {
    {"decimal", {38, 0}},   {"char", {1, -1}},
    {"time", {3, -1}},      {"time with time zone", {3, -1}},
    {"timestamp", {3, -1}}, {"timestamp with time zone", {3, -1}},
};

std::string unquote(std::string_view quoted) {
  std::string name;
  for (std::size_t i = 1; i + 1 < quoted.size(); ++i) {
    name.push_back(quoted[i]);
    if (quoted[i] == '"') ++i;
  }
  return name;
}

// Every parse function appends the nodes of what it read and returns true, or notes a fault and
// returns false; the fault that lies furthest in the text is the one that is told.
class TrinoTypeParser {
 public:
  TrinoTypeParser(std::string_view text, TypeOrigin origin)
      : text_(text), origin_(origin), tokens_(lex_trino_type(text)) {}

  Outcome<TrinoType, TypeFault> parse() {
    if (!parse_type(1) || !expect_end()) return fault_;
    return std::move(type_);
  }

 private:
  // Tokens.

  [[nodiscard]] const TypeToken& token(std::size_t ahead = 0) const {
    return tokens_[std::min(next_ + ahead, tokens_.size() - 1)];
  }
  [[nodiscard]] std::string_view token_text(std::size_t ahead = 0) const {
    return slice(text_, token(ahead).span);
  }
  [[nodiscard]] bool at_word(std::string_view word, std::size_t ahead = 0) const {
    return token(ahead).kind == TypeTokenKind::kWord &&
           equals_ignoring_case(token_text(ahead), word);
  }
  [[nodiscard]] bool at_symbol(char symbol, std::size_t ahead = 0) const {
    return token(ahead).kind == TypeTokenKind::kSymbol && token_text(ahead).front() == symbol;
  }
  [[nodiscard]] bool at_name(std::size_t ahead = 0) const {
    return token(ahead).kind == TypeTokenKind::kQuotedName ||
           (token(ahead).kind == TypeTokenKind::kWord &&
            !is_trino_reserved_word(token_text(ahead)));
  }

  bool accept(bool matches) {
    if (matches) ++next_;
    return matches;
  }
  bool expect_symbol(char symbol) {
    return accept(at_symbol(symbol)) || fail(TypeFaultReason::kSyntax);
  }
  bool expect_word(std::string_view word) {
    return accept(at_word(word)) || fail(TypeFaultReason::kSyntax);
  }
  bool expect_end() {
    return token().kind == TypeTokenKind::kEnd || fail(TypeFaultReason::kSyntax);
  }

  bool fail(TypeFaultReason reason) {
    if (!failed_ || token().span.begin > fault_.span.begin) fault_ = {reason, token().span};
    failed_ = true;
    return false;
  }

  // Nodes.

  std::size_t open(std::string name) {
    type_.nodes.push_back({.name = std::move(name)});
    return type_.nodes.size() - 1;
  }
  void close(std::size_t start) {
    type_.nodes[start].size = static_cast<std::uint32_t>(type_.nodes.size() - start);
  }
  void wrap_in_array(std::size_t start) {
    type_.nodes.insert(type_.nodes.begin() + static_cast<std::ptrdiff_t>(start),
                       TypeNode{.name = "array"});
    close(start);
  }
  void drop_from(std::size_t start) { type_.nodes.resize(start); }

  // Grammar.

  // type : baseType (ARRAY ('[' INTEGER ']')?)*
  bool parse_type(std::size_t level) {
    if (level > kMaximumTypeDepth) return fail(TypeFaultReason::kTooDeep);
    const std::size_t start = type_.nodes.size();
    if (!parse_base_type(level)) return false;
    while (at_word("array")) {
      if (++level > kMaximumTypeDepth) return fail(TypeFaultReason::kTooDeep);
      ++next_;
      if (at_symbol('[') && !parse_array_size()) return false;
      wrap_in_array(start);
    }
    return true;
  }

  // The size has no meaning: Trino reads it and then refuses to use it.
  bool parse_array_size() {
    ++next_;
    return (accept(token().kind == TypeTokenKind::kNumber) || fail(TypeFaultReason::kSyntax)) &&
           expect_symbol(']');
  }

  // baseType : rowType | intervalType | DOUBLE PRECISION | ARRAY '<' type '>' |
  // MAP '<' type ',' type '>'
  //          | (TIME | TIMESTAMP) ('(' typeParameter ')')? ((WITH | WITHOUT)
  //          TIME ZONE)? | genericType
  bool parse_base_type(std::size_t level) {
    if (at_word("row") && at_symbol('(', 1)) return parse_row(level);
    if (at_word("interval") && is_interval_field(1)) return parse_interval();
    if ((at_word("array") || at_word("map")) && at_symbol('<', 1)) return parse_legacy_type(level);
    if (at_word("double") && at_word("precision", 1)) {
      next_ += 2;
      open("double");
      return true;
    }
    const bool has_zone = at_word("time") || at_word("timestamp");
    const std::size_t start = type_.nodes.size();
    return parse_generic_type(level) && (!has_zone || parse_time_zone(start));
  }

  // genericType : identifier ('(' typeParameter (',' typeParameter)* ')')?
  bool parse_generic_type(std::size_t level) {
    if (!at_name()) return fail(TypeFaultReason::kSyntax);
    const bool quoted = token().kind == TypeTokenKind::kQuotedName;
    const std::string written = quoted ? unquote(token_text()) : std::string(token_text());
    const TrinoTypeName* const known = find_trino_type_name(written);
    ++next_;
    const std::size_t start = open(known ? std::string(known->name) : written);
    if (accept(at_symbol('('))) {
      do {
        if (!parse_type_parameter(level + 1)) return false;
      } while (accept(at_symbol(',')));
      if (!expect_symbol(')')) return false;
    }
    close(start);
    apply_conventions(start);
    return true;
  }

  // typeParameter : INTEGER | type
  bool parse_type_parameter(std::size_t level) {
    return token().kind == TypeTokenKind::kNumber ? parse_number() : parse_type(level);
  }

  bool parse_number() {
    constexpr std::uint64_t kLargest = 9223372036854775807U;
    std::uint64_t value = 0;
    for (const char c : token_text()) {
      if (c == '_') continue;
      const auto digit = static_cast<std::uint64_t>(c - '0');
      if (value > (kLargest - digit) / 10) return fail(TypeFaultReason::kNumberTooLarge);
      value = value * 10 + digit;
    }
    ++next_;
    type_.nodes.push_back({.number = value});
    return true;
  }

  // ((WITH | WITHOUT) TIME ZONE)?, after the one parameter that a time may have
  bool parse_time_zone(std::size_t start) {
    const bool with = at_word("with");
    if (!with && !at_word("without")) return true;
    if (arguments(type_, start).size() > 1) return fail(TypeFaultReason::kSyntax);
    ++next_;
    if (!expect_word("time") || !expect_word("zone")) return false;
    if (with) type_.nodes[start].name += kWithTimeZone;
    return true;
  }

  // legacy : ARRAY '<' type '>' | MAP '<' type ',' type '>'
  bool parse_legacy_type(std::size_t level) {
    const bool is_map = at_word("map");
    const std::size_t start = open(is_map ? "map" : "array");
    next_ += 2;
    if (!parse_type(level + 1)) return false;
    if (is_map && (!expect_symbol(',') || !parse_type(level + 1))) return false;
    if (!expect_symbol('>')) return false;
    close(start);
    return true;
  }

  // rowType : ROW '(' rowField (',' rowField)* ')'
  //
  // In SQL a number among its types makes a generic type of it, which only is of no use.
  bool parse_row(std::size_t level) {
    const std::size_t start = open("row");
    next_ += 2;
    do {
      if (origin_ == TypeOrigin::kSql && token().kind == TypeTokenKind::kNumber) {
        if (!parse_number()) return false;
      } else if (!parse_row_field(level + 1)) {
        return false;
      }
    } while (accept(at_symbol(',')));
    if (!expect_symbol(')')) return false;
    close(start);
    return true;
  }

  // rowField : type | identifier type
  //
  // The first reading that fits wins, so `row(x array)` has an unnamed array. Where the first token
  // is followed by a parenthesis only the first can fit; elsewhere it fails within a few tokens, so
  // the work stays linear.
  bool parse_row_field(std::size_t level) {
    const std::size_t first_token = next_;
    const std::size_t start = type_.nodes.size();
    if (parse_type(level) && at_end_of_field()) return true;
    fail(TypeFaultReason::kSyntax);
    const auto begin_again = [&] {
      next_ = first_token;
      drop_from(start);
    };
    begin_again();
    if (!at_field_name()) return parse_oddly_named_field(level, first_token + 1);
    std::string name = field_name();
    ++next_;
    if (parse_type(level) && (origin_ == TypeOrigin::kSql || at_end_of_field())) {
      type_.nodes[start].field = std::move(name);
      return true;
    }
    begin_again();
    return parse_oddly_named_field(level, first_token + 2);
  }

  // information_schema prints names as they are: `row(@timestamp date, order id bigint)`. A name
  // ends where a type that the server has is the rest of the field, if that is so at one place, the
  // token `first_type` or one behind it. No place is read twice, so the work stays linear.
  bool parse_oddly_named_field(std::size_t level, std::size_t first_type) {
    if (origin_ == TypeOrigin::kSql || token_text().starts_with('"')) {
      return fail(TypeFaultReason::kSyntax);
    }
    const std::size_t first_token = next_;
    const std::size_t start = type_.nodes.size();
    const std::size_t end = end_of_field();
    std::vector<TypeNode> found;
    bool is_twofold = false;
    for (std::size_t i = first_type; i < end && !is_parenthesis(i - 1); ++i) {
      next_ = i;
      if (parse_type(level) && next_ == end && has_server_type(start)) {
        is_twofold = !found.empty();
        found.assign(type_.nodes.begin() + static_cast<std::ptrdiff_t>(start), type_.nodes.end());
        found.front().field = text_between(first_token, i);
      }
      drop_from(start);
    }
    if (found.empty() || is_twofold) {
      next_ = first_token;
      return fail(TypeFaultReason::kSyntax);
    }
    next_ = end;
    std::ranges::move(found, std::back_inserter(type_.nodes));
    return true;
  }

  [[nodiscard]] bool is_parenthesis(std::size_t token) const {
    return slice(text_, tokens_[token].span).find_first_of("()") == 0;
  }

  [[nodiscard]] bool at_end_of_field() const { return at_symbol(',') || at_symbol(')'); }

  // The token behind the field: a comma or a parenthesis that it did not open.
  [[nodiscard]] std::size_t end_of_field() const {
    std::size_t depth = 0;
    std::size_t ahead = 0;
    for (; token(ahead).kind != TypeTokenKind::kEnd; ++ahead) {
      if (depth == 0 && (at_symbol(',', ahead) || at_symbol(')', ahead))) break;
      if (at_symbol('(', ahead)) ++depth;
      if (at_symbol(')', ahead)) --depth;
    }
    return next_ + ahead;
  }

  [[nodiscard]] bool has_server_type(std::size_t start) const {
    const std::string& name = type_.nodes[start].name;
    return find_trino_type_name(name) != nullptr || name.starts_with("INTERVAL ");
  }

  [[nodiscard]] std::string text_between(std::size_t first, std::size_t end) const {
    return std::string(slice(text_, {tokens_[first].span.begin, tokens_[end - 1].span.end}));
  }

  // The server quotes a reserved word in a result column, but not in information_schema.
  [[nodiscard]] bool at_field_name() const {
    return at_name() || (origin_ != TypeOrigin::kSql && token().kind == TypeTokenKind::kWord);
  }

  [[nodiscard]] std::string field_name() const {
    if (token().kind == TypeTokenKind::kQuotedName) return unquote(token_text());
    return origin_ == TypeOrigin::kSql ? to_lower(token_text()) : std::string(token_text());
  }

  [[nodiscard]] bool is_interval_field(std::size_t ahead) const {
    constexpr std::string_view kFields[] = {"year", "month", "day", "hour", "minute", "second"};
    return std::ranges::any_of(kFields,
                               [&](std::string_view field) { return at_word(field, ahead); });
  }

  // intervalType : INTERVAL intervalField (TO intervalField)?
  bool parse_interval() {
    ++next_;
    std::string name = "INTERVAL ";
    if (!parse_interval_field(name)) return false;
    if (accept(at_word("to"))) {
      name += " TO ";
      if (!parse_interval_field(name)) return false;
    }
    open(std::move(name));
    return true;
  }

  // intervalField : (YEAR | MONTH | DAY | HOUR | MINUTE | SECOND) ('(' INTEGER
  // (',' INTEGER)? ')')?
  bool parse_interval_field(std::string& name) {
    if (!is_interval_field(0)) return fail(TypeFaultReason::kSyntax);
    name += to_upper(token_text());
    ++next_;
    if (!at_symbol('(')) return true;
    for (const char* separator : {"(", ", "}) {
      if (!accept(at_symbol(separator[0]))) break;
      if (token().kind != TypeTokenKind::kNumber) return fail(TypeFaultReason::kSyntax);
      name += separator;
      name += token_text();
      ++next_;
    }
    name += ')';
    return expect_symbol(')');
  }

  // Conventions.

  void apply_conventions(std::size_t start) {
    TypeNode& node = type_.nodes[start];
    if (node.name == "varchar" && node.size == 2 &&
        type_.nodes[start + 1].number == kUnboundedLength) {
      drop_from(start + 1);
      close(start);
    }
    if (origin_ == TypeOrigin::kSql) append_defaults(start);
  }

  void append_defaults(std::size_t start) {
    const std::string name = type_.nodes[start].name;
    const auto* const defaults =
        std::ranges::find(kDefaultParameters, std::string_view(name), &DefaultParameters::name);
    if (defaults == std::end(kDefaultParameters)) return;
    for (std::size_t i = arguments(type_, start).size(); i < defaults->numbers.size(); ++i) {
      if (defaults->numbers[i] < 0) break;
      type_.nodes.push_back({.number = static_cast<std::uint64_t>(defaults->numbers[i])});
    }
    close(start);
  }

  std::string_view text_;
  TypeOrigin origin_;
  std::vector<TypeToken> tokens_;
  std::size_t next_ = 0;
  TrinoType type_;
  TypeFault fault_;
  bool failed_ = false;
};

}  // namespace

Outcome<TrinoType, TypeFault> parse_trino_type(std::string_view text, TypeOrigin origin) {
  return TrinoTypeParser(text, origin).parse();
}

}  // namespace mapping
