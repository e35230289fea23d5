#include "analysis/verdict.h"

#include <algorithm>

#include "analysis/expression_tree.h"

namespace mapping::analysis {
namespace {

constexpr std::size_t kMaxReasons = 16;
constexpr std::size_t kMaxReasonBytes = 240;
constexpr std::size_t kMostFurther = 50;

void shorten(std::string& text) {
  if (text.size() <= kMaxReasonBytes) return;
  std::size_t end = kMaxReasonBytes;
  while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  text.resize(end);
  text += "…";
}

SqlFault fault_of(Span place, ServerSentence said) {
  SqlFault fault;
  fault.code = Code::kSqlError;
  fault.error_name = error_name_of(said.message);
  fault.server_message = std::move(said.text);
  fault.span = place;
  fault.message = said.message;
  fault.facts = std::move(said.facts);
  return fault;
}

}  // namespace

const FaultRef& FaultRef::with(Param param) const {
  if (fault_ != nullptr) fault_->params.push_back(std::move(param));
  return *this;
}

const FaultRef& FaultRef::offer(SqlFix fix) const {
  if (fault_ != nullptr) fault_->fixes.push_back(std::move(fix));
  return *this;
}

const FaultRef& FaultRef::without_place() const {
  if (fault_ != nullptr) fault_->has_place = false;
  return *this;
}

Span Verdict::span_of(SqlNodeId node) const {
  const std::uint32_t begin = place_of(tree_, node);
  return {begin, std::max(begin, tree_[unwrapped(tree_, node)].span.end)};
}

FaultRef Verdict::keep(SqlFault fault) {
  fault_ = std::move(fault);
  return is_bare_ ? FaultRef() : FaultRef(*fault_);
}

FaultRef Verdict::fail(Span place, ServerSentence said) {
  if (further_ != nullptr) return keep_further(place, std::move(said));
  if (fault_ || may_have_missed_) return {};
  return keep(fault_of(place, std::move(said)));
}

// A table or function may be one that a part with another fault would have given.
FaultRef Verdict::keep_further(Span place, ServerSentence said) {
  const bool is_column = said.message == ServerMessage::kColumnNotFound;
  const bool is_function = said.message == ServerMessage::kFunctionNotFound;
  const bool is_known = is_column || is_function || said.message == ServerMessage::kTableNotFound;
  if (!is_column && !is_function) ++gaps_;
  has_strange_fault_ = has_strange_fault_ || !is_known;
  const bool stands_alone = is_column || (is_known && !has_strange_fault_);
  if (!stands_alone || further_->size() == kMostFurther) return {};
  return FaultRef(further_->emplace_back(fault_of(place, std::move(said))));
}

FaultRef Verdict::fail(SqlNodeId node, ServerSentence said) {
  return fail(span_of(node), std::move(said));
}

// A server loses the place of some faults. Where the call of a lambda catches one it tells the
// call's, but for defects of its own.
FaultRef Verdict::fail_without_place(SqlNodeId node, ServerSentence said) {
  const bool is_caught = catching_ != kNoSqlNode && error_name_of(said.message) != kServerDefect;
  if (is_caught) return fail(catching_, std::move(said));
  return fail(node, std::move(said)).without_place();
}

FaultRef Verdict::fail(Span place, ServerMessage message, MessageValues values) {
  return fail(place, say(message, values));
}

FaultRef Verdict::fail(SqlNodeId node, ServerMessage message, MessageValues values) {
  return fail(node, say(message, values));
}

FaultRef Verdict::fail_without_place(SqlNodeId node, ServerMessage message, MessageValues values) {
  return fail_without_place(node, say(message, values));
}

FaultRef Verdict::adopt(SqlFault fault) {
  if (fault_ || may_have_missed_) return {};
  return keep(std::move(fault));
}

TypeId Verdict::mismatch(SqlNodeId node, ServerMessage message, MessageValues values) {
  fail(node, message, values);
  return kUncertain;
}

TypeId Verdict::unknown(std::string reason) {
  if (reason.empty()) reason = "an earlier part is not certain";
  shorten(reason);
  last_reason_ = reason;
  if (reasons_.size() < kMaxReasons && std::ranges::find(reasons_, reason) == reasons_.end()) {
    reasons_.push_back(std::move(reason));
  }
  return kUncertain;
}

void Verdict::unsure(std::string reason) {
  unknown(std::move(reason));
  may_have_missed_ = true;
  further_ = nullptr;
}

void Verdict::doubt_without(TypeId type) {
  if (type == kUncertain && !stopped()) may_have_missed_ = true;
}

bool Verdict::require(TypeId type) {
  doubt_without(type);
  return type != kUncertain;
}

// A kilobyte of SQL can double names and types until no memory suffices.
void Verdict::give_up(std::string_view because) {
  if (gave_up()) return;
  too_large_ = "too large to know, because ";
  too_large_ += because;
  unsure(too_large_);
}

std::uint8_t Verdict::last_reason_number() const {
  const auto found = std::ranges::find(reasons_, last_reason_);
  return found == reasons_.end() ? std::uint8_t{0}
                                 : static_cast<std::uint8_t>(found - reasons_.begin() + 1);
}

const std::string& Verdict::reason(std::uint8_t number) const {
  return number == 0 ? last_reason_ : reasons_[number - 1];
}

}  // namespace mapping::analysis
