// What     No name begins with _internal_, _system_ or _ryugraph_, in any case.
// Why      The platform keeps its own tables and columns under these names.
// Example  "properties": [{ "name": "_system_id", "type": "STRING" }]
// Fix      "properties": [{ "name": "system_id", "type": "STRING" }]
#include "rules/names.h"
#include "rules/structure_rule.h"

namespace mapping {
namespace {

// All of them begin with an underscore, hardly any name does.
constexpr std::string_view kReservedPrefixes[] = {"_internal_", "_system_", "_ryugraph_"};

template <typename Definition>
void check(const Definition& definition, const StructureContext& context) {
  visit_names(definition, [&context](const DefinedName& name) {
    if (!name.text.value.starts_with('_')) return;
    for (const std::string_view prefix : kReservedPrefixes) {
      if (!starts_with_ignoring_case(name.text.value, prefix)) continue;
      context.findings.add(
          Finding(Code::kReservedPrefix, name.field(), name.text.id).with("prefix", prefix));
    }
  });
}

}  // namespace

const StructureRule kReservedPrefixRule{
    .name = "reserved_prefix", .check_node = check, .check_edge = check};

}  // namespace mapping
