#include "analysis/analysis_memo.h"

#include <utility>

namespace mapping {

TypeId AnalysisMemo::Content::type_of(std::string_view text) {
  const TypeId known = types_by_text_.find(text);
  if (known != NameTable::kNone) return known;
  types.walk(text.size());
  const TypeId type = types.from_text(text);
  types_by_text_.insert(texts_.emplace_back(text), type);
  return type;
}

// Far more than a warehouse's queries hold; who writes others all day begins anew now and then.
bool AnalysisMemo::Content::is_full() const {
  constexpr std::size_t kMost = 4096;
  constexpr std::size_t kMostBytes = 2U << 20U;
  return types.size() > kMost || types.bytes() > kMostBytes || calls.size() > kMost ||
         operators.size() > kMost || texts_.size() > kMost;
}

AnalysisMemo::AnalysisMemo() = default;
AnalysisMemo::~AnalysisMemo() = default;
AnalysisMemo::AnalysisMemo(AnalysisMemo&&) noexcept = default;
AnalysisMemo& AnalysisMemo::operator=(AnalysisMemo&&) noexcept = default;

AnalysisMemo::Content& AnalysisMemo::content() {
  if (!content_ || content_->is_full()) content_ = std::make_unique<Content>();
  return *content_;
}

}  // namespace mapping
