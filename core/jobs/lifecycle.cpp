#include "jobs/problems.h"
#include "mapping/jobs.h"

namespace mapping {
namespace {

constexpr std::string_view kLists[kEntityKindCount] = {"instances", "snapshots", "mappings"};

// A length of time that ends an entity, and what it is counted from.
struct Limit {
  std::string_view reason;
  std::string_view length_field;
  std::optional<std::string_view> Entity::* length;
  std::string_view start_field;
  std::optional<std::string_view> Entity::* start;
  bool needs_start;
};

constexpr Limit kLimits[] = {
    {"ttl", "ttl", &Entity::ttl, "created_at", &Entity::created_at, true},
    {"inactivity", "inactivity_timeout", &Entity::inactivity_timeout, "last_activity_at",
     &Entity::last_activity_at, false},
};

// When the limit ends the entity; never, where it has no such limit.
std::optional<Moment> end_by(const Limit& limit, const Entity& entity, RecordValue at,
                             Problems& problems) {
  at.field = limit.length_field;
  const std::optional<Duration> length = problems.read_duration(entity.*limit.length, at);
  const std::optional<std::string_view>& start = entity.*limit.start;
  if (!length || (!start && !limit.needs_start)) return std::nullopt;
  at.field = limit.start_field;
  const std::optional<Moment> begin = problems.read_moment(start, at);
  if (!begin) return std::nullopt;
  return *begin + length->seconds * kMicrosecondsPerSecond;
}

}  // namespace

LifecycleDecision decide_lifecycle(const LifecycleRecords& records, Moment now) {
  LifecycleDecision decision;
  Problems problems;
  for (std::size_t kind = 0; kind < kEntityKindCount; ++kind) {
    std::size_t index = 0;
    for (const Entity& entity : records.of_kind[kind]) {
      // Not yet, unless a limit says otherwise.
      Ending ending{.id = entity.id, .since = now + 1, .kind = static_cast<EntityKind>(kind)};
      for (const Limit& limit : kLimits) {
        const std::optional<Moment> end =
            end_by(limit, entity, {.list = kLists[kind], .index = index}, problems);
        if (!end || *end >= ending.since) continue;
        ending.reason = limit.reason;
        ending.since = *end;
      }
      if (ending.since <= now) decision.expired.push_back(ending);
      ++index;
    }
  }
  decision.diagnostics = std::move(problems).take();
  return decision;
}

}  // namespace mapping
