#include "report/server_messages.h"

#include <algorithm>

namespace mapping {
namespace {

using enum Code;

// The plain sentences of a row, from the one that needs most facts to the one that needs least; then
// kNoCode.
struct PlainRow {
  ServerMessage message;
  Code codes[6];
};

constexpr Code kNoCode{};  // one of JSON, not of SQL

#include "report/server_message_table.inc"

// The signs of places, as scripts/generate-server-messages writes them.
constexpr unsigned kPlace = 1;
constexpr unsigned kGroupEnd = 2;
constexpr unsigned kNamedPlace = 0x80;
constexpr unsigned kGroup = 0xC0;

constexpr unsigned sign_of(char c) { return static_cast<unsigned char>(c); }
constexpr bool is_named(char c) { return sign_of(c) >= kNamedPlace; }

std::string_view sentence_of(ServerMessage message) {
  const auto row = static_cast<std::size_t>(message);
  return std::string_view(kSentences).substr(kStarts[row], kStarts[row + 1] - kStarts[row]);
}

std::string_view line_of(std::string_view lines, unsigned number) {
  for (; number > 0; --number) lines.remove_prefix(lines.find('\n') + 1);
  return lines.substr(0, lines.find('\n'));
}

// Of a named place or a group of places.
std::string_view name_of_place(char c) {
  return line_of(kPlaceNames, sign_of(c) & ~(kNamedPlace | kGroup));
}

bool knows(const Params& params, std::string_view name) {
  return std::ranges::any_of(params, [name](const Param& param) { return param.name == name; });
}

bool has_all_facts(std::string_view sentence, const Params& params, const Params& facts) {
  for (std::size_t open = sentence.find('{'); open != std::string_view::npos;
       open = sentence.find('{', open + 1)) {
    const std::size_t close = sentence.find('}', open);
    const std::string_view name = sentence.substr(open + 1, close - open - 1);
    if (!knows(params, name) && !knows(facts, name)) return false;
  }
  return true;
}

Code plain_code(const PlainRow& row, const Params& facts, Params& params) {
  for (const Code code : row.codes) {
    if (code == kNoCode) break;
    if (!has_all_facts(message_of(code).english, params, facts)) continue;
    for (const Param& fact : facts) {
      if (!knows(params, fact.name)) params.push_back(fact);
    }
    return code;
  }
  return kSqlError;
}

std::size_t next_place(std::string_view words) {
  return static_cast<std::size_t>(std::ranges::find_if(words, is_named) - words.begin());
}

// Reads a text that was made by filling in the words of a row: what each place stands for.
bool read_back(std::string_view words, std::string_view text, Params& facts) {
  while (true) {
    const std::size_t place = next_place(words);
    if (!text.starts_with(words.substr(0, place))) return false;
    text.remove_prefix(place);
    words.remove_prefix(place);
    if (words.empty()) return text.empty();
    const char sign = words.front();
    words.remove_prefix(sign_of(sign) >= kGroup ? words.find(char{kGroupEnd}) + 1 : 1);
    const std::string_view behind = words.substr(0, next_place(words));
    const bool is_last = behind.size() == words.size();
    if (is_last && !text.ends_with(behind)) return false;
    const std::size_t end = is_last ? text.size() - behind.size() : text.find(behind);
    if (end == std::string_view::npos) return false;
    facts.push_back({name_of_place(sign), std::string(text.substr(0, end))});
    text.remove_prefix(end);
  }
}

}  // namespace

ServerSentence say(ServerMessage message, MessageValues values) {
  ServerSentence said{.message = message};
  std::size_t group_begin = 0;
  std::string_view group;
  const MessageValue* value = values.begin();
  for (const char c : sentence_of(message).substr(1)) {
    const unsigned sign = sign_of(c);
    const std::size_t begin = said.text.size();
    if (sign == kGroupEnd) {
      said.facts.push_back({group, said.text.substr(group_begin)});
    } else if (sign >= kGroup) {
      group_begin = begin;
      group = name_of_place(c);
    } else if (sign != kPlace && !is_named(c)) {
      said.text += c;
    } else {
      if (value != values.end()) (value++)->append_to(said.text);
      if (is_named(c)) said.facts.push_back({name_of_place(c), said.text.substr(begin)});
    }
  }
  return said;
}

std::string_view error_name_of(ServerMessage message) {
  return line_of(kErrorNames, sign_of(sentence_of(message).front()) - 1);
}

Code plain_code(ServerMessage message, const Params& facts, Params& params) {
  const auto* const row = std::ranges::find(kPlainRows, message, &PlainRow::message);
  return row == std::end(kPlainRows) ? kSqlError : plain_code(*row, facts, params);
}

Code plain_code(std::string_view text, Params& params) {
  for (const PlainRow& row : kPlainRows) {
    Params facts;
    if (!read_back(sentence_of(row.message).substr(1), text, facts)) continue;
    if (const Code code = plain_code(row, facts, params); code != kSqlError) return code;
  }
  return kSqlError;
}

}  // namespace mapping
