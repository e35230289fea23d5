#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mapping/diagnostic.h"
#include "mapping/text.h"

// JSON text as a tree in which every value has its place.
//
// The reader is strict (RFC 8259) about what it accepts and patient about the rest: it says every
// fault with its place and goes on where the meaning is clear, so that one missing comma does not
// hide the faults behind it. It needs time and memory linear in the text and no stack for nesting.
namespace mapping {

enum class ValueKind : std::uint8_t { kNull, kBoolean, kNumber, kString, kArray, kObject };

// The JSON name of a kind: "string", "array" …
[[nodiscard]] std::string_view name_of(ValueKind kind);

using ValueId = std::uint32_t;
inline constexpr ValueId kNoValue = 0xFFFFFFFF;

struct Value {
  ValueKind kind = ValueKind::kNull;
  Span span;              // the value in the text, quotes and brackets included
  Span key_span;          // the key of a member, quotes included; empty for any other value
  std::string_view key;   // decoded
  std::string_view text;  // a string decoded; a number or literal as written, every digit kept
  ValueId parent = kNoValue;
  ValueId first_child = kNoValue;
  ValueId next_sibling = kNoValue;
  std::uint32_t index = 0;  // the position among its siblings, from 0
};

struct DocumentFault {
  Code code;
  Span span;
  Params params;
  ValueId value = kNoValue;  // where the fault has a value of its own
};

struct DocumentLimits {
  std::uint32_t bytes = 32U << 20U;
  std::uint32_t depth = 64;
};

// What a document is made of, as the reader leaves it.
struct DocumentContent {
  std::string_view text{};
  std::vector<Value> values{};
  // The strings that hold escapes, decoded, one behind the other: together never longer than the
  // text, so that they never move.
  std::unique_ptr<char[]> decoded{};
  std::vector<DocumentFault> faults{};
  bool is_complete = false;
};

class Document {
 public:
  explicit Document(DocumentContent content) : content_(std::move(content)) {}

  // `text` must outlive the document. Never fails: what could not be read is in `faults`, and
  // without a root there is nothing else. A text over the limits is not read at all, or only to
  // that depth.
  [[nodiscard]] static Document parse(std::string_view text, const DocumentLimits& limits = {});

  [[nodiscard]] std::string_view text() const { return content_.text; }
  // How many values it has.
  [[nodiscard]] std::size_t size() const { return content_.values.size(); }
  [[nodiscard]] ValueId root() const { return content_.values.empty() ? kNoValue : 0; }
  [[nodiscard]] const Value& operator[](ValueId id) const { return content_.values[id]; }
  // Whether the meaning of the whole text is clear; reading stopped early where it is not.
  [[nodiscard]] bool is_complete() const { return content_.is_complete; }
  [[nodiscard]] const std::vector<DocumentFault>& faults() const { return content_.faults; }

  // The member of an object with that name; the last one where a name is given twice, as JSON.parse
  // has it.
  [[nodiscard]] ValueId member(ValueId object, std::string_view name) const;

  // The JSON pointer (RFC 6901) of a value: `/node_definitions/0/sql`.
  [[nodiscard]] std::string pointer(ValueId id) const;

  // The place in the text of bytes of a decoded string, escapes such as \n and \u00e9 counted
  // right.
  [[nodiscard]] Span source_span(ValueId string, Span decoded) const;

 private:
  DocumentContent content_;
};

}  // namespace mapping
