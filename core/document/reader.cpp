#include "document/reader.h"

#include <utility>

#include "mapping/name_table.h"
#include "text/json_number.h"
#include "text/string_scan.h"
#include "text/utf8.h"

namespace mapping {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// A guess that spares most growing: mappings hold a value for every 40 to 100 bytes.
constexpr std::size_t kBytesPerValue = 40;

constexpr bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

// What ends an unquoted word, right or wrong.
constexpr bool ends_word(char c) {
  return is_space(c) || std::string_view(",:[]{}\"").find(c) != std::string_view::npos;
}

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

constexpr bool begins_value(char c) {
  return is_digit(c) || std::string_view("\"{[-tfn").find(c) != std::string_view::npos;
}

}  // namespace

DocumentContent DocumentReader::read() && {
  read_text();
  return std::move(content_);
}

void DocumentReader::read_text() {
  content_.values.reserve(text_.size() / kBytesPerValue);
  if (text_.starts_with(kByteOrderMark)) at_ = kByteOrderMark.size();
  skip_space();
  if (at_end()) return report(Code::kJsonEmpty, {at_, at_});
  broken_ = !read_value();
  while (!open_.empty() && !broken_) read_members();
  skip_space();
  if (!broken_ && !at_end())
    report(Code::kJsonTrailingText, {at_, static_cast<std::uint32_t>(text_.size())});
  content_.is_complete = !broken_;
}

void DocumentReader::skip_space() {
  while (at_ < text_.size() && is_space(text_[at_])) {
    at_ = text_[at_] == ' ' ? skip_spaces(text_, at_) : at_ + 1;
  }
}

// Reads what stands in the innermost open container up to the next value or the closing bracket.
void DocumentReader::read_members() {
  const Container& container = open_.back();
  const bool is_object = content_.values[container.id].kind == ValueKind::kObject;
  skip_space();
  const char closing = is_object ? '}' : ']';
  if (at_end()) {
    const std::uint32_t begin = content_.values[container.id].span.begin;
    report(Code::kJsonUnclosed, {begin, begin + 1},
           {{"bracket", std::string(is_object ? "{" : "[")}});
    broken_ = true;
    return;
  }
  if (peek() == closing) return close_container();
  if (container.children > 0 && !read_separator()) return;
  if (is_object && !read_key()) return;
  skip_space();
  broken_ = broken_ || !read_value();
}

// Reads the comma between two values; false when no value follows. A forgotten comma is reported
// and taken as read.
bool DocumentReader::read_separator() {
  const std::uint32_t comma = at_;
  if (peek() != ',') {
    const char c = peek();
    const bool is_object = content_.values[open_.back().id].kind == ValueKind::kObject;
    // Of what cannot stand behind a comma either, nobody knows how to go on.
    if (is_object ? c != '"' : !begins_value(c)) {
      report_unexpected("','");
      broken_ = true;
      return false;
    }
    const std::uint32_t behind = content_.values[open_.back().last_child].span.end;
    report(Code::kJsonExpected, {behind, behind},
           {{"expected", std::string("','")}, {"found", std::string(1, c)}});
    return true;
  }
  ++at_;
  skip_space();
  if (peek() != ']' && peek() != '}') return true;
  report(Code::kJsonTrailingComma, {comma, comma + 1});
  return false;
}

bool DocumentReader::read_key() {
  if (peek() != '"') {
    report_unexpected("'\"'");
    broken_ = true;
    return false;
  }
  const std::uint32_t begin = at_;
  key_.name = read_string();
  key_.span = {begin, at_};
  if (broken_) return false;
  skip_space();
  if (peek() == ':') {
    ++at_;
    return true;
  }
  report_unexpected("':'");
  broken_ = true;
  return false;
}

// False when the rest of the text has no clear meaning.
bool DocumentReader::read_value() {
  if (at_end()) {
    report(Code::kJsonValueExpected, {at_, at_}, {{"found", std::string("<EOF>")}});
    return false;
  }
  switch (peek()) {
    case '{':
      return open_container(ValueKind::kObject);
    case '[':
      return open_container(ValueKind::kArray);
    case '"':
      return read_string_value();
    default:
      return read_word_value();
  }
}

bool DocumentReader::read_string_value() {
  const std::uint32_t begin = at_;
  const Key key = key_;
  const std::string_view text = read_string();
  key_ = key;
  if (broken_) return false;
  add_value(ValueKind::kString, {begin, at_}, text);
  return true;
}

bool DocumentReader::read_word_value() {
  const std::uint32_t begin = at_;
  while (!at_end() && !ends_word(peek())) ++at_;
  const Span span{begin, at_};
  const std::string_view word = slice(text_, span);
  if (word == "true" || word == "false")
    return add_value(ValueKind::kBoolean, span, word) != kNoValue;
  if (word == "null") return add_value(ValueKind::kNull, span, word) != kNoValue;
  const bool looks_numeric =
      !word.empty() && (is_digit(word[0]) || word[0] == '-' || word[0] == '+' || word[0] == '.');
  if (!looks_numeric) {
    at_ = begin;
    report_unexpected({});
    return false;
  }
  if (!is_json_number(word))
    report(Code::kJsonBadNumber, span, {{"number", to_well_formed(word.substr(0, 64))}});
  add_value(ValueKind::kNumber, span, word);
  return true;
}

bool DocumentReader::open_container(ValueKind kind) {
  if (open_.size() >= limits_.depth) {
    report(Code::kDocumentTooDeep, {at_, at_ + 1},
           {{"limit", static_cast<std::int64_t>(limits_.depth)}});
    return false;
  }
  const ValueId id = add_value(kind, {at_, at_ + 1}, {});
  ++at_;
  open_.push_back({id, kNoValue, 0});
  return true;
}

void DocumentReader::close_container() {
  ++at_;
  const Container container = open_.back();
  open_.pop_back();
  Value& value = content_.values[container.id];
  value.span.end = at_;
  if (value.kind == ValueKind::kObject) report_duplicates(container);
}

ValueId DocumentReader::add_value(ValueKind kind, Span span, std::string_view text) {
  const auto id = static_cast<ValueId>(content_.values.size());
  Value& value = content_.values.emplace_back();
  value.kind = kind;
  value.span = span;
  value.text = text;
  if (open_.empty()) return id;
  Container& container = open_.back();
  value.parent = container.id;
  value.index = container.children++;
  if (content_.values[container.id].kind == ValueKind::kObject) {
    value.key = key_.name;
    value.key_span = key_.span;
  }
  if (container.last_child == kNoValue) {
    content_.values[container.id].first_child = id;
  } else {
    content_.values[container.last_child].next_sibling = id;
  }
  container.last_child = id;
  return id;
}

// Members of small objects are compared with one another, which is faster; with those of large ones
// time would not stay linear.
void DocumentReader::report_duplicates(const Container& object) {
  constexpr std::uint32_t kSmallObject = 16;
  const std::vector<Value>& values = content_.values;
  const ValueId first = values[object.id].first_child;
  if (object.children > kSmallObject) return report_duplicates_of_many(object);
  for (ValueId id = first; id != kNoValue; id = values[id].next_sibling) {
    for (ValueId earlier = first; earlier != id; earlier = values[earlier].next_sibling) {
      if (values[earlier].key != values[id].key) continue;
      report_duplicate(id);
      break;
    }
  }
}

void DocumentReader::report_duplicates_of_many(const Container& object) {
  const std::vector<Value>& values = content_.values;
  NameTable keys(NameCase::kExact);
  for (ValueId id = values[object.id].first_child; id != kNoValue; id = values[id].next_sibling) {
    if (keys.insert(values[id].key, id) != NameTable::kNone) report_duplicate(id);
  }
}

void DocumentReader::report_duplicate(ValueId member) {
  const Value& value = content_.values[member];
  content_.faults.push_back(
      {Code::kDuplicateKey, value.key_span, {{"name", to_well_formed(value.key)}}, member});
}

void DocumentReader::report(Code code, Span span, Params params) {
  content_.faults.push_back(
      {code, span, std::move(params), open_.empty() ? kNoValue : open_.back().id});
}

// Says what stands at the current place instead of `expected`; of a value when that is empty.
void DocumentReader::report_unexpected(std::string_view expected) {
  const std::uint32_t size = at_end() ? 0 : utf8_step(text_, at_).size;
  const Span span{at_, at_ + size};
  std::string found = at_end() ? "<EOF>" : to_well_formed(slice(text_, span));
  if (expected.empty())
    return report(Code::kJsonValueExpected, span, {{"found", std::move(found)}});
  report(Code::kJsonExpected, span,
         {{"expected", std::string(expected)}, {"found", std::move(found)}});
}

}  // namespace mapping
