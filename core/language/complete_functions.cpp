#include <algorithm>
#include <array>

#include "analysis/analysis_memo.h"
#include "analysis/functions/functions.h"
#include "language/candidates.h"
#include "language/expectation.h"
#include "mapping/text.h"

namespace mapping::language {
namespace {

constexpr int kFunctionScore = 500;
constexpr int kBeforeArguments = 1000;
constexpr int kUsual = 300;

// What people call most, the first first.
constexpr auto kUsualFunctions = std::to_array<std::string_view>({"count",
                                                                  "sum",
                                                                  "avg",
                                                                  "max",
                                                                  "min",
                                                                  "coalesce",
                                                                  "round",
                                                                  "date_trunc",
                                                                  "lower",
                                                                  "upper",
                                                                  "row_number",
                                                                  "concat",
                                                                  "substr",
                                                                  "length",
                                                                  "rank",
                                                                  "nullif",
                                                                  "replace",
                                                                  "trim",
                                                                  "if",
                                                                  "abs",
                                                                  "date_diff",
                                                                  "date_add",
                                                                  "to_date",
                                                                  "array_agg",
                                                                  "cardinality",
                                                                  "approx_distinct",
                                                                  "lag",
                                                                  "lead",
                                                                  "dense_rank",
                                                                  "json_extract_scalar",
                                                                  "regexp_replace",
                                                                  "regexp_extract",
                                                                  "split",
                                                                  "greatest",
                                                                  "least",
                                                                  "year",
                                                                  "month",
                                                                  "day",
                                                                  "max_by",
                                                                  "min_by",
                                                                  "count_if",
                                                                  "first_value",
                                                                  "last_value",
                                                                  "ntile",
                                                                  "stddev",
                                                                  "stddev_samp",
                                                                  "strpos",
                                                                  "element_at",
                                                                  "contains",
                                                                  "regexp_like",
                                                                  "json_extract",
                                                                  "transform",
                                                                  "filter",
                                                                  "try",
                                                                  "format",
                                                                  "from_unixtime",
                                                                  "to_unixtime",
                                                                  "date_format",
                                                                  "date_parse",
                                                                  "sequence",
                                                                  "floor",
                                                                  "ceil",
                                                                  "power",
                                                                  "sqrt"});

constexpr auto kTypes = std::to_array<std::string_view>(
    {"varchar",   "bigint",      "double",        "date",
     "decimal",   "integer",     "timestamp",     "boolean",
     "real",      "char",        "smallint",      "tinyint",
     "json",      "varbinary",   "uuid",          "time",
     "array",     "map",         "row",           "interval",
     "ipaddress", "HyperLogLog", "P4HyperLogLog", "qdigest",
     "tdigest",   "Geometry",    "number",        "SphericalGeography",
     "BingTile"});
constexpr auto kLiteralTypes =
    std::to_array<std::string_view>({"DATE", "TIMESTAMP", "DECIMAL", "INTERVAL", "TIME", "JSON",
                                     "UUID", "DOUBLE", "BIGINT", "CHAR", "VARCHAR"});

// Of the literal that the string is one of, as far as its characters tell.
std::string_view type_of_text(std::string_view text) {
  const auto is_number = [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == '-'; };
  if (!text.empty() && text.front() == '\'') text = text.substr(1, text.size() - 2);
  const bool is_numeric = !text.empty() && std::ranges::all_of(text, is_number);
  if (text.size() == 10 && is_numeric && text[4] == '-') return "DATE";
  if (text.size() > 10 && text[4] == '-' && text[10] == ' ') return "TIMESTAMP";
  if (is_numeric && text.find('.') != std::string_view::npos) return "DECIMAL";
  if (is_numeric) return "INTERVAL";
  return {};
}

// Forms that the grammar calls like functions, with how many arguments they take.
struct Form {
  std::string_view name;
  std::size_t least;
  std::size_t most;
};
constexpr Form kForms[] = {{"coalesce", 2, 99}, {"nullif", 2, 2}, {"if", 2, 3}, {"try", 1, 1}};

class NoLambdas final : public LambdaTyper {
 public:
  TypeId type_of_body(std::uint32_t, std::span<const TypeId>) override { return kUncertain; }
};

// The arguments that stand behind the caret already.
class Arguments {
 public:
  explicit Arguments(const Request& request) : types_(request.context.memo.last_content().types) {
    const Place& place = request.place;
    if (place.role != PlaceRole::kFunction) return;
    const SqlNodeId call = place.around(place.node, SqlNodeKind::kFunction);
    is_star_ = place.tree[call].is(SqlStarArgument::kStar);
    for (const SqlNodeId child : place.tree.children(call)) {
      const SqlNodeKind kind = place.tree[child].kind;
      if (kind == SqlNodeKind::kQualifiedName || kind == SqlNodeKind::kFilter) continue;
      if (kind == SqlNodeKind::kOver) has_window_ = true;
      if (kind == SqlNodeKind::kOver || kind == SqlNodeKind::kOrderBy) continue;
      const bool is_lambda = kind == SqlNodeKind::kLambda;
      arguments_.push_back(
          {request.seen.types[child], is_lambda,
           is_lambda ? static_cast<std::uint32_t>(place.tree.children(child).size() - 1) : 0});
    }
    expected_ = expectation_at(place, request.seen.types).type;
  }

  // How well a function fits them; nothing: it does not take them.
  [[nodiscard]] std::optional<int> fit(std::string_view name) const {
    if (is_star_) return name == "count" ? std::optional(0) : std::nullopt;
    const auto form = std::ranges::find(kForms, name, &Form::name);
    if (form != std::end(kForms)) {
      const bool fits = arguments_.size() >= form->least && arguments_.size() <= form->most;
      return fits ? std::optional(0) : std::nullopt;
    }
    if (!has_window_ && is_window_function(name)) return std::nullopt;
    NoLambdas lambdas;
    const ResolvedCall call = resolve_function(types_, name, arguments_, lambdas);
    if (call.refusal) return std::nullopt;
    if (expected_ == kUncertain || call.result == kUncertain) return 0;
    return can_coerce(types_, call.result, expected_) ? kFitsResult : -kFitsResult;
  }

 private:
  static constexpr int kFitsResult = 350;

  TypeTable& types_;
  std::vector<CallArgument> arguments_{};
  TypeId expected_ = kUncertain;
  bool is_star_ = false;
  bool has_window_ = false;
};

}  // namespace

void add_functions(const Request& request, Candidates& candidates) {
  const bool has_arguments = request.place.role == PlaceRole::kFunction;
  const int base = has_arguments ? kBeforeArguments : kFunctionScore;
  const Arguments arguments(request);
  const auto add = [&](std::string_view name, int score) {
    const std::string label(name);
    if (!has_arguments) {
      candidates.add_snippet(CompletionKind::kFunction, label, label + "(${1})", score);
    } else if (const std::optional<int> fits = arguments.fit(name)) {
      candidates.add(CompletionKind::kFunction, label, score + *fits);
    }
  };
  int rank = 0;
  for (const std::string_view name : kUsualFunctions) add(name, base + kUsual - 4 * rank++);
  for (const std::string_view name : function_names()) {
    if (std::ranges::find(kUsualFunctions, name) == kUsualFunctions.end()) add(name, base - 100);
  }
}

void add_types(const Request& request, Candidates& candidates) {
  if (request.place.role == PlaceRole::kType) {
    int score = kBeforeArguments;
    for (const std::string_view type : kTypes)
      candidates.add(CompletionKind::kType, std::string(type), score--);
    return;
  }
  const std::string_view meant =
      type_of_text(slice(request.place.text, request.place.behind.front().span));
  int score = kBeforeArguments;
  for (const std::string_view type : kLiteralTypes) {
    candidates.add(CompletionKind::kType, std::string(type),
                   score-- + (type == meant ? kUsual : 0));
  }
}

}  // namespace mapping::language
