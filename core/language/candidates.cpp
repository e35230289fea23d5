#include "language/candidates.h"

#include <algorithm>

#include "mapping/name_table.h"
#include "mapping/text.h"
#include "mapping/types.h"
#include "text/sort_numbers.h"

namespace mapping::language {
namespace {

constexpr int kWholePrefix = 4000;
constexpr int kPartPrefix = 2500;  // of what stands behind a dot or `_`

std::string quote_name(std::string_view name) {
  std::string result = "\"";
  for (const char c : name) {
    result += c;
    if (c == '"') result += c;
  }
  return result + "\"";
}

}  // namespace

int Candidates::fit(std::string_view label) const {
  const std::string_view letters = letters_;
  if (letters.empty()) return 0;
  if (starts_with_ignoring_case(label, letters)) return kWholePrefix;
  for (std::size_t at = 1; at < label.size(); ++at) {
    const bool begins = label[at - 1] == '_' || label[at - 1] == '.' || label[at - 1] == ' ';
    if (begins && starts_with_ignoring_case(label.substr(at), letters)) {
      return label[at - 1] == '.' ? kWholePrefix : kPartPrefix;
    }
  }
  std::size_t next = 0;
  for (const char c : label) {
    if (next < letters.size() && to_lower(c) == to_lower(letters[next])) ++next;
  }
  return next == letters.size() && to_lower(label[0]) == to_lower(letters[0]) ? 1 : -1;
}

void Candidates::add(CompletionKind kind, std::string text, int score, std::string detail) {
  std::string label = text.starts_with('"') ? text.substr(1, text.size() - 2) : text;
  add_snippet(kind, std::move(label), std::move(text), score, std::move(detail));
}

void Candidates::add_snippet(CompletionKind kind, std::string label, std::string text, int score,
                             std::string detail) {
  const int fits = fit(label);
  if (fits < 0) return;
  found_.push_back({{std::move(label), kind, std::move(text), std::move(detail)}, score + fits});
}

std::vector<Candidate> Candidates::take(std::size_t most) {
  std::vector<std::uint64_t> order;
  order.reserve(found_.size());
  for (std::uint32_t i = 0; i < found_.size(); ++i)
    order.push_back(order_key(highest_first(found_[i].score), i));
  sort_numbers(order);
  NameTable known(NameCase::kExact);
  std::vector<Candidate> result;
  result.reserve(std::min(found_.size(), most));  // the names in `known` stay where they are
  for (const std::uint64_t key : order) {
    if (result.size() == most) break;
    Candidate& candidate = found_[place_of_key(key)];
    if (known.contains(candidate.item.text)) continue;
    result.push_back(std::move(candidate));
    known.insert(result.back().item.text, 0);
  }
  return result;
}

bool Request::at_end() const {
  return std::ranges::all_of(place.behind, [](const sql::Token& token) {
    return token.kind == sql::TokenKind::kRightParen || token.kind == sql::TokenKind::kEndOfText;
  });
}

std::string written_name(std::string_view name, bool quoted) {
  return quoted ? quote_name(name) : quote_trino_name(name);
}

std::string qualified_name(const analysis::VisibleColumn& column) {
  const std::string name = written_name(column.name, false);
  return column.relation.empty() ? name : written_name(column.relation, false) + "." + name;
}

}  // namespace mapping::language
