#include <algorithm>
#include <utility>

#include "mapping/report.h"
#include "report/json_writer.h"
#include "report/wire.h"

namespace mapping {
namespace {

constexpr std::array<std::string_view, 3> kStatusNames = {"valid", "invalid", "unchecked"};
constexpr std::array<std::string_view, 3> kLoadNames = {"expected", "will_fail", "unknown"};
constexpr std::array<std::string_view, 3> kStageStatusNames = {"passed", "failed", "unchecked"};

// Finds schemas among those that the reader has. They are asked for in the order of the results, which an edit shifts by
// a few places: each is looked for behind the one found last, and near there.
class KnownSchemas {
 public:
  explicit KnownSchemas(const ReportSchemas& known) : known_(known) {}

  [[nodiscard]] std::optional<std::size_t> place_of(const void* schema) {
    constexpr std::size_t kReach = 32;
    const std::size_t begin = next_ < kReach ? 0 : next_ - kReach;
    const std::size_t end = std::min(known_.size(), next_ + kReach);
    for (const auto [from, to] : {std::pair(std::min(next_, end), end), std::pair(begin, next_)}) {
      for (std::size_t place = from; place < std::min(to, end); ++place) {
        if (known_[place].get() != schema) continue;
        next_ = place + 1;
        return place;
      }
    }
    ++next_;
    return std::nullopt;
  }

 private:
  const ReportSchemas& known_;
  std::size_t next_ = 0;
};

template <typename Result>
void write_verdict(JsonWriter& json, const Result& result, KnownSchemas& known) {
  json.key("valid").boolean(result.valid);
  json.key("error");
  if (result.error) {
    json.string(*result.error);
  } else {
    json.null();
  }
  json.key("schema");
  if (!result.schema) {
    json.null();
  } else if (const std::optional<std::size_t> place = known.place_of(result.schema.get())) {
    json.integer(static_cast<std::int64_t>(*place));
  } else {
    write_schema(json, *result.schema);
  }
}

void write_results(JsonWriter& json, const Report& report, const ReportSchemas& known_schemas) {
  KnownSchemas known(known_schemas);
  json.key("node_results").begin_array();
  for (const NodeResult& result : report.node_results) {
    json.begin_object().key("label").string(result.label);
    write_verdict(json, result, known);
    json.end_object();
  }
  json.end_array();
  json.key("edge_results").begin_array();
  for (const EdgeResult& result : report.edge_results) {
    json.begin_object().key("type").string(result.type);
    write_verdict(json, result, known);
    json.end_object();
  }
  json.end_array();
}

}  // namespace

ReportSchemas schemas_of(const Report& report) {
  ReportSchemas schemas;
  schemas.reserve(report.node_results.size() + report.edge_results.size());
  for (const NodeResult& result : report.node_results) schemas.push_back(result.schema);
  for (const EdgeResult& result : report.edge_results) schemas.push_back(result.schema);
  return schemas;
}

std::string to_json(const Report& report, Locale locale, const ReportSchemas& known) {
  JsonWriter json;
  json.begin_object();
  json.key("valid").boolean(report.status == Status::kValid);
  json.key("status").string(kStatusNames[static_cast<std::size_t>(report.status)]);
  json.key("load").string(kLoadNames[static_cast<std::size_t>(report.load)]);
  write_results(json, report, known);
  json.key("diagnostics").begin_array();
  for (const Diagnostic& diagnostic : report.diagnostics)
    write_diagnostic(json, diagnostic, locale);
  json.end_array();
  json.key("stages").begin_array();
  for (std::size_t i = 0; i < kStageCount; ++i) {
    json.begin_object().key("stage").string(name_of(static_cast<Stage>(i)));
    json.key("status")
        .string(kStageStatusNames[static_cast<std::size_t>(report.stages[i])])
        .end_object();
  }
  json.end_array().end_object();
  return std::move(json).text();
}

}  // namespace mapping
