#pragma once

#include "mapping/diagnostic.h"
#include "mapping/schema.h"
#include "mapping/text.h"
#include "report/json_writer.h"

// The wire forms that several operations share.
namespace mapping {

// {"name": value, …}
void write_params(JsonWriter& json, const Params& params);
// {"start": {"line", "column", "offset"}, "end": …}
void write_range(JsonWriter& json, const Range& range);
void write_diagnostic(JsonWriter& json, const Diagnostic& diagnostic, Locale locale);
void write_schema(JsonWriter& json, const NodeSchema& schema);
void write_schema(JsonWriter& json, const EdgeSchema& schema);

}  // namespace mapping
