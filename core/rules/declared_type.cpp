// What     A property's declared type is its column's (a warning).
// Why      The table is made with the column's type, so readers of the mapping would expect another
//          one.
// Example  { "name": "age", "type": "STRING" }   where age is an integer
// Fix      { "name": "age", "type": "INT32" }
#include "mapping/types.h"
#include "rules/column_rule.h"

namespace mapping {

void check_declared_types(const std::vector<ColumnSchema>& schema, const ColumnContext& context) {
  for (std::size_t i = 0; i < schema.size(); ++i) {
    const ColumnDefinition& property = context.properties.columns[i];
    if (matches_declared_type(property.type.value, schema[i].type)) continue;
    Finding finding =
        Finding(Code::kDeclaredType, "properties[" + std::to_string(i) + "].type", property.type.id)
            .with(context.subject)
            .with("name", property.name.value)
            .with("declared", property.type.value)
            .with("mapped", schema[i].type);
    if (const std::optional<std::string> family = type_family(schema[i].type)) {
      finding.fixes.push_back(declare_type_fix(context.document, property.type, *family));
    }
    context.findings.add(std::move(finding));
  }
}

}  // namespace mapping
