#pragma once

#include <string_view>
#include <vector>

#include "mapping/document.h"

namespace mapping {

// Reads what one text holds: a loop over tokens with a stack of open containers.
//
//   json   = value
//   value  = object | array | string | number | "true" | "false" | "null"
//   object = "{" [ string ":" value { "," string ":" value } ] "}"
//   array  = "[" [ value { "," value } ] "]"
class DocumentReader {
 public:
  DocumentReader(std::string_view text, const DocumentLimits& limits)
      : text_(text), limits_(limits), content_{.text = text} {}

  [[nodiscard]] DocumentContent read() &&;

 private:
  struct Container {
    ValueId id;
    ValueId last_child;
    std::uint32_t children;
  };
  struct Key {
    Span span;
    std::string_view name;
  };

  [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
  void skip_space();

  void read_text();
  void read_members();
  bool read_separator();
  bool read_key();
  bool read_value();
  bool read_string_value();
  bool read_word_value();
  bool open_container(ValueKind kind);
  void close_container();

  // Reads the string at the opening quote; the decoded text stays valid as long as the document.
  std::string_view read_string();
  std::string_view decode_string(std::uint32_t begin);
  // Whether the quote at the end of this line was forgotten: the next one begins with a key, or ends an object.
  [[nodiscard]] bool ends_with_line() const;
  // The end of such a string, which the comma behind it is no part of; `plain`: where what has no escape begins.
  std::uint32_t end_with_line(std::uint32_t quote, std::uint32_t plain);
  void decode_escape();
  void append_decoded(std::string_view text);
  void append_source(Span span);
  void check_character();

  ValueId add_value(ValueKind kind, Span span, std::string_view text);
  void report_duplicates(const Container& object);
  void report_duplicates_of_many(const Container& object);
  void report_duplicate(ValueId member);
  void report(Code code, Span span, Params params = {});
  void report_unexpected(std::string_view expected);

  std::string_view text_;
  DocumentLimits limits_;
  DocumentContent content_;
  std::uint32_t decoded_size_ = 0;
  std::uint32_t at_ = 0;
  std::vector<Container> open_;
  Key key_;
  bool broken_ = false;  // the rest of the text has no clear meaning
};

}  // namespace mapping
