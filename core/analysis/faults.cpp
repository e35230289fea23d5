#include <algorithm>
#include <utility>

#include "analysis/analyzer.h"
#include "analysis/expression_tree.h"
#include "mapping/text.h"

namespace mapping::analysis {
namespace {

constexpr std::size_t kMaxReasons = 16;
constexpr std::size_t kMaxListedNames = 40;
constexpr std::size_t kMaxReasonBytes = 240;

// About 5 ns each.
constexpr std::size_t kStepsOfTypePart = 10;
constexpr std::size_t kStepsOfCandidate = 40;

void shorten(std::string& text) {
  if (text.size() <= kMaxReasonBytes) return;
  std::size_t end = kMaxReasonBytes;
  while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  text.resize(end);
  text += "…";
}

}  // namespace

SqlFault* Analyzer::fail(Span place, std::string_view error_name, std::string_view message,
                         MessageValues values) {
  if (fault_ || may_have_failed_) return nullptr;
  fault_.emplace();
  fault_->code = Code::kSqlError;
  fault_->error_name = error_name;
  fault_->server_message = fill(message, values);
  fault_->span = place;
  return &*fault_;
}

SqlFault* Analyzer::fail(SqlNodeId node, std::string_view error_name, std::string_view message,
                         MessageValues values) {
  const SqlNodeId inner = unwrapped(tree_, node);
  const std::uint32_t begin = place_of(tree_, node);
  return fail(Span{begin, std::max(begin, tree_[inner].span.end)}, error_name, message, values);
}

// A server loses the place of some faults. Where the call of a lambda catches one it tells the
// call's, but for defects of its own.
SqlFault* Analyzer::fail_without_place(SqlNodeId node, std::string_view error_name,
                                       std::string_view message, MessageValues values) {
  const bool is_caught = resolving_.node != kNoSqlNode && error_name != kServerDefect;
  if (is_caught) return fail(resolving_.node, error_name, message, values);
  SqlFault* const fault = fail(node, error_name, message, values);
  if (fault != nullptr) fault->has_place = false;
  return fault;
}

TypeId Analyzer::mismatch(SqlNodeId node, std::string_view message, MessageValues values) {
  fail(node, "TYPE_MISMATCH", message, values);
  return kUncertain;
}

void Analyzer::unsure(std::string reason) {
  unknown_type(std::move(reason));
  may_have_failed_ = true;
}

TypeId Analyzer::unknown_type(std::string reason) {
  if (reason.empty()) reason = "an earlier part is not certain";
  shorten(reason);
  last_reason_ = reason;
  if (reasons_.size() < kMaxReasons && std::ranges::find(reasons_, reason) == reasons_.end()) {
    reasons_.push_back(std::move(reason));
  }
  return kUncertain;
}

// Ends the analysis: a kilobyte of SQL can double names and types until no memory suffices.
void Analyzer::give_up(std::string_view because) {
  if (gave_up()) return;
  too_large_ = "too large to know, because ";
  too_large_ += because;
  unsure(too_large_);
}

// Counts work that the length of the text alone does not bound.
void Analyzer::spend(std::size_t steps) {
  steps_ += steps;
  const std::size_t walked = (types_.walked() - walked_) * kStepsOfTypePart;
  if (!share_.covers(steps_ + walked)) give_up("its analysis takes too many steps");
}

std::uint8_t Analyzer::last_reason_number() const {
  const auto found = std::ranges::find(reasons_, last_reason_);
  return found == reasons_.end() ? std::uint8_t{0}
                                 : static_cast<std::uint8_t>(found - reasons_.begin() + 1);
}

// Names the candidate that is meant, if one is clearly nearest, with the edit that puts it in, and
// the names that there are.
void Analyzer::suggest(SqlFault* fault, Span replaced, Param name,
                       std::vector<std::string_view> candidates, std::string_view list) {
  if (fault == nullptr) return;
  const std::string written = std::get<std::string>(name.value);
  fault->params.push_back(std::move(name));
  std::string listed;
  for (std::size_t i = 0; i < candidates.size() && i < kMaxListedNames && !list.empty(); ++i) {
    listed += listed.empty() ? "" : ", ";
    listed += candidates[i];
  }
  if (!listed.empty()) fault->params.push_back({list, listed});
  spend(candidates.size() * kStepsOfCandidate);
  if (gave_up()) return;
  const auto best = closest_match(written, candidates);
  if (!best) return;
  offer_suggestion(fault, replaced, *best, quote_trino_name(*best));
}

// One name that is certain enough to be told, and what it is in SQL.
void Analyzer::offer_suggestion(SqlFault* fault, Span replaced, std::string_view suggestion,
                                const std::string& written) {
  fault->params.push_back({"suggestion", std::string(suggestion)});
  offer(fault, replaced, written);
}

}  // namespace mapping::analysis
