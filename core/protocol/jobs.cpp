#include "protocol/jobs.h"

#include "mapping/jobs.h"
#include "protocol/json_values.h"
#include "protocol/results.h"
#include "report/json_writer.h"
#include "report/wire.h"

namespace mapping {
namespace {

constexpr std::string_view kLists[kEntityKindCount] = {"instances", "snapshots", "mappings"};
constexpr std::string_view kKinds[kEntityKindCount] = {"instance", "snapshot", "mapping"};

// Reads a request piece by piece and remembers the first that could not be read.
class RequestReader {
 public:
  RequestReader(std::string_view input, std::string_view options)
      : input_(input), options_(options) {}

  [[nodiscard]] JsonValue options() const { return options_.root(); }

  [[nodiscard]] Moment now() {
    const std::optional<Moment> now = parse_moment(options()["now"].scalar().value_or(""));
    if (!now) fail("now");
    return now.value_or(0);
  }

  [[nodiscard]] std::int64_t milliseconds(std::string_view name) {
    const std::string_view digits = options()[name].scalar().value_or("");
    if (!is_whole_number(digits)) {
      fail(name);
      return 0;
    }
    std::int64_t value = 0;
    for (const char digit : digits) value = value * 10 + (digit - '0');
    return value;
  }

  [[nodiscard]] std::vector<JsonValue> list(std::string_view name) {
    const JsonValue list = input_.root()[name];
    if (!list.is(ValueKind::kArray)) fail(name);
    return list.items();
  }

  [[nodiscard]] std::string_view id(const JsonValue& record) {
    const std::string_view id = record["id"].scalar().value_or("");
    if (!is_whole_number(id)) fail("id");
    return id;
  }

  [[nodiscard]] std::string_view name(const JsonValue& record) {
    const std::string_view name = record["name"].scalar().value_or("");
    if (name.empty()) fail("name");
    return name;
  }

  [[nodiscard]] const std::optional<Refusal>& refusal() const { return refusal_; }

 private:
  void fail(std::string_view name) {
    if (!refusal_) refusal_ = Refusal{"unreadable_request", {{"name", std::string(name)}}};
  }

  JsonText input_;
  JsonText options_;
  std::optional<Refusal> refusal_;
};

std::vector<Entity> read_entities(RequestReader& reader, std::string_view list) {
  const std::vector<JsonValue> records = reader.list(list);
  std::vector<Entity> entities(records.size());
  for (std::size_t index = 0; index < records.size(); ++index) {
    const JsonValue& record = records[index];
    entities[index] = {reader.id(record), record["created_at"].scalar(),
                       record["last_activity_at"].scalar(), record["ttl"].scalar(),
                       record["inactivity_timeout"].scalar()};
  }
  return entities;
}

std::vector<InstanceRecord> read_instances(RequestReader& reader) {
  const std::vector<JsonValue> records = reader.list("instances");
  std::vector<InstanceRecord> instances(records.size());
  for (std::size_t index = 0; index < records.size(); ++index) {
    const JsonValue& record = records[index];
    instances[index] = {reader.id(record), record["status"].scalar().value_or(""),
                        record["created_at"].scalar(), record["status_changed_at"].scalar()};
  }
  return instances;
}

std::vector<PodRecord> read_pods(RequestReader& reader) {
  const std::vector<JsonValue> records = reader.list("pods");
  std::vector<PodRecord> pods(records.size());
  for (std::size_t index = 0; index < records.size(); ++index) {
    const JsonValue& record = records[index];
    const JsonValue labels = record["labels"];
    pods[index] = {reader.name(record), labels["app"].scalar(), labels["instance-id"].scalar(),
                   record["created_at"].scalar()};
  }
  return pods;
}

// What each ending ends with.
void write_reason(JsonWriter& json, const Ending& ending) {
  json.key("reason").string(ending.reason);
  json.key("since").string(to_text(ending.since)).end_object();
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
  json.begin_object().key("expired").begin_array();
  for (const Ending& ending : decision.expired) {
    json.begin_object().key("kind").string(kKinds[static_cast<std::size_t>(ending.kind)]);
    json.key("id").number(ending.id);
    write_reason(json, ending);
  }
  json.end_array();
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
  json.begin_object().key("orphan_pods").begin_array();
  for (const Ending& pod : decision.orphan_pods) {
    json.begin_object().key("name").string(pod.id).key("instance_id").string(pod.detail);
    write_reason(json, pod);
  }
  json.end_array().key("stale_instances").begin_array();
  for (const Ending& instance : decision.stale_instances) {
    json.begin_object().key("id").number(instance.id).key("status").string(instance.detail);
    write_reason(json, instance);
  }
  json.end_array();
  return finish(json, decision.diagnostics, read_locale(reader.options()));
}

}  // namespace mapping
