#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "mapping/text.h"

// What is wrong, where, why, and how to mend it: findings are values, nothing in the core throws
// for a user's fault.
namespace mapping {

enum class Severity : std::uint8_t { kError, kWarning, kInfo };

// The stages of a validation, in their order.
enum class Stage : std::uint8_t { kStructure, kSqlSyntax, kColumnInference, kSchema, kTypeMapping };
inline constexpr std::size_t kStageCount = 5;

enum class Locale : std::uint8_t { kEnglish, kChinese };

// Every finding that there is; the enumerators come from the message catalogue,
// core/report/messages.tsv.
enum class Code : std::uint8_t {
#define MESSAGE(enumerator, ...) enumerator,
#include "report/messages.inc"
};

// What makes the engine refuse the tables of a definition or their load: what is declared and the
// columns of its query, or the rows as they are.
enum class LoadStop : std::uint8_t { kNothing, kColumns, kRows };

// One row of the catalogue. Texts have placeholders in braces, filled from a diagnostic's
// parameters.
struct Message {
  std::string_view code;  // as on the wire: `unknown_field`
  Stage stage;
  Severity severity;
  LoadStop stops_load;
  std::string_view
      error;  // the platform's words, which become a definition's `error`: always English
  std::string_view english;
  std::string_view chinese;
};

[[nodiscard]] const Message& message_of(Code code);

[[nodiscard]] std::string_view name_of(Stage stage);
[[nodiscard]] std::string_view name_of(Severity severity);

// A fact of a finding. Integers are counts, well below 2^53; everything else is text.
struct Param {
  std::string_view name;  // a literal
  std::variant<std::string, std::int64_t> value;
};
using Params = std::vector<Param>;

// Fills the placeholders of `text`; one without a parameter stays as it is.
[[nodiscard]] std::string fill_in(std::string_view text, const Params& params);

// A JSON value as JsonWriter::written() or dumped() made it. Nobody else makes one of a text: what an author or a host
// wrote is never copied into an answer, so every answer can be parsed.
class WrittenJson {
 public:
  WrittenJson() = default;
  explicit WrittenJson(std::string json) : text_(std::move(json)) {}

  [[nodiscard]] std::string_view text() const { return text_; }

 private:
  std::string text_ = "null";
};

// One change of a fix. `path` is a JSON pointer to a value, and exactly one of three things is done there:
//
//   {.path, .value}             the value is replaced, or added where there is none
//   {.path, .key}               the member with that value is called `key`, and nothing else changes
//   {.path, .sql_range, .text}  `text` replaces the range of the SQL that the value holds
//
// On the wire: {"path", "value"}, {"path", "key"} and {"path", "sql_range", "text"}.
struct Edit {
  std::string path{};
  WrittenJson value{};
  std::string key{};  // never empty in a renaming edit
  std::optional<Range> sql_range{};
  std::string text{};
};

// What a fix does; its title is a row of the catalogue.
enum class FixKind : std::uint8_t {
#define FIX_TITLE(enumerator, english, chinese) enumerator,
#include "report/messages.inc"
};

// Why another place matters to a finding, such as the first of two equal names or where the SQL
// cannot be read on.
enum class RelatedKind : std::uint8_t {
#define RELATED_MESSAGE(enumerator, english, chinese) enumerator,
#include "report/messages.inc"
};

// What the message of a related place says in `locale`.
[[nodiscard]] std::string_view related_message(RelatedKind kind, Locale locale);

// The title of a fix in `locale`, placeholders unfilled.
[[nodiscard]] std::string_view title_of(FixKind kind, Locale locale);

// A mend. A safe one only says better what was meant; any other changes the meaning and wants the
// author's eye.
struct Fix {
  FixKind kind{};
  Params params{};
  bool safe = false;
  std::vector<Edit> edits{};
};

// Another place that matters to a finding; its message on the wire says why.
struct Related {
  RelatedKind kind{};
  std::string path;
  std::optional<Range> range{};      // in the mapping's JSON text
  std::optional<Range> sql_range{};  // in the SQL at `path`
};

struct Diagnostic {
  Code code{};
  std::string field;  // within the definition: `primary_key.type`, `properties[2].name`
  Params params;
  std::string path;  // JSON pointer into the mapping
  std::optional<Range>
      range;  // in the mapping's JSON text; none when the mapping was handed over as a value
  std::optional<Range> sql_range;  // in the definition's SQL
  std::vector<Related> related;
  std::vector<Fix> fixes;
};

}  // namespace mapping
