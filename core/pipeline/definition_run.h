#pragma once

#include <string>
#include <vector>

#include "document/findings.h"
#include "mapping/pipeline.h"

namespace mapping {

// How far a definition has come.
enum class RunState : std::uint8_t {
  kWaiting,
  kExplaining,
  kDescribing,
  kValid,
  kInvalid,
  kUnchecked
};

// One definition on its way through the stages.
struct DefinitionRun {
  RunState state = RunState::kWaiting;
  FindingList findings;
  std::string error;        // `field: message` of what ended it
  std::string open_reason;  // why it has not ended, where more is known than that nobody was asked
  // The first stage that was not passed; kStageCount when all were.
  std::size_t stopped_at = static_cast<std::size_t>(Stage::kSqlSyntax);

  [[nodiscard]] bool settled() const {
    return state == RunState::kValid || state == RunState::kInvalid ||
           state == RunState::kUnchecked;
  }

  void end_valid() {
    state = RunState::kValid;
    stopped_at = kStageCount;
  }
  // Ends with the first error among the findings, unless it has ended before.
  void end_invalid(Owner owner);
  // Ends with what `finding`, which is no error, says.
  void end_with(RunState end, Stage stage, Finding finding);
};

}  // namespace mapping
