#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mapping/analysis.h"
#include "mapping/report.h"
#include "mapping/rules.h"

// The five stages of a validation: structure, SQL syntax, column inference, schema, type mapping.
//
// The core does no I/O. A validation lists the questions that it wants the cluster to be asked and
// takes the answers in any order; its report is the same whatever the order was.
//
//   Validation validation(text, rules, true);
//   for (Request& request : validation.take_requests()) …ask the cluster…
//   validation.answer(id, {.columns = {{"customer_id", "bigint"}}});   // makes further requests
//   possible validation.report();
//
// If the structure fails nothing is asked. Otherwise each definition runs on its own: EXPLAIN, then
// LIMIT 0, and its first failure ends it. An edge waits for its two nodes.
namespace mapping {

// What queries are analyzed against; without a catalog, each query is taken by itself.
struct SqlContext {
  std::shared_ptr<const Catalog> catalog{};
  AnalysisSession session{};

  friend bool operator==(const SqlContext&, const SqlContext&) = default;
};

// What the mapping's text is to the author: with ranges where it is the text in the editor, without
// where the host made it from a value.
struct CheckOptions {
  bool with_ranges = true;
  // In a validation the cluster's word decides: a catalog only says what may mend a refused query.
  SqlContext sql{};
  // How old the catalog is when it is too old to be believed: what it says is a warning then, and a
  // validation does without it.
  std::optional<std::uint32_t> stale_hours{};
};

// What the last check found of each definition, so that a check after an edit looks at the definition
// that was changed and at what depends on it. Keyed by the definition's text, the catalog and the
// session; holds the texts of two mappings at most.
class CheckMemo {
 public:
  CheckMemo();
  ~CheckMemo();
  CheckMemo(CheckMemo&&) noexcept;
  CheckMemo& operator=(CheckMemo&&) noexcept;

  struct Definitions;
  [[nodiscard]] Definitions& definitions() { return *definitions_; }

 private:
  std::unique_ptr<Definitions> definitions_;
};

// The local verdict, nothing is asked: the structure, the syntax of each query, and its columns'
// names as far as the query itself tells them; `unchecked` where no fault was found. With a catalog
// all five stages, and `valid` where it is certain that the cluster would accept everything.
[[nodiscard]] Report check(std::string_view text, const RuleSet& rules, const CheckOptions& options,
                           CheckMemo& memo);

enum class QuestionKind : std::uint8_t { kExplain, kColumns };
enum class DefinitionKind : std::uint8_t;

struct Request {
  std::uint32_t id = 0;
  QuestionKind kind = QuestionKind::kExplain;
  std::string sql;
  DefinitionKind definition_kind{};
  std::string definition_name;
  std::uint32_t definition_index = 0;
};

// Why there is no answer: the query is wrong, or the cluster could not be asked. The first makes a
// mapping invalid, the second never does.
enum class FailureKind : std::uint8_t { kQuery, kUnavailable };

struct Failure {
  FailureKind kind = FailureKind::kUnavailable;
  std::string message{};
  // As Trino counts, in the definition's SQL: from 1, columns in code points. 0: not said.
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::string error_name{};  // Trino's, such as TABLE_NOT_FOUND; empty: not said
};

struct Answer {
  std::optional<std::vector<Column>> columns{};
  std::optional<Failure> failure{};
};

struct Progress {
  std::string_view phase;  // structure, nodes, edges, done
  std::uint32_t done = 0;  // questions that are settled, asked or not; never falls
  std::uint32_t total = 0;
};

class Validation {
 public:
  Validation(std::string text, std::shared_ptr<const RuleSet> rules, const CheckOptions& options);
  ~Validation();
  Validation(Validation&&) noexcept;
  Validation& operator=(Validation&&) noexcept;

  // The requests that became possible since the last call.
  [[nodiscard]] std::vector<Request> take_requests();
  // False for a request that was never made or is answered already.
  bool answer(std::uint32_t id, const Answer& answer);
  [[nodiscard]] Progress progress() const;
  // May be asked at any time: what is open counts as unchecked.
  [[nodiscard]] Report report() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace mapping
