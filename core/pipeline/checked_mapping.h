#pragma once

#include "document/findings.h"
#include "document/mapping_reader.h"
#include "mapping/report.h"
#include "mapping/rules.h"

namespace mapping {

// A mapping after its first stage.
struct CheckedMapping {
  // `text` must outlive the result.
  CheckedMapping(std::string_view text, const RuleSet& rules)
      : document(Document::parse(text)), mapping(read_mapping(document, findings)) {
    if (mapping.id != kNoValue) rules.check_structure(document, mapping, findings);
  }

  FindingList findings;
  Document document;
  Mapping mapping;
};

}  // namespace mapping
