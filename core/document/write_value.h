#pragma once

#include "mapping/document.h"
#include "report/json_writer.h"

namespace mapping {

// Writes a value of the document anew: the same value, laid out without blanks; every digit of a number and every member
// is kept, those given twice too. Half of a surrogate pair becomes U+FFFD. nlohmann/json's numbers are doubles, so that
// it would not give them back.
void write_value(JsonWriter& json, const Document& document, ValueId id);

}  // namespace mapping
