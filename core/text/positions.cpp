#include <algorithm>

#include "mapping/text.h"
#include "text/byte_words.h"
#include "text/utf8.h"

namespace mapping {
namespace {

// A query is short and asked for many places, a mapping is long and asked for few.
constexpr std::size_t kShortText = 65536;
constexpr std::uint32_t kCheckpointBytes = 4096;
constexpr std::uint32_t kShortTextCheckpointBytes = 64;

// The first of `\r\n` ends no line: the pair is one end.
bool ends_line(std::string_view text, std::uint32_t byte, LineEnds ends) {
  if (text[byte] == '\n') return true;
  if (ends == LineEnds::kServer || text[byte] != '\r') return false;
  return byte + 1 == text.size() || text[byte + 1] != '\n';
}

// Moves `place` over the next eight bytes as far as they are ASCII, in front of `end` and of one line;
// over the line's end too. False where it is at another byte already.
bool step_word(std::string_view text, LineEnds ends, LineIndex::Place& place, std::uint32_t end) {
  auto& [byte, position] = place;
  const std::uint64_t word = word_at(text, byte);
  std::uint64_t marks = (marks_of(word, '\n') | word) & kHighBits;
  if (ends == LineEnds::kEditor) marks |= marks_of(word, '\r') & kHighBits;
  const std::uint32_t plain = std::min(marks == 0 ? kWordBytes : bytes_before(marks), end - byte);
  byte += plain;
  position.column += plain;
  position.offset += plain;
  if (byte == end || !ends_line(text, byte, ends)) return plain > 0;
  place = {byte + 1, {position.line + 1, 1, position.offset + 1}};
  return true;
}

// Moves `place` over the character that it is at.
void step(std::string_view text, LineEnds ends, LineIndex::Place& place) {
  auto& [byte, position] = place;
  if (ends_line(text, byte, ends)) {
    place = {byte + 1, {position.line + 1, 1, position.offset + 1}};
    return;
  }
  const Utf8Step character = utf8_step(text, byte);
  position.column += character.utf16_units();
  position.offset += character.utf16_units();
  byte += character.size;
}

// Moves `place` to the start of the character that holds the byte `end`. Eight bytes at once where
// all are characters of one unit.
void advance(std::string_view text, LineEnds ends, LineIndex::Place& place, std::uint32_t end) {
  auto& [byte, position] = place;
  while (byte < end) {
    if (byte + kWordBytes <= text.size() && step_word(text, ends, place, end)) continue;
    const LineIndex::Place here = place;
    step(text, ends, place);
    if (byte > end) {
      place = here;
      return;
    }
  }
}

}  // namespace

LineIndex::LineIndex(std::string_view text, LineEnds ends)
    : text_(text),
      ends_(ends),
      interval_(text.size() > kShortText ? kCheckpointBytes : kShortTextCheckpointBytes) {}

void LineIndex::reach(std::uint32_t byte) const {
  Place place = checkpoints_.back();
  while (byte > place.byte && byte - place.byte >= interval_) {
    advance(text_, ends_, place, place.byte + interval_);
    checkpoints_.push_back(place);
  }
}

Position LineIndex::position(std::uint32_t byte) const {
  byte = std::min(byte, static_cast<std::uint32_t>(text_.size()));
  if (byte < last_.byte || byte - last_.byte >= interval_) {
    reach(byte);
    const auto after =
        std::upper_bound(checkpoints_.begin(), checkpoints_.end(), byte,
                         [](std::uint32_t at, const Place& point) { return at < point.byte; });
    last_ = *(after - 1);
  }
  advance(text_, ends_, last_, byte);
  return last_.position;
}

std::uint32_t byte_at_offset(std::string_view text, std::uint32_t offset) {
  LineIndex::Place place;
  const auto size = static_cast<std::uint32_t>(text.size());
  while (place.byte < size && place.position.offset < offset) {
    const std::uint32_t left = offset - place.position.offset;  // no unit takes less than a byte
    const bool is_word = place.byte + kWordBytes <= size;
    if (is_word &&
        step_word(text, LineEnds::kServer, place, place.byte + std::min(left, kWordBytes)))
      continue;
    step(text, LineEnds::kServer, place);
  }
  return place.byte;
}

CodePointPosition code_point_position(std::string_view text, std::uint32_t byte) {
  CodePointPosition position;
  for (std::uint32_t at = 0; at < byte && at < text.size();) {
    const Utf8Step step = utf8_step(text, at);
    if (at + step.size > byte) break;
    if (step.code_point == '\n') {
      position = {position.line + 1, 1};
    } else {
      ++position.column;
    }
    at += step.size;
  }
  return position;
}

std::uint32_t byte_at(std::string_view text, CodePointPosition position) {
  std::size_t at = 0;
  for (std::uint32_t line = 1; line < position.line; ++line) {
    const std::size_t newline = text.find('\n', at);
    if (newline == std::string_view::npos) return static_cast<std::uint32_t>(text.size());
    at = newline + 1;
  }
  for (std::uint32_t column = 1; column < position.column; ++column) {
    if (at >= text.size() || text[at] == '\n') break;
    at += utf8_step(text, at).size;
  }
  return static_cast<std::uint32_t>(at);
}

}  // namespace mapping
