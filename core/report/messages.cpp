#include <array>

#include "mapping/diagnostic.h"

namespace mapping {
namespace {

constexpr Stage kStructure = Stage::kStructure;
constexpr Stage kSqlSyntax = Stage::kSqlSyntax;
constexpr Stage kColumnInference = Stage::kColumnInference;
constexpr Stage kSchema = Stage::kSchema;
constexpr Stage kTypeMapping = Stage::kTypeMapping;
constexpr Severity kError = Severity::kError;
constexpr Severity kWarning = Severity::kWarning;
constexpr Severity kInfo = Severity::kInfo;

constexpr Message kMessages[] = {
#define MESSAGE(enumerator, code, stage, severity, load, error, english, chinese) \
  {code, stage, severity, load, error, english, chinese},
#include "report/messages.inc"
};

constexpr std::array<std::string_view, kStageCount> kStageNames = {
    "structure", "sql_syntax", "column_inference", "schema", "type_mapping"};
constexpr std::array<std::string_view, 3> kSeverityNames = {"error", "warning", "info"};

// What a fix is called, or why another place matters.
struct Wording {
  std::string_view english;
  std::string_view chinese;
};

constexpr Wording kTitles[] = {
#define FIX_TITLE(enumerator, english, chinese) {english, chinese},
#include "report/messages.inc"
};

constexpr Wording kRelated[] = {
#define RELATED_MESSAGE(enumerator, english, chinese) {english, chinese},
#include "report/messages.inc"
};

std::string_view in_locale(const Wording& wording, Locale locale) {
  return locale == Locale::kChinese ? wording.chinese : wording.english;
}

void append_value(std::string& out, const Param& param) {
  if (const auto* text = std::get_if<std::string>(&param.value)) {
    out += *text;
  } else {
    out += std::to_string(std::get<std::int64_t>(param.value));
  }
}

}  // namespace

const Message& message_of(Code code) { return kMessages[static_cast<std::size_t>(code)]; }

std::string_view name_of(Stage stage) { return kStageNames[static_cast<std::size_t>(stage)]; }

std::string_view name_of(Severity severity) {
  return kSeverityNames[static_cast<std::size_t>(severity)];
}

std::string_view related_message(RelatedKind kind, Locale locale) {
  return in_locale(kRelated[static_cast<std::size_t>(kind)], locale);
}

std::string_view title_of(FixKind kind, Locale locale) {
  return in_locale(kTitles[static_cast<std::size_t>(kind)], locale);
}

std::string fill_in(std::string_view text, const Params& params) {
  std::string out;
  while (!text.empty()) {
    const std::size_t open = text.find('{');
    const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
    if (close == std::string_view::npos) break;
    out += text.substr(0, open);
    const std::string_view name = text.substr(open + 1, close - open - 1);
    bool found = false;
    for (const Param& param : params) {
      if (param.name != name) continue;
      append_value(out, param);
      found = true;
      break;
    }
    if (!found) out += text.substr(open, close - open + 1);
    text.remove_prefix(close + 1);
  }
  out += text;
  return out;
}

}  // namespace mapping
