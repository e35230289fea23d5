#include "pipeline/definition_run.h"

namespace mapping {

void DefinitionRun::end_invalid(Owner owner) {
  state = RunState::kInvalid;
  const std::string* first = findings.first_error(owner);
  if (error.empty() && first != nullptr) error = *first;
}

void DefinitionRun::end_with(RunState end, Stage stage, Finding finding) {
  state = end;
  stopped_at = static_cast<std::size_t>(stage);
  if (error.empty()) error = error_text(finding.field, finding.code, finding.params);
  findings.add(std::move(finding));
}

}  // namespace mapping
