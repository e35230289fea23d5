// What     A stored column has none of the names that the engine keeps for itself: _id, _label,
//          _src …
// Why      RyuGraph's binder refuses them as properties even in quotes: the table could not be
//          created.
// Example  "primary_key": { "name": "_id", "type": "INT64" }
// Fix      "primary_key": { "name": "id", "type": "INT64" }
#include "mapping/identifier.h"
#include "rules/names.h"
#include "rules/structure_rule.h"

namespace mapping {
namespace {

template <typename Definition>
void check(const Definition& definition, const StructureContext& context) {
  visit_names(definition, [&context](const DefinedName& name) {
    if (!name.is_in_column || !is_internal_name(name.text.value)) return;
    context.findings.add(
        Finding(Code::kEngineName, name.field(), name.text.id).with("name", name.text.value));
  });
}

}  // namespace

const StructureRule kEngineNameRule{
    .name = "engine_name", .check_node = check, .check_edge = check};

}  // namespace mapping
