#include <cstring>

#include "document/reader.h"
#include "document/unicode_escape.h"
#include "text/byte_words.h"
#include "text/string_scan.h"
#include "text/utf8.h"

namespace mapping {
namespace {

// What a one-letter escape stands for, 0 where it is none.
constexpr char escaped_character(char c) {
  switch (c) {
    case '"':
      return '"';
    case '\\':
      return '\\';
    case '/':
      return '/';
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    default:
      return 0;
  }
}

}  // namespace

bool DocumentReader::ends_with_line() const {
  constexpr std::string_view kSpaces = " \t\r\n";
  constexpr std::size_t kMost = 512;  // bytes: indentation and a key
  if (peek() != '\n' && peek() != '\r') return false;
  const std::string_view text = text_.substr(0, at_ + kMost);
  const std::size_t next = text.find_first_not_of(kSpaces, at_);
  if (next == std::string_view::npos) return false;
  if (text[next] == '}') return true;
  if (text[next] != '"') return false;
  const std::size_t end = text.find_first_of("\"\n", next + 1);
  if (end == std::string_view::npos || text[end] != '"') return false;
  const std::size_t colon = text.find_first_not_of(kSpaces, end + 1);
  return colon != std::string_view::npos && text[colon] == ':';
}

std::uint32_t DocumentReader::end_with_line(std::uint32_t quote, std::uint32_t plain) {
  report(Code::kJsonUnterminatedString, {quote, quote + 1});
  if (at_ > plain && text_[at_ - 1] == ',') --at_;
  return at_;
}

// string = '"' { character | escape } '"'
std::string_view DocumentReader::read_string() {
  const std::uint32_t quote = at_++;
  const std::uint32_t begin = at_;
  for (;;) {
    at_ = find_special_in_string(text_, at_);
    if (at_end()) {
      report(Code::kJsonUnterminatedString, {quote, quote + 1});
      broken_ = true;
      return {};
    }
    if (peek() == '"') return slice(text_, {begin, at_++});
    if (peek() == '\\') return decode_string(begin);
    if (ends_with_line()) return slice(text_, {begin, end_with_line(quote, begin)});
    check_character();
  }
}

// Goes on behind the first escape of a string that began at `begin`, copying what it means.
std::string_view DocumentReader::decode_string(std::uint32_t begin) {
  if (!content_.decoded)
    content_.decoded = std::make_unique_for_overwrite<char[]>(text_.size() + kWordBytes);
  const std::uint32_t decoded_begin = decoded_size_;
  append_source({begin, at_});
  for (;;) {
    const std::uint32_t plain = at_;
    at_ = find_special_in_string(text_, at_);
    append_source({plain, at_});
    if (at_end()) {
      report(Code::kJsonUnterminatedString, {begin - 1, begin});
      broken_ = true;
      return {};
    }
    if (peek() == '"') {
      ++at_;
      return {content_.decoded.get() + decoded_begin, decoded_size_ - decoded_begin};
    }
    if (ends_with_line()) {
      const std::uint32_t left_out = at_ - plain;
      decoded_size_ -= left_out;
      append_source({plain, end_with_line(begin - 1, plain)});
      return {content_.decoded.get() + decoded_begin, decoded_size_ - decoded_begin};
    }
    if (peek() == '\\') {
      decode_escape();
    } else {
      const std::uint32_t character = at_;
      check_character();
      append_source({character, at_});
    }
  }
}

// What stands between two escapes is short: eight bytes at once, and a few too many at the end, where both
// sides have room, are faster than a call that copies as many as there are.
void DocumentReader::append_source(Span span) {
  if (span.end + kWordBytes > text_.size()) return append_decoded(slice(text_, span));
  char* to = content_.decoded.get() + decoded_size_;
  const char* from = text_.data() + span.begin;
  for (std::uint32_t at = 0; at < span.size(); at += kWordBytes)
    std::memcpy(to + at, from + at, kWordBytes);
  decoded_size_ += span.size();
}

void DocumentReader::append_decoded(std::string_view text) {
  std::memcpy(content_.decoded.get() + decoded_size_, text.data(), text.size());
  decoded_size_ += static_cast<std::uint32_t>(text.size());
}

// Steps over a control character or one that is not ASCII, reporting it where it may not stand
// there.
void DocumentReader::check_character() {
  const Utf8Step step = utf8_step(text_, at_);
  const Span span{at_, at_ + step.size};
  at_ = span.end;
  if (!step.well_formed) {
    report(step.size == 3 ? Code::kLoneSurrogate : Code::kInvalidUtf8, span);
  } else if (step.code_point < 0x20) {
    report(Code::kJsonControlCharacter, span);
  }
}

// escape = "\" ( '"' | "\" | "/" | "b" | "f" | "n" | "r" | "t" | "u" hex hex hex hex )
void DocumentReader::decode_escape() {
  const std::uint32_t begin = at_;
  const char letter = begin + 1 < text_.size() ? text_[begin + 1] : '\0';
  if (const char meaning = escaped_character(letter); meaning != 0) {
    at_ = begin + 2;
    append_decoded({&meaning, 1});
    return;
  }
  const UnicodeEscape escape = read_unicode_escape(text_, begin);
  if (escape.size > 0) {
    at_ = begin + escape.size;
    if (escape.is_lone_surrogate) report(Code::kLoneSurrogate, {begin, at_});
    std::string character;
    append_utf8(character, escape.code_point);
    append_decoded(character);
    return;
  }
  const std::uint32_t size =
      begin + 1 < text_.size() && letter != '"' ? 1 + utf8_step(text_, begin + 1).size : 1;
  at_ = begin + size;
  const Span span{begin, at_};
  report(Code::kJsonBadEscape, span, {{"escape", to_well_formed(slice(text_, span))}});
}

}  // namespace mapping
