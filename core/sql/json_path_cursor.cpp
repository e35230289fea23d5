#include "sql/json_path_cursor.h"

#include <utility>

namespace mapping::sql {
namespace {

// Of parentheses, filters and subscripts in one another.
constexpr int kMaxPathDepth = 100;

}  // namespace

void PathCursor::advance() {
  token_ = next();
  expected_behind_bracket_ = {};
}

bool PathCursor::accept(std::string_view text) {
  const bool found = at(text);
  if (found) advance();
  return found;
}

void PathCursor::open(std::string_view bracket) {
  advance();
  brackets_ += bracket;
  if (brackets_.size() > kMaxPathDepth && !stopped_) {
    result_.open = true;
    stop();
  }
}

void PathCursor::close(std::string_view all_expected) {
  const std::string_view bracket = brackets_.back() == '(' ? ")" : "]";
  brackets_.pop_back();
  if (accept(bracket)) {
    if (all_expected.starts_with('{')) expected_behind_bracket_ = all_expected;
    return;
  }
  const std::string wanted = "'" + std::string(bracket) + "'";
  if (next().text != bracket && at_end() && brackets_.empty()) return report_missing(wanted);
  report(next().text == bracket, wanted, all_expected);
}

void PathCursor::report(bool is_extraneous, std::string_view wanted,
                        std::string_view all_expected) {
  if (!expected_behind_bracket_.empty()) all_expected = expected_behind_bracket_;
  if (is_extraneous) {
    fail(ServerMessage::kPathExtraneousInput, {found(), wanted});
  } else {
    fail(ServerMessage::kPathMismatchedInput, {found(), all_expected});
  }
}

void PathCursor::report_missing(std::string_view wanted) {
  fail(ServerMessage::kPathMissingInput, {wanted, found()});
}

void PathCursor::report_no_alternative(std::uint32_t begin) {
  if (!stopped_) fail_without_alternative(choice_begin_.value_or(begin));
}

bool PathCursor::begin_choice() {
  const bool chooses = !choice_begin_;
  if (chooses) choice_begin_ = token_.span.begin;
  return chooses;
}

void PathCursor::stop() {
  stopped_ = true;
  const auto end = static_cast<std::uint32_t>(path_.size());
  token_ = {PathTokenKind::kEnd, {end, end}, {}};
}

void PathCursor::fail(ServerMessage message, MessageValues values) {
  if (stopped_) return;
  if (choice_begin_) return fail_without_alternative(*choice_begin_);
  result_.fault = JsonPathFault{JsonPathProblem::kToken, token_.span, say(message, values)};
  stop();
}

void PathCursor::fail_without_alternative(std::uint32_t begin) {
  result_.fault = JsonPathFault{
      JsonPathProblem::kToken, token_.span,
      say(ServerMessage::kPathNoAlternative, {path_.substr(begin, token_.span.end - begin)})};
  stop();
}

std::string PathCursor::found() const { return at_end() ? "<EOF>" : std::string(token_.text); }

}  // namespace mapping::sql
