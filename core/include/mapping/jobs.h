#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mapping/diagnostic.h"
#include "mapping/time.h"

// What the control plane's background jobs do, decided from records and the time that is handed in: nothing here asks
// or deletes. The third job, the cache of the warehouse's schema, compares catalogs, which the package does.
//
//   const Entity snapshot{.id = "7", .created_at = "2026-01-01T00:00:00Z", .ttl = "P30D"};
//   decide_lifecycle({{}, {&snapshot, 1}, {}}, *parse_moment("2026-01-31T00:00:00Z")).expired;
//   // snapshot 7, of its ttl, since 2026-01-31T00:00:00Z
//
// What cannot be read decides nothing: a malformed duration or time is a diagnostic and never an end. Diagnostics have
// the path of the value in the records (`/snapshots/3/ttl`); there are at most 200 and one that counts the rest.
// The views of a decision are those of the records.
namespace mapping {

// An instance, a snapshot or a mapping, as far as its end depends on it. Absent is what the record does not have.
struct Entity {
  std::string_view id;  // a whole number
  std::optional<std::string_view> created_at;
  std::optional<std::string_view> last_activity_at;
  std::optional<std::string_view> ttl;
  std::optional<std::string_view> inactivity_timeout;
};

// Whether `text` is a whole number that JavaScript holds exactly, without zeros in front.
[[nodiscard]] bool is_whole_number(std::string_view text);

// In the order in which they are ended: a snapshot cannot go before its instances, nor a mapping before its snapshots.
enum class EntityKind : std::uint8_t { kInstance, kSnapshot, kMapping };
inline constexpr std::size_t kEntityKindCount = 3;

struct LifecycleRecords {
  std::span<const Entity> of_kind[kEntityKindCount];  // by EntityKind
};

// What is to end, and why. The texts are those of the wire.
struct Ending {
  std::string_view id;        // of the record; a pod's name
  std::string_view detail{};  // a pod's label `instance-id`, an instance's status
  std::string_view reason{};
  Moment since = 0;  // when the reason began to hold, or what it is counted from
  EntityKind kind{};
};

struct LifecycleDecision {
  std::vector<Ending> expired;  // in the order in which to end them
  std::vector<Diagnostic> diagnostics;
};

// What has expired at `now`: `ttl` counts from `created_at`, `inactivity_timeout` from `last_activity_at`, and the end
// is the moment when the length is over. Of two reasons the earlier one is given, ttl where both are at once. What was
// never active has no inactivity to count, so that its ttl alone ends it.
[[nodiscard]] LifecycleDecision decide_lifecycle(const LifecycleRecords& records, Moment now);

struct InstanceRecord {
  std::string_view id;  // as that of an Entity
  std::string_view status;
  std::optional<std::string_view> created_at;
  std::optional<std::string_view> status_changed_at;
};

struct PodRecord {
  std::string_view name;
  std::optional<std::string_view> app;          // the label of that name
  std::optional<std::string_view> instance_id;  // the label `instance-id`
  std::optional<std::string_view> created_at;
};

struct ReconciliationRecords {
  std::span<const PodRecord> pods;
  std::span<const InstanceRecord> instances;
};

struct ReconciliationTimes {
  Moment now = 0;
  std::int64_t orphan_grace_ms = 0;
  std::int64_t stale_after_ms = 0;
};

struct ReconciliationDecision {
  std::vector<Ending> orphan_pods;      // since the pod was made
  std::vector<Ending> stale_instances;  // since it began to start
  std::vector<Diagnostic> diagnostics;
};

// A pod is an orphan when no record has the number in its label `instance-id` and it is older than the grace time, as
// it can be seen before its record. One without the label, or whose label is no whole number, is left alone with a
// warning; one whose label `app` names another application is no business of ours.
//
// An instance is stale when its status is `starting` and has been so for `stale_after_ms`, counted from
// `status_changed_at`, or from `created_at` where that is absent.
[[nodiscard]] ReconciliationDecision decide_reconciliation(const ReconciliationRecords& records,
                                                           const ReconciliationTimes& times);

}  // namespace mapping
