#pragma once

#include "mapping/diagnostic.h"
#include "mapping/schema.h"
#include "report/json_writer.h"

// The wire forms that several operations share.
namespace mapping {

// {"name": value, …}
void write_params(JsonWriter& json, const Params& params);
void write_diagnostic(JsonWriter& json, const Diagnostic& diagnostic, Locale locale);
void write_schema(JsonWriter& json, const NodeSchema& schema);
void write_schema(JsonWriter& json, const EdgeSchema& schema);

}  // namespace mapping
