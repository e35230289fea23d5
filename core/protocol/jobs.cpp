#include "protocol/jobs.h"

#include <charconv>

#include "mapping/jobs.h"
#include "protocol/json_values.h"
#include "protocol/results.h"
#include "report/json_writer.h"
#include "report/wire.h"

namespace mapping {
namespace {

constexpr std::string_view kLists[kEntityKindCount] = {"instances", "snapshots", "mappings"};
constexpr std::string_view kKinds[kEntityKindCount] = {"instance", "snapshot", "mapping"};

// What a field holds as text, a number or a word as it is written, empty for a list or an object; nothing for null and
// where there is none. Such a text takes the value's place, so that the view is the value's.
std::optional<std::string_view> scalar(Json& record, std::string_view name) {
  Json* const value = find_member(record, name);
  if (value == nullptr || value->is_null()) return std::nullopt;
  if (const auto* const whole = value->get_ptr<const Json::number_unsigned_t*>()) {
    *value = std::to_string(*whole);
  } else if (value->is_number() || value->is_boolean()) {
    *value = written(*value);
  }
  return view_of(*value);
}

// A whole number, without zeros in front, that fits.
std::uint64_t number(std::string_view digits) {
  std::uint64_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

// Reads a request piece by piece and remembers the first that could not be read.
class RequestReader {
 public:
  RequestReader(std::string_view input, std::string_view options)
      : input_(read_json(input)), options_(read_json(options)) {}

  [[nodiscard]] const Json& options() const { return options_; }

  [[nodiscard]] Moment now() {
    const std::optional<Moment> now = parse_moment(view_of(options_, "now"));
    if (!now) fail("now");
    return now.value_or(0);
  }

  [[nodiscard]] std::int64_t milliseconds(std::string_view name) {
    const std::string_view digits = scalar(options_, name).value_or("");
    if (is_whole_number(digits)) return static_cast<std::int64_t>(number(digits));
    fail(name);
    return 0;
  }

  [[nodiscard]] std::span<Json> list(std::string_view name) {
    Json* const list = find_member(input_, name);
    auto* const records = list == nullptr ? nullptr : list->get_ptr<Json::array_t*>();
    if (records != nullptr) return *records;
    fail(name);
    return {};
  }

  [[nodiscard]] std::string_view id(Json& record) {
    const std::string_view id = scalar(record, "id").value_or("");
    if (!is_whole_number(id)) fail("id");
    return id;
  }

  [[nodiscard]] std::string_view name(Json& record) {
    const std::string_view name = scalar(record, "name").value_or("");
    if (name.empty()) fail("name");
    return name;
  }

  [[nodiscard]] const std::optional<Refusal>& refusal() const { return refusal_; }

 private:
  void fail(std::string_view name) {
    if (!refusal_) refusal_ = Refusal{"unreadable_request", {{"name", std::string(name)}}};
  }

  Json input_;
  Json options_;
  std::optional<Refusal> refusal_;
};

std::vector<Entity> read_entities(RequestReader& reader, std::string_view list) {
  std::vector<Entity> entities;
  for (Json& record : reader.list(list)) {
    entities.push_back({reader.id(record), scalar(record, "created_at"),
                        scalar(record, "last_activity_at"), scalar(record, "ttl"),
                        scalar(record, "inactivity_timeout")});
  }
  return entities;
}

std::vector<InstanceRecord> read_instances(RequestReader& reader) {
  std::vector<InstanceRecord> instances;
  for (Json& record : reader.list("instances")) {
    instances.push_back({reader.id(record), scalar(record, "status").value_or(""),
                         scalar(record, "created_at"), scalar(record, "status_changed_at")});
  }
  return instances;
}

std::vector<PodRecord> read_pods(RequestReader& reader) {
  std::vector<PodRecord> pods;
  for (Json& record : reader.list("pods")) {
    Json none;
    Json* const labels = find_member(record, "labels");
    Json& labelled = labels == nullptr ? none : *labels;
    pods.push_back({reader.name(record), scalar(labelled, "app"), scalar(labelled, "instance-id"),
                    scalar(record, "created_at")});
  }
  return pods;
}

// What each ending ends with.
Json with_reason(Json json, const Ending& ending) {
  json["reason"] = ending.reason;
  json["since"] = to_text(ending.since);
  return json;
}

Json json_of_expired(const Ending& ending) {
  Json json;
  json["kind"] = kKinds[static_cast<std::size_t>(ending.kind)];
  json["id"] = number(ending.id);
  return with_reason(std::move(json), ending);
}

Json json_of_pod(const Ending& pod) {
  Json json;
  json["name"] = pod.id;
  json["instance_id"] = pod.detail;
  return with_reason(std::move(json), pod);
}

Json json_of_instance(const Ending& instance) {
  Json json;
  json["id"] = number(instance.id);
  json["status"] = instance.detail;
  return with_reason(std::move(json), instance);
}

std::string finish(JsonWriter& json, const std::vector<Diagnostic>& diagnostics, Locale locale) {
  json.key("diagnostics").begin_array();
  for (const Diagnostic& diagnostic : diagnostics) write_diagnostic(json, diagnostic, locale);
  json.end_array().end_object();
  return std::move(json).text();
}

}  // namespace

std::string decide_lifecycle_operation(std::string_view input, std::string_view options) {
  RequestReader reader(input, options);
  const Moment now = reader.now();
  std::vector<Entity> entities[kEntityKindCount];
  LifecycleRecords records;
  for (std::size_t kind = 0; kind < kEntityKindCount; ++kind) {
    entities[kind] = read_entities(reader, kLists[kind]);
    records.of_kind[kind] = entities[kind];
  }
  if (reader.refusal()) return error_result(*reader.refusal());
  const LifecycleDecision decision = decide_lifecycle(records, now);
  JsonWriter json;
  json.begin_object();
  json.key("expired").value(dumped(json_list(decision.expired, json_of_expired)));
  return finish(json, decision.diagnostics, read_locale(reader.options()));
}

std::string decide_reconciliation_operation(std::string_view input, std::string_view options) {
  RequestReader reader(input, options);
  const ReconciliationTimes times{reader.now(), reader.milliseconds("orphan_grace_ms"),
                                  reader.milliseconds("stale_after_ms")};
  const std::vector<PodRecord> pods = read_pods(reader);
  const std::vector<InstanceRecord> instances = read_instances(reader);
  if (reader.refusal()) return error_result(*reader.refusal());
  const ReconciliationDecision decision = decide_reconciliation({pods, instances}, times);
  JsonWriter json;
  json.begin_object();
  json.key("orphan_pods").value(dumped(json_list(decision.orphan_pods, json_of_pod)));
  json.key("stale_instances").value(dumped(json_list(decision.stale_instances, json_of_instance)));
  return finish(json, decision.diagnostics, read_locale(reader.options()));
}

}  // namespace mapping
