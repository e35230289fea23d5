#include "pipeline/server_message.h"

#include <charconv>

#include "pipeline/sql_findings.h"
#include "report/server_messages.h"

namespace mapping {
namespace {

constexpr std::string_view kMismatchedInput = "mismatched input '";
constexpr std::string_view kEndOfText = "<EOF>";

bool take(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

bool take_number(std::string_view& text, std::uint32_t& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{}) return false;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return true;
}

// `mismatched input 'TOKEN'. Expecting: …`: the token, which may hold quotes itself.
std::optional<std::string_view> mismatched_token(std::string_view text) {
  if (!take(text, kMismatchedInput)) return std::nullopt;
  std::size_t end = text.find("'. Expecting");
  if (end == std::string_view::npos) end = text.rfind('\'');
  if (end == std::string_view::npos) return std::nullopt;
  return text.substr(0, end);
}

bool is_word_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// The word, quoted text or single character that stands at `begin`.
Span token_span(std::string_view sql, std::uint32_t begin) {
  const auto size = static_cast<std::uint32_t>(sql.size());
  if (begin >= size) return {size, size};
  std::uint32_t end = begin + 1;
  if (sql[begin] == '"' || sql[begin] == '\'') {
    const std::size_t close = sql.find(sql[begin], end);
    if (close != std::string_view::npos) end = static_cast<std::uint32_t>(close) + 1;
  } else if (is_word_character(sql[begin])) {
    while (end < size && is_word_character(sql[end])) ++end;
  }
  return {begin, end};
}

Span place_in(std::string_view sql, const ServerWords& message,
              std::optional<std::string_view> token) {
  const std::uint32_t begin = byte_at(sql, message.position);
  if (!token || *token == kEndOfText || !sql.substr(begin).starts_with(*token))
    return token_span(sql, begin);
  return {begin, begin + static_cast<std::uint32_t>(token->size())};
}

Finding finding_of(Code code, const Failure& failure, const ServerWords& message) {
  Finding finding = Finding(code, "sql", kNoValue).with("said", failure.message);
  if (!failure.error_name.empty()) finding.params.push_back({"errorName", failure.error_name});
  finding.params.push_back({"serverMessage", std::string(message.text)});
  return finding;
}

// Whether the core has found the fault that the server speaks of.
bool is_the_same(const SqlFault& own, const Failure& failure, const ServerWords& message,
                 std::string_view sql) {
  return message.has_position && code_point_position(sql, own.span.begin) == message.position &&
         (failure.error_name.empty() || failure.error_name == own.error_name);
}

}  // namespace

ServerWords read_server_message(const Failure& failure) {
  ServerWords message{failure.message, {}};
  std::string_view text = failure.message;
  CodePointPosition position;
  const bool has_prefix = take(text, "line ") && take_number(text, position.line) &&
                          take(text, ":") && take_number(text, position.column) && take(text, ": ");
  if (has_prefix) message = {text, position, true};
  if (failure.line > 0 && failure.column > 0) {
    message.position = {failure.line, failure.column};
    message.has_position = true;
  }
  return message;
}

Finding finding_of_refused_sql(const Failure& failure, const Document& document, const Text& sql,
                               const SqlVerdict& own) {
  const ServerWords message = read_server_message(failure);
  const std::optional<std::string_view> token = mismatched_token(message.text);
  Finding finding = finding_of(Code::kSqlError, failure, message);
  finding.at = sql.id;
  if (message.has_position) {
    finding.sql_span = place_in(sql.value, message, token);
  }
  const bool is_known = own.fault && is_the_same(*own.fault, failure, message, sql.value);
  if (is_known) {
    finding.sql_stop = own.fault->stop;
    finding.fixes = fixes_of(*own.fault, LineIndex(sql.value), document.pointer(sql.id));
  }
  if (token && finding.sql_span) {
    finding.code = Code::kSqlSyntaxError;
    const Position start = LineIndex(sql.value).position(finding.sql_span->begin);
    finding.params.push_back({"position", static_cast<std::int64_t>(start.offset) + 1});
    finding.params.push_back({"token", std::string(*token)});
  } else {
    if (is_known && own.is_from_catalog) {
      finding.code = own.fault->code;
      finding.params.insert(finding.params.end(), own.fault->params.begin(),
                            own.fault->params.end());
    }
    if (finding.code == Code::kSqlError) finding.code = plain_code(message.text, finding.params);
  }
  return finding;
}

Finding finding_of_failed_columns(const Failure& failure, const Text& sql) {
  const ServerWords message = read_server_message(failure);
  Finding finding = finding_of(Code::kColumnsFailed, failure, message);
  finding.at = sql.id;
  if (message.has_position) finding.sql_span = place_in(sql.value, message, std::nullopt);
  return finding;
}

}  // namespace mapping
