#pragma once

#include <cstdint>
#include <vector>

#include "suggest/survey.h"

namespace mapping {

// Fills `claims` of every table and the names of keys of the survey: each column whose name says that it is its own
// table's key. What another table claims better, as `film_id` of film_text, is not claimed.
void claim_keys(Survey& survey);

// Where a key is claimed: by its stem and the kind of its word.
[[nodiscard]] inline NameIndex::Place key_place(std::uint32_t scope, std::uint32_t stem,
                                                KeyWord word) {
  return {scope, stem, static_cast<std::uint32_t>(word)};
}

}  // namespace mapping
