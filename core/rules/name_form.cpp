// What     A name is 1 to 64 characters of a plain form: labels and properties begin with a letter
//          and go on with letters, digits and underscores; edge types are in capitals.
// Why      The platform makes tables, files and API paths of these names.
// Example  "label": "Customer 1"
// Fix      "label": "Customer1"
#include <algorithm>

#include "mapping/text.h"
#include "rules/names.h"
#include "rules/structure_rule.h"
#include "text/enum_table.h"

namespace mapping {
namespace {

constexpr std::int64_t kLongestName = 64;

struct Form {
  const LazyPattern Patterns::* pattern;
  Code code;
};

// In the order of NameKind.
constexpr Form kForms[] = {
    {&Patterns::label, Code::kLabelPattern},        {&Patterns::label, Code::kLabelPattern},
    {&Patterns::edge_type, Code::kEdgeTypePattern}, {&Patterns::property, Code::kPropertyPattern},
    {&Patterns::property, Code::kPropertyPattern},
};
static_assert(is_table_to(kForms, NameKind::kProperty));

bool is_edge_type(const Mapping& mapping, std::string_view name) {
  return std::ranges::any_of(
      mapping.edges, [name](const EdgeDefinition& edge) { return edge.type.value == name; });
}

template <typename Definition>
void check(const Definition& definition, const StructureContext& context) {
  visit_names(definition, [&context](const DefinedName& name) {
    const std::string_view value = name.text.value;
    const auto length = static_cast<std::int64_t>(count_code_points(value));
    if (length < 1 || length > kLongestName) {
      context.findings.add(Finding(Code::kNameLength, name.field(), name.text.id)
                               .with("limit", kLongestName)
                               .with("length", length));
      return;
    }
    const Form& form = kForms[static_cast<std::size_t>(name.kind)];
    if (RE2::FullMatch(value, (context.patterns.*form.pattern).get())) return;
    Finding finding = Finding(form.code, name.field(), name.text.id).with("name", shorten(value));
    const std::string capitals = to_upper(value);
    if (name.kind == NameKind::kEdgeType && !is_edge_type(context.mapping, capitals) &&
        RE2::FullMatch(capitals, context.patterns.edge_type.get())) {
      finding.fixes.push_back(replace_fix(context.document, name.text, capitals, true));
    }
    context.findings.add(std::move(finding));
  });
}

}  // namespace

const StructureRule kNameFormRule{.name = "name_form", .check_node = check, .check_edge = check};

}  // namespace mapping
