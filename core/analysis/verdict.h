#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/types/data_types.h"
#include "mapping/sql.h"
#include "mapping/text.h"
#include "report/server_messages.h"

namespace mapping::analysis {

// A fault that was just found, to be completed. Empty where an earlier one was kept: then every call
// does nothing.
//
//   verdict.fail(node, ServerMessage::kColumnNotFound, {path}).with({"name", name});
class FaultRef {
 public:
  FaultRef() = default;
  explicit FaultRef(SqlFault& fault) : fault_(&fault) {}

  explicit operator bool() const { return fault_ != nullptr; }

  const FaultRef& with(Param param) const;
  const FaultRef& offer(SqlFix fix) const;
  const FaultRef& without_place() const;

 private:
  SqlFault* fault_ = nullptr;
};

// What is known of a statement: the first fault that a server would tell, or whether one may have
// been missed, and why something is not certain. Nothing that is found behind that is kept.
class Verdict {
 public:
  explicit Verdict(const SqlTree& tree) : tree_(tree) {}

  // `values` stand in the places of the message.
  FaultRef fail(Span place, ServerMessage message, MessageValues values = {});
  FaultRef fail(SqlNodeId node, ServerMessage message, MessageValues values = {});
  FaultRef fail_without_place(SqlNodeId node, ServerMessage message, MessageValues values = {});
  // The same, of what was put into words elsewhere.
  FaultRef fail(Span place, ServerSentence said);
  FaultRef fail(SqlNodeId node, ServerSentence said);
  FaultRef fail_without_place(SqlNodeId node, ServerSentence said);
  FaultRef adopt(SqlFault fault);
  TypeId mismatch(SqlNodeId node, ServerMessage message, MessageValues values = {});

  // The server finds no fault, but the type is not known.
  TypeId unknown(std::string reason);
  // The server finds no fault, but may not plan the statement.
  void unplanned(std::string_view reason) { unknown(std::string(reason)); }
  // The server may find a fault.
  void unsure(std::string reason);
  // Notes that a fault may be missed where the type is not certain, as what is checked with it is
  // left out.
  void doubt_without(TypeId type);
  // The same; false where it is not certain.
  [[nodiscard]] bool require(TypeId type);
  // Ends the analysis: the statement is too large to be known.
  void give_up(std::string_view because);

  // From here on no fault ends the analysis, and names of nothing that exists are kept in `further`:
  // they are wrong whatever else is. Behind what the server may find otherwise none is kept.
  void collect(std::deque<SqlFault>& further) {
    may_have_missed_ = true;
    further_ = &further;
  }
  // From here on a fault is left as it is found, without parameters and fixes: for who asks whether there
  // is one.
  void leave_bare() { is_bare_ = true; }
  // How many faults were found meanwhile that may leave a relation without its columns.
  [[nodiscard]] std::size_t gaps() const { return gaps_; }

  [[nodiscard]] bool has_fault() const { return fault_.has_value(); }
  [[nodiscard]] bool may_have_missed() const { return may_have_missed_; }
  [[nodiscard]] bool gave_up() const { return !too_large_.empty(); }
  [[nodiscard]] bool stopped() const { return has_fault() || gave_up(); }
  [[nodiscard]] bool is_certain() const { return reasons_.empty() && !may_have_missed_; }

  // Reasons are numbered from 1; 0 stands for one that is not kept.
  [[nodiscard]] std::uint8_t last_reason_number() const;
  [[nodiscard]] const std::string& reason(std::uint8_t number) const;
  [[nodiscard]] const std::string& too_large() const { return too_large_; }

  [[nodiscard]] FaultRef fault() { return fault_ ? FaultRef(*fault_) : FaultRef(); }
  [[nodiscard]] std::optional<SqlFault> take_fault() { return std::exchange(fault_, std::nullopt); }
  [[nodiscard]] std::vector<std::string> take_reasons() { return std::move(reasons_); }

  // The call at whose place faults are told from here on that have none of their own; kNoSqlNode: none.
  // Returns the one before.
  SqlNodeId catch_at(SqlNodeId call) { return std::exchange(catching_, call); }

 private:
  [[nodiscard]] Span span_of(SqlNodeId node) const;
  FaultRef keep(SqlFault fault);
  FaultRef keep_further(Span place, ServerSentence said);

  const SqlTree& tree_;
  std::optional<SqlFault> fault_{};
  std::vector<std::string> reasons_{};
  std::string last_reason_{};
  std::string too_large_{};  // why the analysis gave up
  bool may_have_missed_ = false;
  SqlNodeId catching_ = kNoSqlNode;
  std::deque<SqlFault>* further_ = nullptr;
  bool is_bare_ = false;
  std::size_t gaps_ = 0;
  bool has_strange_fault_ = false;  // of which it is not known what it takes away
};

// Tells whether a fault was found while it lives.
class FaultWatch {
 public:
  explicit FaultWatch(Verdict& verdict) : verdict_(verdict), is_late_(verdict.stopped()) {}

  [[nodiscard]] FaultRef found() const { return is_late_ ? FaultRef() : verdict_.fault(); }

 private:
  Verdict& verdict_;
  bool is_late_;
};

}  // namespace mapping::analysis
