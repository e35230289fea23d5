#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "suggest/survey.h"

namespace mapping {

// Fills `claims` of every table and the names of keys of the survey: each column whose name says that it is its own
// table's key. What another table claims better, as `film_id` of film_text, is not claimed.
void claim_keys(Survey& survey);

// The name under which a key is claimed: its stem and the kind of its word.
[[nodiscard]] std::string key_name(std::string_view stem, KeyWord word);

}  // namespace mapping
