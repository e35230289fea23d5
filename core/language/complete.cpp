#include <algorithm>
#include <array>
#include <utility>

#include "language/candidates.h"
#include "mapping/language.h"
#include "sql/parser.h"

namespace mapping {
namespace language {
namespace {

constexpr std::size_t kMostChecked = 10;
constexpr std::size_t kLongestChecked = 16'000;  // bytes of a statement

constexpr auto kRefusals =
    std::to_array<std::string_view>({"COLUMN_NOT_FOUND", "TABLE_NOT_FOUND", "AMBIGUOUS_NAME",
                                     "FUNCTION_NOT_FOUND", "SYNTAX_ERROR", "TYPE_MISMATCH"});

// Whether the statement with a candidate at the caret has a fault there.
class Judge {
 public:
  explicit Judge(const Request& request) : request_(request), pool_(request.sql.size()) {}

  [[nodiscard]] bool refuses(const CompletionItem& item) {
    const Span word = request_.place.caret.word;
    std::string text(request_.sql);
    text.replace(word.begin, word.size(), item.text);
    const SqlTree tree = parse_sql(text);
    const LanguageContext& context = request_.context;
    const std::optional<SqlFault> fault =
        analysis::find_fault(tree, context.catalog, context.session, context.memo, pool_);
    if (!fault || !is_one_of(kRefusals, fault->error_name)) return false;
    const std::size_t end = word.begin + item.text.size();
    if (fault->error_name == "SYNTAX_ERROR")
      return fault->span.begin >= word.begin && fault->span.begin < end;
    return fault->span.begin < end && std::max(fault->span.end, fault->span.begin + 1) > word.begin;
  }

 private:
  const Request& request_;
  StepPool pool_;
};

// Leaves out what the analysis refuses among the first.
void drop_refused(const Request& request, std::vector<Candidate>& candidates) {
  if (request.sql.size() > kLongestChecked) return;
  Judge judge(request);
  std::vector<Candidate> kept;
  kept.reserve(candidates.size());
  std::size_t checks = 0;
  for (Candidate& candidate : candidates) {
    const bool is_snippet = candidate.item.text.find("${") != std::string::npos;
    if (!is_snippet && kept.size() < kMostChecked && checks < kMostChecks) {
      ++checks;
      if (judge.refuses(candidate.item)) continue;
    }
    kept.push_back(std::move(candidate));
  }
  candidates = std::move(kept);
}

void add_by_role(const Request& request, Candidates& candidates) {
  switch (request.place.role) {
    case PlaceRole::kValue:
      add_values(request, candidates);
      add_lists(request, candidates);
      add_conditions(request, candidates);
      add_functions(request, candidates);
      break;
    case PlaceRole::kFunction:
      add_functions(request, candidates);
      break;
    case PlaceRole::kQualifier:
      add_qualifiers(request, candidates);
      break;
    case PlaceRole::kMember:
      add_members(request, candidates);
      break;
    case PlaceRole::kRelation:
      add_relations(request, candidates);
      break;
    case PlaceRole::kType:
    case PlaceRole::kLiteralType:
      add_types(request, candidates);
      break;
    case PlaceRole::kJoinColumn:
      add_join_columns(request, candidates);
      break;
    case PlaceRole::kWindow:
      add_windows(request, candidates);
      break;
    case PlaceRole::kNone:
      break;
  }
}

}  // namespace
}  // namespace language

CompletionList complete_sql(std::string_view sql, std::uint32_t offset,
                            const LanguageContext& context) {
  using namespace language;
  const Place place = find_place(sql, offset);
  CompletionList list{.range = place.caret.word};
  if (place.caret.in_text || place.behind.empty()) return list;
  const analysis::Inspection seen =
      place.role == PlaceRole::kNone
          ? analysis::Inspection{}
          : analysis::inspect(place.tree, context.catalog, context.session, context.memo,
                              place.span());
  const Request request{sql, place, seen, context, clause_at(place.before)};
  Candidates candidates(place.caret.letters(sql));
  add_by_role(request, candidates);
  add_keywords(request, candidates);
  std::vector<Candidate> found = candidates.take(kMostKept);
  if (!request.at_end()) drop_refused(request, found);
  list.incomplete = found.size() > kMostItems;
  if (list.incomplete) found.resize(kMostItems);
  for (Candidate& candidate : found) list.items.push_back(std::move(candidate.item));
  return list;
}

}  // namespace mapping
