#include "jobs/problems.h"

#include "document/findings.h"
#include "rules/fixes.h"

namespace mapping {

void Problems::add(Code code, const RecordValue& at, Params params) {
  if (diagnostics_.size() == FindingList::kMaximumFindings) {
    ++left_out_;
    return;
  }
  Diagnostic& diagnostic = diagnostics_.emplace_back();
  diagnostic.code = code;
  diagnostic.field = at.field;
  diagnostic.params = std::move(params);
  const std::string index = std::to_string(at.index);
  for (const std::string_view step : {at.list, std::string_view(index), at.field})
    diagnostic.path.append("/").append(step);
}

std::optional<Moment> Problems::read_moment(const std::optional<std::string_view>& text,
                                            const RecordValue& at) {
  const std::optional<Moment> moment = parse_moment(text.value_or(""));
  if (!moment)
    add(Code::kInvalidTimestamp, at, {{"value", text ? shorten(*text) : std::string("null")}});
  return moment;
}

std::optional<Duration> Problems::read_duration(const std::optional<std::string_view>& text,
                                                const RecordValue& at) {
  if (!text) return std::nullopt;
  const std::optional<Duration> duration = parse_duration(*text);
  if (duration && duration->has_parts) return duration;
  const Code code = duration ? Code::kEmptyDuration : Code::kInvalidDuration;
  add(code, at, {{"value", shorten(*text)}});
  return std::nullopt;
}

std::vector<Diagnostic> Problems::take() && {
  if (left_out_ > 0) {
    Diagnostic& rest = diagnostics_.emplace_back();
    rest.code = Code::kTooManyDiagnostics;
    rest.field = "records";
    rest.params.push_back({"count", static_cast<std::int64_t>(left_out_)});
  }
  return std::move(diagnostics_);
}

}  // namespace mapping
