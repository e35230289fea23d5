#include "mapping/types.h"
#include "text/trino_keywords.h"
#include "types/plain_name.h"
#include "types/trino_type_names.h"
#include "types/type_printer.h"

namespace mapping {
namespace {

constexpr std::string_view kWithTimeZone = " with time zone";
constexpr std::string_view kInterval = "INTERVAL ";

std::string in_double_quotes(std::string_view name) {
  std::string quoted = "\"";
  for (const char c : name) {
    if (c == '"') quoted += c;
    quoted += c;
  }
  return quoted += '"';
}

// Whether the name is one that the parser makes of interval qualifiers, not a quoted name that
// looks alike.
bool is_interval(const std::string& name) {
  if (!name.starts_with(kInterval)) return false;
  const auto type = parse_trino_type(name);
  return type.ok() && type.value().nodes.front().name == name;
}

// A precision stands inside the name: `timestamp(3) with time zone`.
TypeBrackets trino_brackets(const TypeNode& node) {
  std::string name = node.name;
  std::string tail;
  if (name.ends_with(kWithTimeZone) && find_trino_type_name(name)) {
    name.resize(name.size() - kWithTimeZone.size());
    tail = kWithTimeZone;
  } else if (!find_trino_type_name(name) && !is_interval(name)) {
    name = quote_trino_name(name);
  }
  if (node.size == 1) return {name, "", tail};
  return {name + '(', ", ", ')' + tail};
}

TypeBrackets cast_brackets(const TypeNode& node) {
  TypeBrackets brackets = trino_brackets(node);
  brackets.before = to_upper(brackets.before);
  brackets.after = to_upper(brackets.after);
  return brackets;
}

}  // namespace

std::string quote_trino_name(std::string_view name) {
  if (is_plain_name(name) && !is_trino_reserved_word(name)) return std::string(name);
  return in_double_quotes(name);
}

std::string quote_field_name(std::string_view name) {
  return name.starts_with('_') ? in_double_quotes(name) : quote_trino_name(name);
}

std::string print(const TrinoType& type) {
  return print_tree(type, trino_brackets, quote_field_name);
}

std::string print_for_cast(const TrinoType& type) {
  return print_tree(type, cast_brackets, [](std::string_view name) {
    return name == to_lower(name) ? quote_trino_name(name) : in_double_quotes(name);
  });
}

}  // namespace mapping
