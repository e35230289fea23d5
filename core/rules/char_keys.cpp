// What     A key is no char(n) (a warning).
// Why      Trino's writers differ in the blanks at its end: Hive takes them off, Iceberg keeps them. An edge whose key is a varchar or
//          a char of another length finds its nodes with one writer and not with the other.
// Example  SELECT code, name FROM countries   where code is char(3)
// Fix      SELECT rtrim(CAST(code AS VARCHAR)) AS code, name FROM countries
#include "mapping/types.h"
#include "rules/column_casts.h"

namespace mapping {

void check_char_keys(const ColumnContext& context) {
  constexpr std::string_view kEdgeFields[] = {"from_key", "to_key"};
  for (std::size_t i = 0; i < context.keys.size() && i < context.columns.size(); ++i) {
    const Column& column = context.columns[i];
    const Outcome<TrinoType, TypeFault> type = parse_trino_type(column.type);
    if (!type.ok() || type.value().nodes.front().name != "char") continue;
    if (column.name != context.keys[i].value) continue;
    Finding finding =
        Finding(Code::kCharKey, context.keys.size() == 1 ? "primary_key" : kEdgeFields[i],
                context.keys[i].id)
            .with(context.subject)
            .with("name", column.name)
            .with("type", shown_type(column.type))
            .with("cast", trimming_cast(quote_trino_name(column.name)));
    add_trimming_cast(finding, i, context);
    context.findings.add(std::move(finding));
  }
}

}  // namespace mapping
