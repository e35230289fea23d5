#include "analysis/functions/signature.h"

#include <algorithm>
#include <array>
#include <utility>

#include "analysis/types/kind_names.h"
#include "mapping/text.h"
#include "types/trino_type_names.h"

namespace mapping {
namespace {

constexpr std::string_view kWithTimeZone = " with time zone";
constexpr std::string_view kEllipsis = "...";

constexpr std::size_t kMostChildren = 6;  // zip gives rows of five

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The table has names in lower case, the server's answers their own.
std::string_view canonical_name(std::string_view name) {
  const TrinoTypeName* const known = find_trino_type_name(name);
  return known ? known->name : name;
}

TypeKind with_time_zone(TypeKind kind) {
  return kind == TypeKind::kTime ? TypeKind::kTimeWithZone : TypeKind::kTimestampWithZone;
}

// The cells of a line, one after the other; empty where there is none.
std::string_view take_cell(std::string_view& line) {
  const std::size_t end = line.find('\t');
  const std::string_view cell = line.substr(0, end);
  line = end == std::string_view::npos ? std::string_view() : line.substr(end + 1);
  return cell;
}

class SignatureReader {
 public:
  explicit SignatureReader(TypeTable& types) : types_(types) {}

  Signature read(std::string_view line) {
    signature_.types.reserve(8);
    std::string_view arguments = take_cell(line);
    const std::string_view result = take_cell(line);
    signature_.variable_text = take_cell(line);
    signature_.formulas = take_cell(line);
    signature_.variadic = arguments.ends_with(kEllipsis);
    if (signature_.variadic) arguments.remove_suffix(kEllipsis.size());
    signature_.argument_text = arguments;
    read_variables(signature_.variable_text);
    read_arguments(arguments);
    text_ = result;
    signature_.result = read_type();
    return std::move(signature_);
  }

 private:
  // `K:comparable, V`
  void read_variables(std::string_view text) {
    while (!text.empty()) {
      const std::size_t end = std::min(text.find(", "), text.size());
      const std::string_view variable = text.substr(0, end);
      const std::size_t colon = std::min(variable.find(':'), variable.size());
      signature_.variables.push_back({variable.substr(0, colon), variable.ends_with(":comparable"),
                                      variable.ends_with(":orderable")});
      text.remove_prefix(std::min(end + 2, text.size()));
    }
  }

  void read_arguments(std::string_view text) {
    text_ = text;
    while (!text_.empty()) {
      signature_.arguments.push_back(read_type());
      skip(", ");
    }
  }

  bool skip(std::string_view token) {
    const bool found = text_.starts_with(token);
    if (found) text_.remove_prefix(token.size());
    return found;
  }

  std::string_view read_name() {
    const std::size_t end = std::min(text_.find_first_of("(),"), text_.size());
    const std::string_view name = text_.substr(0, end);
    text_.remove_prefix(end);
    return name;
  }

  // As deep as the table's own types.
  std::uint32_t read_type() {
    const std::string_view name = read_name();
    if (const auto variable = variable_of(name)) {
      return add({.kind = FormalKind::kVariable, .variable = *variable});
    }
    FormalType type{.kind = FormalKind::kNested, .base = kind_named(name)};
    if (type.base == TypeKind::kOther) type.name = canonical_name(name);
    if (skip("(")) {
      if (takes_numbers(type.base)) {
        do {
          type.numbers[type.number_count++] = read_number();
        } while (skip(","));
      } else {
        read_children(type);
      }
      skip(")");
      if (skip(kWithTimeZone)) type.base = with_time_zone(type.base);
    }
    return add(settle(type));
  }

  [[nodiscard]] std::optional<std::uint8_t> variable_of(std::string_view name) const {
    const auto found = std::ranges::find_if(
        signature_.variables,
        [&](const TypeVariable& variable) { return equals_ignoring_case(variable.name, name); });
    if (found == signature_.variables.end()) return std::nullopt;
    return static_cast<std::uint8_t>(found - signature_.variables.begin());
  }

  FormalNumber read_number() {
    const std::string_view text = read_name();
    if (is_digit(text.front())) {
      std::uint32_t value = 0;
      for (const char c : text) value = value * 10 + static_cast<std::uint32_t>(c - '0');
      return {false, value};
    }
    const auto found = std::ranges::find(signature_.numbers, text);
    const auto index = static_cast<std::uint32_t>(found - signature_.numbers.begin());
    if (found == signature_.numbers.end()) signature_.numbers.push_back(text);
    return {true, index};
  }

  // Names of a row's fields stand in quotes; only a concrete row has them.
  void read_children(FormalType& type) {
    std::array<std::uint32_t, kMostChildren> children{};
    fields_.clear();
    do {
      if (skip("\"")) {
        const std::size_t end = text_.find('"');
        fields_.emplace_back(text_.substr(0, end));
        text_.remove_prefix(end + 2);
      }
      children[type.child_count++] = read_type();
    } while (skip(","));
    type.first_child = static_cast<std::uint32_t>(signature_.children.size());
    signature_.children.insert(signature_.children.end(), children.begin(),
                               children.begin() + type.child_count);
  }

  // What kind of formal type it is, now that its parts are known.
  FormalType settle(FormalType type) {
    const auto children = signature_.children_of(type);
    if (type.base == TypeKind::kFunction) {
      type.kind = FormalKind::kFunction;
    } else if (std::any_of(type.numbers.begin(), type.numbers.begin() + type.number_count,
                           [](FormalNumber number) { return number.is_variable; })) {
      type.kind = FormalKind::kNumbered;
    } else if (std::ranges::all_of(children, [&](std::uint32_t child) {
                 return signature_.types[child].kind == FormalKind::kConcrete;
               })) {
      type.concrete = concrete(type);
      type.kind = FormalKind::kConcrete;
    }
    return type;
  }

  TypeId concrete(const FormalType& type) {
    if (type.child_count == 0 && type.number_count == 0) {
      return type.base == TypeKind::kOther ? types_.named(type.name) : types_.simple(type.base);
    }
    DataType data{.kind = type.base,
                  .precision = type.numbers[0].value,
                  .scale = type.numbers[1].value,
                  .name = std::string(type.name)};
    for (const std::uint32_t child : signature_.children_of(type)) {
      data.arguments.push_back(signature_.types[child].concrete);
    }
    if (type.base == TypeKind::kRow) {
      data.fields.assign(fields_.begin(), fields_.end());
      data.fields.resize(data.arguments.size());
    }
    return types_.intern(std::move(data));
  }

  std::uint32_t add(const FormalType& type) {
    signature_.types.push_back(type);
    return static_cast<std::uint32_t>(signature_.types.size() - 1);
  }

  TypeTable& types_;
  Signature signature_;
  std::string_view text_;
  std::vector<std::string_view> fields_{};
};

}  // namespace

Signature read_signature(TypeTable& types, std::string_view line) {
  return SignatureReader(types).read(line);
}

}  // namespace mapping
