#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "language/caret_text.h"
#include "language/shop.h"
#include "mapping/language.h"

// What is offered where `|` stands in a statement about the shop.
namespace mapping::language {

inline CompletionList complete(std::string_view marked) {
  const CaretText at(marked);
  Shop shop;
  return complete_sql(at.text, at.caret, shop.context());
}

// The text of the first item.
inline std::string first(std::string_view marked) {
  const CompletionList list = complete(marked);
  return list.items.empty() ? std::string() : list.items[0].text;
}

inline bool offers(std::string_view marked, std::string_view text) {
  const CompletionList list = complete(marked);
  return std::ranges::find(list.items, text, &CompletionItem::text) != list.items.end();
}

}  // namespace mapping::language
