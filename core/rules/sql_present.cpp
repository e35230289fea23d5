// What     A definition's SQL has at least one character.
// Why      There is nothing to ask the cluster.
// Example  "sql": ""
// Fix      "sql": "SELECT customer_id FROM analytics.customers"
#include "rules/structure_rule.h"

namespace mapping {
namespace {

template <typename Definition>
void check(const Definition& definition, const StructureContext& context) {
  if (!definition.sql.present() || !definition.sql.value.empty()) return;
  context.findings.add(Finding(Code::kEmptySql, "sql", definition.sql.id));
}

}  // namespace

const StructureRule kSqlPresentRule{
    .name = "sql_present", .check_node = check, .check_edge = check};

}  // namespace mapping
