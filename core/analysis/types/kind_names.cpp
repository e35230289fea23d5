#include "analysis/types/kind_names.h"

#include "mapping/text.h"
#include "text/enum_table.h"

namespace mapping {
namespace {

// In the order of TypeKind.
constexpr KindName kNames[] = {
    {"uncertain"},
    {"unknown"},
    {"boolean"},
    {"tinyint"},
    {"smallint"},
    {"integer"},
    {"bigint"},
    {"real"},
    {"double"},
    {"decimal"},
    {"number"},
    {"varchar"},
    {"char"},
    {"varbinary"},
    {"date"},
    {"time"},
    {"time", " with time zone"},
    {"timestamp"},
    {"timestamp", " with time zone"},
    {"interval year to month"},
    {"interval day to second"},
    {"array"},
    {"map"},
    {"row"},
    {"function"},
    {""},
};
static_assert(is_table_to(kNames, TypeKind::kOther));

bool is_named(const KindName& known, std::string_view name) {
  const std::size_t end = known.before.size();
  return name.size() == end + known.after.size() &&
         equals_ignoring_case(name.substr(0, end), known.before) &&
         equals_ignoring_case(name.substr(end), known.after);
}

}  // namespace

KindName name_of(TypeKind kind) { return kNames[static_cast<std::size_t>(kind)]; }

TypeKind kind_named(std::string_view name) {
  constexpr auto kFirst = static_cast<std::size_t>(TypeKind::kUnknown);
  constexpr auto kEnd = static_cast<std::size_t>(TypeKind::kOther);
  for (std::size_t kind = kFirst; kind < kEnd; ++kind) {
    if (is_named(kNames[kind], name)) return static_cast<TypeKind>(kind);
  }
  return TypeKind::kOther;
}

}  // namespace mapping
