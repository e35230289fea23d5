// What     Labels, edge types and property names are none of the words that the platform reserves,
//          in any case.
// Why      They are words of the graph's query language: a query could not tell the name from the
//          word.
// Example  "label": "Order"
// Fix      "label": "PurchaseOrder"
#include <algorithm>

#include "rules/names.h"
#include "rules/structure_rule.h"

namespace mapping {
namespace {

constexpr std::string_view kReservedWords[] = {
    "NODE",   "RELATIONSHIP", "MATCH", "WHERE", "RETURN", "CREATE", "DELETE", "SET",
    "REMOVE", "WITH",         "ORDER", "LIMIT", "SKIP",   "UNION",  "CALL",   "YIELD"};

template <typename Definition>
void check(const Definition& definition, const StructureContext& context) {
  visit_names(definition, [&context](const DefinedName& name) {
    if (!is_defined_here(name.kind)) return;
    if (!is_platform_word(name.text.value)) return;
    context.findings.add(
        Finding(Code::kReservedWord, name.field(), name.text.id).with("name", name.text.value));
  });
}

}  // namespace

// Asked for every name: most words are told from it by their length, without a call.
bool is_platform_word(std::string_view name) {
  return std::ranges::any_of(kReservedWords, [name](std::string_view word) {
    return word.size() == name.size() && equals_ignoring_case(word, name);
  });
}

const StructureRule kReservedWordRule{
    .name = "reserved_word", .check_node = check, .check_edge = check};

}  // namespace mapping
