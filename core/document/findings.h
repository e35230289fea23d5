#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mapping/diagnostic.h"
#include "mapping/document.h"

namespace mapping {

enum class DefinitionKind : std::uint8_t { kMapping, kNode, kEdge };

// The definition that a finding is about: its index among those of its kind. The mapping itself has
// the index 0.
struct Owner {
  DefinitionKind kind = DefinitionKind::kMapping;
  std::uint32_t index = 0;

  friend auto operator<=>(const Owner&, const Owner&) = default;
};

// A finding before its place is turned into lines and columns.
//
//   findings.add(Finding(Code::kReservedWord, "label", label.id).with("name", label.value));
//
// Its members are defined out of line: findings are made in many places and rarely at run time, so
// small code matters.
struct Finding {
  Finding(Code finding_code, std::string_view finding_field, ValueId value);
  Finding(const Finding& other);
  Finding(Finding&& other) noexcept;
  Finding& operator=(const Finding& other);
  Finding& operator=(Finding&& other) noexcept;
  ~Finding();

  Finding&& with(std::string_view name, std::string_view value) &&;
  Finding&& with(std::string_view name, std::int64_t value) &&;
  Finding&& with(Param param) &&;
  Finding&& related_to(ValueId value) &&;
  Finding&& missing(std::string_view member) &&;
  // Of many values the first are told.
  void follow(ValueId value);

  Code code;
  std::string field;  // within the definition: `primary_key.type`
  Params params{};
  ValueId at;                        // the value that the finding is about
  std::string missing_member{};      // a member that `at` should have: the path leads to it
  std::optional<Span> span{};        // the place in the text, where it is not all of the value
  std::optional<Span> sql_span{};    // bytes of the decoded SQL that `at` holds
  std::optional<Span> sql_stop{};    // there, too: where it cannot be read on
  std::vector<Span> sql_again{};     // and where the same is wrong
  std::vector<ValueId> following{};  // values that are wrong for the same cause
  ValueId related = kNoValue;  // another value that matters, such as the first of two equal names
  std::vector<Fix> fixes{};
  bool stops_load = false;  // as what follows from it does, whatever its own code says
};

// What was found of one mapping.
//
// Keeps the first error of every definition, and at most kMaximumFindings findings: what one person
// can read. How many more there were is said by one last diagnostic.
class FindingList {
 public:
  static constexpr std::size_t kMaximumFindings = 200;

  // Names the definition that the findings added from here on are about.
  void set_owner(Owner owner) { owner_ = owner; }

  void add(Finding finding);
  // Adds all of `others` behind what is here.
  void append(const FindingList& others);
  // The same as adding so many warnings where none would be kept.
  void leave_out(std::size_t warnings) { left_out_ += warnings; }

  [[nodiscard]] bool empty() const { return findings_.empty(); }
  [[nodiscard]] bool has_errors() const { return failed_stages_.any(); }
  // Whether the load would fail for one of them, whatever the rows are.
  [[nodiscard]] bool stops_load() const { return stops_load_; }
  // Drops what does not stop the load.
  void keep_load_stops();
  // Whether a further finding would be kept: what only makes one better need not be worked out otherwise.
  [[nodiscard]] bool keeps_more() const { return findings_.size() < kMaximumFindings; }
  // The same where that means comparing with so many candidates: those of all findings together are bounded.
  [[nodiscard]] bool keeps_more(std::size_t candidates) const {
    constexpr std::size_t kMostCompared = 2'000'000;
    return keeps_more() && findings_.size() * candidates < kMostCompared;
  }
  // The stages in which an error was found.
  [[nodiscard]] std::bitset<kStageCount> failed_stages() const { return failed_stages_; }
  // `field: message` of the definition's first error, nullptr without one.
  [[nodiscard]] const std::string* first_error(Owner owner) const;

  // The findings with their places, those of the mapping first, then the nodes', then the edges'.
  // Without ranges where the text is not the author's.
  [[nodiscard]] std::vector<Diagnostic> diagnostics(const Document& document,
                                                    bool with_ranges) const;

 private:
  struct OwnedFinding {
    Owner owner;
    Finding finding;
  };
  struct FirstError {
    Owner owner;
    std::string text;
  };

  void note_error(Owner owner, const Finding& finding);

  Owner owner_;
  std::vector<OwnedFinding> findings_;
  std::vector<FirstError> first_errors_;  // sorted by owner
  std::bitset<kStageCount> failed_stages_;
  std::size_t left_out_ = 0;
  bool stops_load_ = false;
};

// `field: message` in the platform's words.
[[nodiscard]] std::string error_text(std::string_view field, Code code, const Params& params);

}  // namespace mapping
