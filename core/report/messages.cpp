#include <array>

#include "mapping/diagnostic.h"
#include "text/enum_table.h"

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
#define MESSAGE(enumerator, code, stage, severity, error, english, chinese) \
  {code, stage, severity, error, english, chinese},
#include "report/messages.inc"
#undef MESSAGE
};

constexpr std::array<std::string_view, kStageCount> kStageNames = {
    "structure", "sql_syntax", "column_inference", "schema", "type_mapping"};
constexpr std::array<std::string_view, 3> kSeverityNames = {"error", "warning", "info"};

struct Title {
  std::string_view english;
  std::string_view chinese;
};

// In the order of FixKind.
constexpr Title kTitles[] = {
    {"Replace with '{value}'", "替换为 '{value}'"},
    {"Rename to '{name}'", "重命名为 '{name}'"},
    {"Declare the type {type}", "将类型声明为 {type}"},
    {"Add the properties {names}", "添加属性 {names}"},
    {"Write {new} instead of {old}", "将 {old} 改为 {new}"},
    {"Remove '{text}'", "删除 '{text}'"},
    {"Insert '{text}'", "插入 '{text}'"},
    {"Put {word} in double quotes", "给 {word} 加上双引号"},
    {"Put the names in double quotes", "给名称加上双引号"},
    {"Use plain quotes", "使用英文引号"},
    {"Move LIMIT to the end", "将 LIMIT 移到末尾"},
    {"Write {cast}", "改写为 {cast}"},
    {"Put the columns in the order of the definition", "按定义的顺序排列各列"},
    {"Remove the properties {names}", "删除属性 {names}"},
    {"Add {expression} to GROUP BY", "将 {expression} 加入 GROUP BY"},
};
static_assert(is_table_to(kTitles, FixKind::kAddGroupBy));

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
  const bool is_chinese = locale == Locale::kChinese;
  if (kind == RelatedKind::kStop) {
    return is_chinese ? "从此处起无法继续解析" : "The text cannot be read on from here";
  }
  return is_chinese ? "另见此处" : "See also here";
}

std::string_view title_of(FixKind kind, Locale locale) {
  const Title& title = kTitles[static_cast<std::size_t>(kind)];
  return locale == Locale::kChinese ? title.chinese : title.english;
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
