#include <algorithm>

#include "mapping/text.h"
#include "text/utf8.h"

namespace mapping {
namespace {

// A query is short and asked for many places, a mapping is long and asked for few.
constexpr std::size_t kShortText = 65536;
constexpr std::uint32_t kCheckpointBytes = 4096;
constexpr std::uint32_t kShortTextCheckpointBytes = 64;

// Moves `position` over the character at `byte` and returns the next one's byte.
std::uint32_t advance(std::string_view text, std::uint32_t byte, Position& position) {
  if (text[byte] == '\n') {
    position = {position.line + 1, 1, position.offset + 1};
    return byte + 1;
  }
  if (static_cast<unsigned char>(text[byte]) < 0x80) {
    ++position.column;
    ++position.offset;
    return byte + 1;
  }
  const Utf8Step step = utf8_step(text, byte);
  position.column += step.utf16_units();
  position.offset += step.utf16_units();
  return byte + step.size;
}

}  // namespace

LineIndex::LineIndex(std::string_view text) : text_(text) {
  const std::uint32_t interval =
      text.size() > kShortText ? kCheckpointBytes : kShortTextCheckpointBytes;
  checkpoints_.reserve(text.size() / interval + 1);
  checkpoints_.push_back({0, {}});
  Position position;
  std::uint32_t next_checkpoint = interval;
  for (std::uint32_t byte = 0; byte < text.size();) {
    byte = advance(text, byte, position);
    if (byte >= next_checkpoint) {
      checkpoints_.push_back({byte, position});
      next_checkpoint = byte + interval;
    }
  }
}

Position LineIndex::position(std::uint32_t byte) const {
  const auto after =
      std::upper_bound(checkpoints_.begin(), checkpoints_.end(), byte,
                       [](std::uint32_t at, const Checkpoint& point) { return at < point.byte; });
  Checkpoint point = *(after - 1);
  while (point.byte < byte && point.byte < text_.size()) {
    Position next_position = point.position;
    const std::uint32_t next = advance(text_, point.byte, next_position);
    if (next > byte) break;
    point = {next, next_position};
  }
  return point.position;
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
