#include <algorithm>
#include <cstddef>
#include <utility>

#include "mapping/identifier.h"
#include "mapping/name_table.h"
#include "mapping/types.h"
#include "types/plain_name.h"
#include "types/ryugraph_type_names.h"

namespace mapping {
namespace {

constexpr std::uint64_t kLargestPrecision = 38;
constexpr std::uint64_t kDefaultPrecision = 18;
constexpr std::uint64_t kDefaultScale = 3;
constexpr std::uint64_t kLargestArray = 9223372036854775807U;
constexpr std::size_t kMostFields = 65536;

// Works on the characters: the language has five signs, and blanks mean nothing but before `[`,
// where none may stand.
class RyuGraphTypeParser {
 public:
  explicit RyuGraphTypeParser(std::string_view text) : text_(text) {}

  Outcome<RyuGraphType, TypeFault> parse() {
    if (!parse_type(1) || (position_ < text_.size() && !fail())) return fault_;
    return std::move(type_);
  }

 private:
  // Characters.

  [[nodiscard]] char peek() const { return position_ < text_.size() ? text_[position_] : '\0'; }
  void skip_blanks() {
    constexpr std::string_view kBlanks = " \t\r\n";
    while (position_ < text_.size() && kBlanks.find(peek()) != std::string_view::npos) ++position_;
  }
  bool accept(char sign) {
    const bool found = peek() == sign;
    if (found) ++position_;
    return found;
  }
  // A sign with blanks on both sides.
  bool accept_spaced(char sign) {
    skip_blanks();
    const bool found = accept(sign);
    if (found) skip_blanks();
    return found;
  }
  bool expect(char sign) { return accept_spaced(sign) || fail(); }

  std::string_view take_word() {
    const std::size_t begin = position_;
    while (is_name_part(peek()) || static_cast<unsigned char>(peek()) >= 0x80) ++position_;
    return text_.substr(begin, position_ - begin);
  }

  bool fail(TypeFaultReason reason = TypeFaultReason::kSyntax) {
    const auto begin = static_cast<std::uint32_t>(position_);
    const auto end = static_cast<std::uint32_t>(std::min(position_ + 1, text_.size()));
    fault_ = {reason, {begin, end}};
    return false;
  }
  bool fail_at(std::size_t begin) {
    fault_ = {TypeFaultReason::kSyntax,
              {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(position_)}};
    return false;
  }

  // Nodes.

  void add_number(std::uint64_t value) { type_.nodes.push_back({.number = value}); }
  void close(std::size_t start) {
    type_.nodes[start].size = static_cast<std::uint32_t>(type_.nodes.size() - start);
  }

  // Grammar.

  // type : baseType ('[' INTEGER? ']')*
  bool parse_type(std::size_t level) {
    if (level > kMaximumTypeDepth) return fail(TypeFaultReason::kTooDeep);
    skip_blanks();
    const std::size_t start = type_.nodes.size();
    if (!parse_base_type(level)) return false;
    while (accept('[')) {
      if (++level > kMaximumTypeDepth) return fail(TypeFaultReason::kTooDeep);
      if (!parse_list_suffix(start)) return false;
    }
    skip_blanks();
    return true;
  }

  // INTEGER? ']'
  bool parse_list_suffix(std::size_t start) {
    const bool sized = peek() != ']';
    std::uint64_t count = 0;
    if (sized && (!parse_integer(count, kLargestArray) || count == 0)) return fail();
    if (!accept(']')) return fail();
    type_.nodes.insert(type_.nodes.begin() + static_cast<std::ptrdiff_t>(start),
                       TypeNode{.name = sized ? "ARRAY" : "LIST"});
    if (sized) add_number(count);
    close(start);
    return true;
  }

  // baseType : NAME | DECIMAL '(' INTEGER ',' INTEGER ')' | MAP '(' type ','
  // type ')'
  //          | (STRUCT | UNION) '(' field (',' field)* ')'
  bool parse_base_type(std::size_t level) {
    const std::size_t begin = position_;
    const RyuGraphTypeName* const known = find_ryugraph_type_name(take_word());
    if (known == nullptr) return fail_at(begin);
    const std::size_t start = type_.nodes.size();
    type_.nodes.push_back({.name = std::string(known->canonical)});
    const bool parsed = parse_arguments(*known, level);
    if (parsed) close(start);
    return parsed;
  }

  bool parse_arguments(const RyuGraphTypeName& known, std::size_t level) {
    const std::size_t after_name = position_;
    const bool takes_arguments =
        known.form != RyuGraphTypeForm::kScalar && known.form != RyuGraphTypeForm::kList;
    if (takes_arguments && accept_spaced('(')) {
      if (known.form == RyuGraphTypeForm::kDecimal) return parse_decimal();
      return known.form == RyuGraphTypeForm::kMap ? parse_map(level) : parse_fields(level);
    }
    position_ = after_name;
    if (known.canonical == "DECIMAL") {
      add_number(kDefaultPrecision);
      add_number(kDefaultScale);
    }
    return true;
  }

  // INTEGER ',' INTEGER ')', 1 ≤ precision ≤ 38, scale ≤ precision
  bool parse_decimal() {
    std::uint64_t precision = 0;
    std::uint64_t scale = 0;
    if (!parse_integer(precision, kLargestPrecision) || precision == 0) return fail();
    if (!expect(',')) return false;
    if (!parse_integer(scale, precision)) return fail();
    add_number(precision);
    add_number(scale);
    return parse_closing();
  }

  // type ',' type ')'
  bool parse_map(std::size_t level) {
    return parse_type(level + 1) && expect(',') && parse_type(level + 1) && parse_closing();
  }

  // field (',' field)* ')'
  bool parse_fields(std::size_t level) {
    NameTable names(NameCase::kIgnored);
    do {
      if (names.size() == kMostFields) return fail();
      if (!parse_field(level, names)) return false;
    } while (accept_spaced(','));
    return parse_closing();
  }

  // field : (NAME | '`' any '`') type
  bool parse_field(std::size_t level, NameTable& names) {
    const std::size_t begin = position_;
    const bool quoted = accept('`');
    const std::string_view name = quoted ? take_quoted_name() : take_word();
    if ((!quoted && !is_bare_field_name(name)) ||
        !quote_identifier(name, NameUse::kStructField).ok() ||
        names.insert(name, 0) != NameTable::kNone) {
      return fail_at(begin);
    }
    const std::size_t start = type_.nodes.size();
    if (!parse_type(level + 1)) return false;
    type_.nodes[start].field = std::string(name);
    return true;
  }

  static bool is_bare_field_name(std::string_view name) {
    return !name.empty() && !(name.front() >= '0' && name.front() <= '9') &&
           !is_reserved_word(name);
  }

  // Empty when the closing backtick is missing.
  std::string_view take_quoted_name() {
    const std::size_t begin = position_;
    const std::size_t end = text_.find('`', begin);
    if (end == std::string_view::npos) return {};
    position_ = end + 1;
    return text_.substr(begin, end - begin);
  }

  // The last sign of a type: blanks after it are left for the caller, as `) []` is no list.
  bool parse_closing() {
    skip_blanks();
    return accept(')') || fail();
  }

  bool parse_integer(std::uint64_t& value, std::uint64_t largest) {
    const std::size_t begin = position_;
    for (; peek() >= '0' && peek() <= '9'; ++position_) {
      const auto digit = static_cast<std::uint64_t>(peek() - '0');
      if (digit > largest || value > (largest - digit) / 10) return false;
      value = value * 10 + digit;
    }
    return position_ > begin;
  }

  std::string_view text_;
  std::size_t position_ = 0;
  RyuGraphType type_;
  TypeFault fault_;
};

}  // namespace

Outcome<RyuGraphType, TypeFault> parse_ryugraph_type(std::string_view text) {
  return RyuGraphTypeParser(text).parse();
}

}  // namespace mapping
