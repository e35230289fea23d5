#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "sql/json_path.h"
#include "sql/json_path_token.h"

namespace mapping::sql {

// A place in a JSON path, and what a server says when it cannot go on from there. Its parser mends
// what it can in its mind before it reports: a token too many is extraneous, one too few is missing,
// and else there is a mismatch. Where it has to read on to choose an alternative, no alternative is
// viable.
class PathCursor {
 public:
  explicit PathCursor(std::string_view path) : path_(path), token_(json_path_token(path, 0)) {}

 protected:
  [[nodiscard]] const PathToken& token() const { return token_; }
  [[nodiscard]] bool at(std::string_view text) const { return token_.text == text; }
  [[nodiscard]] bool at_end() const { return token_.kind == PathTokenKind::kEnd; }
  [[nodiscard]] PathToken next() const { return json_path_token(path_, token_.span.end); }
  void advance();
  bool accept(std::string_view text);

  // Reads a bracket; what is nested too deeply is left open, and ends the path.
  void open(std::string_view bracket);
  // Reads the bracket that ends the one that was read last.
  void close(std::string_view all_expected);

  // The first fault ends everything, as if the path ended here.
  void report(bool is_extraneous, std::string_view wanted, std::string_view all_expected);
  void report_missing(std::string_view wanted);
  void report_no_alternative(std::uint32_t begin);

  // Where the alternatives begin between which a server has not chosen yet: a fault before it has
  // is that none is viable.
  [[nodiscard]] std::optional<std::uint32_t> choice_begin() const { return choice_begin_; }
  // False within another choice, which goes on.
  bool begin_choice();
  void end_choice() { choice_begin_.reset(); }

  JsonPath& result() { return result_; }

 private:
  void stop();
  void fail(ServerMessage message, MessageValues values);
  void fail_without_alternative(std::uint32_t begin);
  [[nodiscard]] std::string found() const;

  std::string_view path_;
  PathToken token_;
  JsonPath result_;
  std::string brackets_;  // those that are open
  std::optional<std::uint32_t> choice_begin_;
  // A server reports what it expected at a parenthesis also at the token behind it.
  std::string_view expected_behind_bracket_;
  bool stopped_ = false;
};

}  // namespace mapping::sql
