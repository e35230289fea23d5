#include "jobs/problems.h"
#include "mapping/jobs.h"
#include "mapping/name_table.h"

namespace mapping {
namespace {

constexpr std::string_view kApplication = "graph-instance";
constexpr std::string_view kStarting = "starting";

// The id that a label means, as records have it; nothing where it is no whole number.
std::optional<std::string_view> record_id_of(std::string_view label) {
  while (label.size() > 1 && label.starts_with('0')) label.remove_prefix(1);
  if (!is_whole_number(label)) return std::nullopt;
  return label;
}

class Reconciliation {
 public:
  Reconciliation(const ReconciliationRecords& records, const ReconciliationTimes& times)
      : records_(records), times_(times) {}

  ReconciliationDecision decide() {
    for (const InstanceRecord& instance : records_.instances) (void)known_.insert(instance.id, 0);
    for (std::size_t index = 0; index < records_.pods.size(); ++index)
      look_at(records_.pods[index], {.list = "pods", .index = index});
    for (std::size_t index = 0; index < records_.instances.size(); ++index)
      look_at(records_.instances[index], {.list = "instances", .index = index});
    decision_.diagnostics = std::move(problems_).take();
    return std::move(decision_);
  }

 private:
  void look_at(const PodRecord& pod, RecordValue at) {
    if (pod.app && *pod.app != kApplication) return;
    at.field = "labels";
    if (!pod.instance_id) {
      problems_.add(Code::kPodWithoutInstance, at, {{"pod", std::string(pod.name)}});
      return;
    }
    const std::optional<std::string_view> id = record_id_of(*pod.instance_id);
    if (!id) {
      problems_.add(Code::kPodInstanceId, at,
                    {{"pod", std::string(pod.name)}, {"value", std::string(*pod.instance_id)}});
      return;
    }
    if (known_.contains(*id)) return;
    at.field = "created_at";
    const std::optional<Moment> created = problems_.read_moment(pod.created_at, at);
    if (!created || age_of(*created) <= times_.orphan_grace_ms * kMicrosecondsPerMillisecond)
      return;
    decision_.orphan_pods.push_back({pod.name, *pod.instance_id, "no_record", *created});
  }

  void look_at(const InstanceRecord& instance, RecordValue at) {
    if (instance.status != kStarting) return;
    const bool has_changed = instance.status_changed_at.has_value();
    at.field = has_changed ? "status_changed_at" : "created_at";
    const std::optional<Moment> since =
        problems_.read_moment(has_changed ? instance.status_changed_at : instance.created_at, at);
    if (!since || age_of(*since) < times_.stale_after_ms * kMicrosecondsPerMillisecond) return;
    decision_.stale_instances.push_back({instance.id, instance.status, "startup_timeout", *since});
  }

  // In microseconds.
  [[nodiscard]] std::int64_t age_of(Moment since) const { return times_.now - since; }

  const ReconciliationRecords& records_;
  const ReconciliationTimes& times_;
  NameTable known_{NameCase::kExact};
  Problems problems_;
  ReconciliationDecision decision_;
};

}  // namespace

ReconciliationDecision decide_reconciliation(const ReconciliationRecords& records,
                                             const ReconciliationTimes& times) {
  return Reconciliation(records, times).decide();
}

}  // namespace mapping
