#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mapping/language.h"
#include "mapping/text.h"

// What an editor asks of a mapping's own names: the labels of its nodes, which its edges name.
namespace mapping::language {

// A string of the mapping, without its quotes.
struct LabelPlaces {
  std::string label{};
  std::vector<Span> nodes{};  // where nodes have it
  std::vector<Span> edges{};  // where edges name it
};

// Of the label at a place; nothing where there is none.
[[nodiscard]] std::optional<LabelPlaces> label_at(std::string_view text, std::uint32_t offset);

// Edits of the text. Refused where no node can have the name, and where another node or an edge has it: to the engine they
// are tables of one name space, whatever the case.
[[nodiscard]] Rename rename_label(std::string_view text, const LabelPlaces& label,
                                  std::string_view name, Locale locale);

// The SQL of a mapping, as far as its text can be read.
struct SqlString {
  Span content{};      // between the quotes
  std::string name{};  // the label or type of its definition
  bool is_node = false;
  Span definition{};
  Span name_place{};  // of the label or type, without quotes; empty where there is none
};

[[nodiscard]] std::vector<SqlString> sql_strings(std::string_view text);

}  // namespace mapping::language
