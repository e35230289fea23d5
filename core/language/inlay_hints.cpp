#include "language/reading.h"
#include "language/type_text.h"
#include "mapping/language.h"

namespace mapping {

std::vector<InlayHint> inlay_hints_sql(std::string_view sql, const LanguageContext& context) {
  std::vector<InlayHint> hints;
  const language::Reading reading(sql);
  const analysis::Inspection seen = reading.inspect(context);
  const language::TypeTexts texts(context);
  for (SqlNodeId id = 1; id < reading.parents.size(); ++id) {
    if (reading.kind(id) != SqlNodeKind::kSelectItem ||
        reading.parent_kind(id) != SqlNodeKind::kSelectList) {
      continue;
    }
    const TypeId type = seen.types[reading.tree[id].first_child];
    const Span item = reading.written(id);
    if (type == kUncertain || item.size() == 0) continue;
    const std::string mapped = texts.ryugraph(type);
    hints.push_back({item.end, texts.trino(type) + (mapped.empty() ? "" : " → " + mapped)});
  }
  return hints;
}

}  // namespace mapping
