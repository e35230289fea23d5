#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/inspection.h"
#include "language/clause.h"
#include "language/place.h"
#include "mapping/language.h"

namespace mapping::language {

struct Candidate {
  CompletionItem item{};
  int score = 0;
};

// What may stand at a place. Scores are only compared with each other: what the expression wants
// weighs hundreds, what is merely usual tens.
class Candidates {
 public:
  explicit Candidates(std::string_view letters) : letters_(letters) {}

  // How well a name has the letters that were written; -1: it has not.
  [[nodiscard]] int fit(std::string_view label) const;
  // What does not have the letters that were written is left out.
  void add(CompletionKind kind, std::string text, int score, std::string detail = {});
  // With arguments, or what else stands in the text and is no part of the name.
  void add_snippet(CompletionKind kind, std::string label, std::string text, int score,
                   std::string detail = {});

  // The best first, each text once, at most so many.
  [[nodiscard]] std::vector<Candidate> take(std::size_t most);

 private:
  std::string_view letters_;
  std::vector<Candidate> found_{};
};

// So many are shown, and so many of the first are looked at once more; who has many of a kind adds
// no more than these.
inline constexpr std::size_t kMostItems = 200;
inline constexpr std::size_t kMostChecks = 40;
inline constexpr std::size_t kMostKept = kMostItems + kMostChecks + 1;

// What is asked and what is known of the place, for all who offer something.
struct Request {
  std::string_view sql;
  const Place& place;
  const analysis::Inspection& seen;
  const LanguageContext& context;
  ClausePlace clause{};

  // Nothing but what closes a parenthesis is behind the caret.
  [[nodiscard]] bool at_end() const;
  [[nodiscard]] sql::TokenKind next() const { return place.behind.front().kind; }
};

// A name as it has to be written: in quotes where it needs them, or where the author began so.
[[nodiscard]] std::string written_name(std::string_view name, bool quoted);

// With its relation in front, where it has one: `o.total`.
[[nodiscard]] std::string qualified_name(const analysis::VisibleColumn& column);

// complete_keywords.cpp
void add_keywords(const Request& request, Candidates& candidates);
// complete_values.cpp
void add_values(const Request& request, Candidates& candidates);
void add_members(const Request& request, Candidates& candidates);
void add_qualifiers(const Request& request, Candidates& candidates);
void add_join_columns(const Request& request, Candidates& candidates);
// complete_lists.cpp
void add_lists(const Request& request, Candidates& candidates);
// complete_conditions.cpp
void add_conditions(const Request& request, Candidates& candidates);
// complete_functions.cpp
void add_functions(const Request& request, Candidates& candidates);
void add_types(const Request& request, Candidates& candidates);
// complete_relations.cpp
void add_relations(const Request& request, Candidates& candidates);
void add_windows(const Request& request, Candidates& candidates);

}  // namespace mapping::language
