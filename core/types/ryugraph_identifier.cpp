#include <algorithm>
#include <array>
#include <optional>

#include "mapping/identifier.h"
#include "mapping/text.h"
#include "types/plain_name.h"

namespace mapping {
namespace {

// clang-format off
constexpr std::array<std::string_view, 55> kReservedWords = {
    "ACYCLIC", "ALL", "AND", "ANY", "ASC", "ASCENDING", "CASE", "CAST", "COLUMN",
    "COMMIT_SKIP_CHECKPOINT", "CREATE", "DBTYPE", "DEFAULT", "DESC", "DESCENDING", "DISTINCT",
    "ELSE", "END", "ENDS", "EXISTS", "FALSE", "GLOB", "GROUP", "HEADERS", "HINT", "IN", "INSTALL",
    "JOIN", "MACRO", "MULTI_JOIN", "NONE", "NOT", "NULL", "ON", "ONLY", "OPTIONAL", "OR", "ORDER",
    "PRIMARY", "PROFILE", "ROLLBACK_SKIP_CHECKPOINT", "SHORTEST", "SINGLE", "STARTS", "TABLE",
    "THEN", "TRAIL", "TRUE", "UNION", "UNWIND", "WHEN", "WHERE", "WITH", "WSHORTEST", "XOR"};

// Names of columns that every table has inside the engine.
constexpr std::array<std::string_view, 12> kInternalNames = {
    "_DIRECTION", "_DST", "_DST_OFFSET", "_ID", "_LABEL", "_LENGTH",
    "_NODES", "_PLACE_HOLDER", "_RELS", "_ROW_OFFSET", "_SRC", "_SRC_OFFSET"};
// clang-format on
static_assert(std::ranges::is_sorted(kReservedWords));
static_assert(std::ranges::is_sorted(kInternalNames));

// The engine puts a STRUCT's definition together as text without the backticks and cuts it again:
// at commas outside parentheses, which it counts, and each field at its first space, after skipping
// the blanks before the name.
std::optional<std::string_view> struct_field_fault(std::string_view name) {
  constexpr std::string_view kSkipped = "\t\n\v\f\r";
  const bool starts_blank = kSkipped.find(name.front()) != std::string_view::npos;
  if (starts_blank || name.find(' ') != std::string_view::npos) return "blank";
  if (name.find(',') != std::string_view::npos) return "comma";
  if (std::ranges::count(name, '(') != std::ranges::count(name, ')')) return "parenthesis";
  return std::nullopt;
}

std::optional<std::string_view> name_fault(std::string_view name, NameUse use) {
  if (name.empty()) return "empty";
  if (name.find('\0') != std::string_view::npos) return "nul";
  if (name.find('`') != std::string_view::npos) return "backtick";
  if (find_malformed_utf8(name)) return "malformed_utf8";
  return use == NameUse::kStructField ? struct_field_fault(name) : std::nullopt;
}

}  // namespace

bool is_reserved_word(std::string_view name) {
  return std::ranges::binary_search(kReservedWords, to_upper(name));
}

bool is_internal_name(std::string_view name) {
  return std::ranges::binary_search(kInternalNames, to_upper(name));
}

Outcome<std::string> quote_identifier(std::string_view name, NameUse use) {
  if (const auto reason = name_fault(name, use)) {
    return Refusal{"unrepresentable_name",
                   {{"name", to_well_formed(name)}, {"reason", std::string(*reason)}}};
  }
  if (use == NameUse::kProperty && is_internal_name(name)) {
    return Refusal{"internal_name", {{"name", std::string(name)}}};
  }
  if (is_plain_name(name) && !is_reserved_word(name)) return std::string(name);
  return '`' + std::string(name) + '`';
}

}  // namespace mapping
