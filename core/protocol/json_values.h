#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mapping/analysis.h"
#include "mapping/document.h"
#include "mapping/outcome.h"
#include "mapping/pipeline.h"
#include "mapping/rules.h"
#include "mapping/schema.h"

// Reads the wire forms of requests. A member that is missing or of another kind is left at its
// default: requests come from the package, whose types say what they hold. A policy is read
// strictly: a rule that is not understood would not be kept.
namespace mapping {

// One JSON text of a request and a view of a value in it.
class JsonValue {
 public:
  JsonValue(const Document& document, ValueId id) : document_(&document), id_(id) {}

  [[nodiscard]] bool is(ValueKind kind) const { return id_ != kNoValue && value().kind == kind; }
  [[nodiscard]] bool exists() const { return id_ != kNoValue; }
  [[nodiscard]] bool is_given() const { return exists() && !is(ValueKind::kNull); }
  [[nodiscard]] JsonValue operator[](std::string_view name) const;
  [[nodiscard]] std::vector<JsonValue> items() const;
  [[nodiscard]] std::string text() const { return std::string(view()); }
  // The same, as long as the document is there.
  [[nodiscard]] std::string_view view() const {
    return is(ValueKind::kString) ? value().text : std::string_view();
  }
  [[nodiscard]] std::optional<std::string> optional_text() const;
  // A string decoded, a number or a word as it is written, empty for a list or an object; nothing for null and where
  // there is no value. The view is the document's.
  [[nodiscard]] std::optional<std::string_view> scalar() const;
  [[nodiscard]] std::optional<std::uint32_t> number() const;
  [[nodiscard]] bool is_true() const { return is(ValueKind::kBoolean) && value().text == "true"; }

 private:
  [[nodiscard]] const Value& value() const { return (*document_)[id_]; }

  const Document* document_;
  ValueId id_;
};

// A request's input or options as JSON; text that is not JSON reads as a value without members.
class JsonText {
 public:
  explicit JsonText(std::string_view text, const DocumentLimits& limits = {})
      : document_(Document::parse(text, limits)) {}

  [[nodiscard]] JsonValue root() const {
    return {document_, document_.is_complete() ? document_.root() : kNoValue};
  }

 private:
  Document document_;
};

[[nodiscard]] Locale read_locale(const JsonValue& options);
// Refusal `bad_policy` with field (of the policy, or `policy`) and reason: a value of another kind.
// What is null counts as missing.
[[nodiscard]] Outcome<Policy> read_policy(const JsonValue& value);
[[nodiscard]] std::vector<Column> read_columns(const JsonValue& value);
[[nodiscard]] NodeSchema read_node_schema(const JsonValue& value);
[[nodiscard]] EdgeSchema read_edge_schema(const JsonValue& value);
[[nodiscard]] AnalysisSession read_analysis_session(const JsonValue& value);
[[nodiscard]] Answer read_answer(const JsonValue& value);

}  // namespace mapping
