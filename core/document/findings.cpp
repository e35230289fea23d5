#include "document/findings.h"

#include <algorithm>

namespace mapping {
namespace {

// Turns findings into diagnostics; the index of lines is made when the first place is asked for.
class Locator {
 public:
  Locator(const Document& document, bool with_ranges)
      : document_(document), with_ranges_(with_ranges) {}

  [[nodiscard]] Diagnostic locate(const Finding& finding) {
    Diagnostic diagnostic;
    diagnostic.code = finding.code;
    diagnostic.field = finding.field;
    diagnostic.params = finding.params;
    diagnostic.path = document_.pointer(finding.at);
    if (!finding.missing_member.empty()) diagnostic.path += "/" + finding.missing_member;
    diagnostic.range = range(finding);
    if (finding.sql_span) locate_sql(finding, diagnostic);
    const auto relate = [&](RelatedKind kind, ValueId value) {
      diagnostic.related.push_back({.kind = kind,
                                    .path = document_.pointer(value),
                                    .range = to_range(document_[value].span)});
    };
    if (finding.related != kNoValue) relate(RelatedKind::kSeeAlso, finding.related);
    for (const ValueId value : finding.following) relate(RelatedKind::kFollows, value);
    diagnostic.fixes = finding.fixes;
    return diagnostic;
  }

 private:
  void locate_sql(const Finding& finding, Diagnostic& diagnostic) {
    const LineIndex lines(document_[finding.at].text);
    diagnostic.sql_range = lines.range(*finding.sql_span);
    const auto relate = [&](RelatedKind kind, Span place) {
      diagnostic.related.push_back({.kind = kind,
                                    .path = diagnostic.path,
                                    .range = to_range(document_.source_span(finding.at, place)),
                                    .sql_range = lines.range(place)});
    };
    if (finding.sql_stop) relate(RelatedKind::kStop, *finding.sql_stop);
    for (const Span place : finding.sql_again) relate(RelatedKind::kAgain, place);
  }

  [[nodiscard]] std::optional<Range> range(const Finding& finding) {
    if (finding.span) return to_range(*finding.span);
    if (finding.at == kNoValue) return to_range({0, 0});
    const Value& value = document_[finding.at];
    if (finding.sql_span) return to_range(document_.source_span(finding.at, *finding.sql_span));
    const bool is_container = value.kind == ValueKind::kObject || value.kind == ValueKind::kArray;
    if (is_container) return to_range({value.span.begin, value.span.begin + 1});
    return to_range(value.span);
  }

  [[nodiscard]] std::optional<Range> to_range(Span span) {
    if (!with_ranges_) return std::nullopt;
    if (!lines_) lines_.emplace(document_.text(), LineEnds::kEditor);
    return lines_->range(span);
  }

  const Document& document_;
  bool with_ranges_;
  std::optional<LineIndex> lines_;
};

bool stops_load_by_columns(const Finding& finding) {
  return finding.stops_load || message_of(finding.code).stops_load == LoadStop::kColumns;
}

}  // namespace

Finding::Finding(Code finding_code, std::string_view finding_field, ValueId value)
    : code(finding_code), field(finding_field), at(value) {}
Finding::Finding(const Finding& other) = default;
Finding::Finding(Finding&& other) noexcept = default;
Finding& Finding::operator=(const Finding& other) = default;
Finding& Finding::operator=(Finding&& other) noexcept = default;
Finding::~Finding() = default;

Finding&& Finding::with(std::string_view name, std::string_view value) && {
  params.push_back({name, std::string(value)});
  return std::move(*this);
}

Finding&& Finding::with(std::string_view name, std::int64_t value) && {
  params.push_back({name, value});
  return std::move(*this);
}

Finding&& Finding::with(Param param) && {
  params.push_back(std::move(param));
  return std::move(*this);
}

Finding&& Finding::related_to(ValueId value) && {
  related = value;
  return std::move(*this);
}

Finding&& Finding::missing(std::string_view member) && {
  missing_member = member;
  return std::move(*this);
}

void Finding::follow(ValueId value) {
  constexpr std::size_t kMostFollowing = 20;
  if (following.size() < kMostFollowing) following.push_back(value);
}

std::string error_text(std::string_view field, Code code, const Params& params) {
  return std::string(field) + ": " + fill_in(message_of(code).error, params);
}

void FindingList::add(Finding finding) {
  if (message_of(finding.code).severity == Severity::kError) note_error(owner_, finding);
  stops_load_ = stops_load_ || stops_load_by_columns(finding);
  if (findings_.size() < kMaximumFindings) {
    findings_.push_back({owner_, std::move(finding)});
  } else {
    ++left_out_;
  }
}

void FindingList::append(const FindingList& others) {
  for (const OwnedFinding& other : others.findings_) {
    owner_ = other.owner;
    add(other.finding);
  }
  left_out_ += others.left_out_;
  stops_load_ = stops_load_ || others.stops_load_;
}

void FindingList::keep_load_stops() {
  std::erase_if(findings_,
                [](const OwnedFinding& owned) { return !stops_load_by_columns(owned.finding); });
  left_out_ = 0;
}

void FindingList::note_error(Owner owner, const Finding& finding) {
  failed_stages_.set(static_cast<std::size_t>(message_of(finding.code).stage));
  const auto place =
      std::lower_bound(first_errors_.begin(), first_errors_.end(), owner,
                       [](const FirstError& error, Owner value) { return error.owner < value; });
  if (place != first_errors_.end() && place->owner == owner) return;
  first_errors_.insert(place, {owner, error_text(finding.field, finding.code, finding.params)});
}

const std::string* FindingList::first_error(Owner owner) const {
  const auto place =
      std::lower_bound(first_errors_.begin(), first_errors_.end(), owner,
                       [](const FirstError& error, Owner value) { return error.owner < value; });
  return place != first_errors_.end() && place->owner == owner ? &place->text : nullptr;
}

std::vector<Diagnostic> FindingList::diagnostics(const Document& document, bool with_ranges) const {
  // They are few and mostly come in their order.
  std::vector<const OwnedFinding*> ordered;
  ordered.reserve(findings_.size());
  for (const OwnedFinding& finding : findings_) {
    auto place = ordered.end();
    while (place != ordered.begin() && finding.owner < (*(place - 1))->owner) --place;
    ordered.insert(place, &finding);
  }
  Locator locator(document, with_ranges);
  std::vector<Diagnostic> diagnostics;
  for (const OwnedFinding* owned : ordered) diagnostics.push_back(locator.locate(owned->finding));
  if (left_out_ > 0) {
    const auto count = static_cast<std::int64_t>(left_out_);
    diagnostics.push_back(locator.locate(
        Finding(Code::kTooManyDiagnostics, "mapping", document.root()).with("count", count)));
  }
  return diagnostics;
}

}  // namespace mapping
