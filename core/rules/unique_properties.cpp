// What     The names of a definition's properties and of its key, or keys, are all different.
// Why      They become the columns of one table. RyuGraph ignores case in names, the platform does
//          not: names that differ in case only pass the platform and fail in the engine, which is a
//          warning.
// Example  "properties": [{ "name": "name", … }, { "name": "name", … }]
// Fix      Give one of them another name in the SQL and here.
#include "rules/names.h"
#include "rules/repeated_names.h"
#include "rules/structure_rule.h"

namespace mapping {
namespace {

void report(const DefinedName& name, const DefinedName& earlier, bool exact,
            const StructureContext& context) {
  Finding finding = Finding(exact ? Code::kDuplicateProperty : Code::kPropertyNameClash,
                            name.field(), name.text.id)
                        .with("name", shorten(name.text.value))
                        .related_to(earlier.text.id);
  if (!exact) finding.params.push_back({"other", shorten(earlier.text.value)});
  context.findings.add(std::move(finding));
}

template <typename Definition>
void check(const Definition& definition, const StructureContext& context) {
  std::vector<std::string_view> values;
  std::vector<DefinedName> names;
  visit_names(definition, [&](const DefinedName& name) {
    if (name.kind != NameKind::kKey && name.kind != NameKind::kProperty) return;
    values.push_back(name.text.value);
    names.push_back(name);
  });
  for (const RepeatedName& repeated : find_repeated_names(values)) {
    // Two equal keys of an edge are the affair of distinct_keys.
    if (names[repeated.index].kind == NameKind::kKey) continue;
    report(names[repeated.index], names[repeated.earlier], repeated.exact, context);
  }
}

}  // namespace

const StructureRule kUniquePropertiesRule{
    .name = "unique_properties", .check_node = check, .check_edge = check};

}  // namespace mapping
