#include "pipeline/check_memo.h"

#include <algorithm>
#include <utility>

namespace mapping {

void CheckMemo::Definitions::begin_check(const SqlContext& context, bool is_believed) {
  previous_ = std::exchange(current_, {});
  current_.reserve(previous_.size());
  if (context == context_ && is_believed == is_believed_) return;
  previous_.clear();
  doubts = {};
  context_ = context;
  is_believed_ = is_believed;
}

// Definitions that were added or removed shift the others by a few places; behind a larger change
// they are checked anew rather than searched for.
RememberedDefinition* CheckMemo::Definitions::find_previous(DefinitionKind kind,
                                                            std::string_view text) {
  constexpr std::size_t kReach = 32;
  const std::size_t here = current_.size();
  const std::size_t end = std::min(previous_.size(), here + kReach);
  for (std::size_t at = here < kReach ? 0 : here - kReach; at < end; ++at) {
    RememberedDefinition& candidate = previous_[at];
    if (!candidate.is_taken && candidate.kind == kind && candidate.text == text) return &candidate;
  }
  return nullptr;
}

RememberedDefinition& CheckMemo::Definitions::definition(DefinitionKind kind,
                                                         std::string_view text) {
  if (RememberedDefinition* known = find_previous(kind, text)) {
    current_.push_back(std::move(*known));
    known->is_taken = true;
  } else {
    current_.push_back({.kind = kind, .text = std::string(text), .verdict = {}, .clean_end = {}});
  }
  return current_.back();
}

CheckMemo::CheckMemo() : definitions_(std::make_unique<Definitions>()) {}
CheckMemo::~CheckMemo() = default;
CheckMemo::CheckMemo(CheckMemo&&) noexcept = default;
CheckMemo& CheckMemo::operator=(CheckMemo&&) noexcept = default;

}  // namespace mapping
