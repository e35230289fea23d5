#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mapping/pipeline.h"

// Whether a load into the engine succeeds, found out with queries on the cluster before anything is written.
//
// The core asks nobody. Each call says what is to be asked next and what follows from the answers so far; it is called
// with all answers until it asks nothing more:
//
//   Preflight step = preflight(text, rules, options, {});      // columns, or counts where the catalog tells columns
//   …ask step.questions of the cluster, add the answers…
//   step = preflight(text, rules, options, answers);           // samples of what counts have found
//   step.status                                                // kClean: COPY succeeds for every definition
//
// Each query is counted in one scan, an edge's together with the keys of its nodes. Keys are compared as the engine compares
// them: after the cast to the key's type. What could not be asked is unchecked, never clean.
namespace mapping {

enum class LoadFaultKind : std::uint8_t {
  kNullKey,
  kDuplicateKey,
  kDanglingFrom,
  kDanglingTo,
  kOutOfRange,
  kNotCastable,
  kNullMapKey,  // Trino refuses to make one, so there is nothing to ask
  kEmpty,       // the cluster's writers leave no file, and COPY finds none
};

[[nodiscard]] std::string_view name_of(LoadFaultKind kind);

// The types of the tables that are loaded.
enum class LoadTypes : std::uint8_t {
  kKnown,  // those of the columns where the catalog tells them, else those that the mapping declares
  kColumns,   // those of the columns, as a validated mapping has them
  kDeclared,  // those that the mapping declares
};

// What a host lets a graph have: rows of all definitions together, and bytes of their values, as far as they can be told
// from the rows. More of it is a warning at the definition that has the most; the load itself would succeed.
struct LoadLimits {
  std::optional<std::int64_t> rows{};
  std::optional<std::int64_t> bytes{};
};

struct PreflightOptions {
  CheckOptions check{};
  LoadTypes types = LoadTypes::kKnown;
  std::uint32_t samples = 10;  // of a fault at most; none are asked for 0
  // Columns that nobody knows are taken to be of the declared types, instead of being asked for.
  bool assumes_columns = false;
  LoadLimits limits{};
};

struct PreflightQuestion {
  std::string id;    // the same for the same mapping
  std::string path;  // of the definition
  std::string sql;
};

// What the cluster said; texts of values as the protocol writes them.
struct PreflightAnswer {
  std::string id;
  std::vector<Column> columns{};
  std::vector<std::vector<std::optional<std::string>>> rows{};
  std::optional<std::string> failure{};
};

struct FaultSample {
  std::string value;  // of the column, as text
  std::int64_t count = 0;
};

struct LoadFault {
  LoadFaultKind kind{};
  std::int64_t count = 0;  // rows that are concerned
  std::string column{};    // empty where it is about the whole result
  std::string sql{};       // gives the rows, for who wants to look at them; may be empty
  std::vector<FaultSample> samples{};
};

struct CountedDefinition {
  std::string path;
  std::string name;
  std::optional<std::int64_t> rows{};   // none where they could not be counted
  std::optional<std::int64_t> bytes{};  // of their values, about; none where no limit asks for it
  std::vector<LoadFault> faults{};
};

enum class PreflightStatus : std::uint8_t { kClean, kDirty, kUnchecked };

struct Preflight {
  PreflightStatus status = PreflightStatus::kUnchecked;
  std::vector<PreflightQuestion> questions;    // that have no answer yet and may be asked now
  std::vector<CountedDefinition> definitions;  // nodes, then edges
  std::vector<Diagnostic> diagnostics;
};

[[nodiscard]] Preflight preflight(std::string_view text, const RuleSet& rules,
                                  const PreflightOptions& options,
                                  std::span<const PreflightAnswer> answers);

}  // namespace mapping
