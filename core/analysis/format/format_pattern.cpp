#include "analysis/format/format_pattern.h"

#include <utility>
#include <vector>

#include "mapping/text.h"

namespace mapping::analysis {
namespace {

// A part of the text. The parentheses at its beginning are counted, so that long patterns are put
// together in linear time.
struct Part {
  std::size_t opened = 0;
  std::string text{};

  [[nodiscard]] bool is_given() const { return !text.empty(); }
  [[nodiscard]] std::string spelled() && { return std::string(opened, '(') + std::move(text); }

  void enclose(std::string_view between, Part next) {
    if (!is_given()) {
      *this = std::move(next);
      return;
    }
    ++opened;
    text.append(between).append(next.opened, '(').append(next.text).append(")");
  }
};

// What stands between two signs of a group.
struct Group {
  bool permutes = false;
  Part alternatives{};
  Part sequence{};
  std::string permuted{};

  void end_sequence() { alternatives.enclose(" | ", std::exchange(sequence, Part{})); }
  void end_permuted() {
    end_sequence();
    permuted += permuted.empty() ? "" : ", ";
    permuted += std::exchange(alternatives, Part{}).spelled();
  }
};

class PatternWriter {
 public:
  explicit PatternWriter(const SqlTree& tree) : tree_(tree) {}

  std::string write(SqlNodeId pattern) {
    open_.push_back({});
    at_ = tree_[pattern].first_child;
    while (at_ != kNoSqlNode) read_part(std::exchange(at_, tree_[at_].next));
    open_.back().end_sequence();
    return std::move(open_.back().alternatives).spelled();
  }

 private:
  void read_part(SqlNodeId part) {
    if (tree_[part].kind == SqlNodeKind::kName)
      return add({.text = std::string(tree_.text_of(part))});
    switch (tree_[part].get<SqlPatternSign>()) {
      case SqlPatternSign::kAlternative:
        return open_.back().end_sequence();
      case SqlPatternSign::kComma:
        return open_.back().end_permuted();
      case SqlPatternSign::kOpen:
      case SqlPatternSign::kExclude:
        return open_.push_back({});
      case SqlPatternSign::kPermute:
        return open_.push_back({.permutes = true});
      case SqlPatternSign::kClose:
        return close(false);
      case SqlPatternSign::kExcludeEnd:
        return close(true);
      default:
        return add_alone(tree_[part].get<SqlPatternSign>());
    }
  }

  void add_alone(SqlPatternSign sign) {
    add({.text = sign == SqlPatternSign::kEmpty            ? "()"
                 : sign == SqlPatternSign::kPartitionStart ? "^"
                                                           : "$"});
  }

  void close(bool excludes) {
    Group group = std::move(open_.back());
    open_.pop_back();
    if (group.permutes) {
      group.end_permuted();
      add({.text = "PERMUTE(" + group.permuted + ")"});
      return;
    }
    group.end_sequence();
    if (excludes) {
      add({.text = "{-" + std::move(group.alternatives).spelled() + "-}"});
    } else {
      add(std::move(group.alternatives));
    }
  }

  void add(Part part) {
    if (const std::string quantifier = read_quantifier(); !quantifier.empty()) {
      ++part.opened;
      part.text += quantifier + ")";
    }
    open_.back().sequence.enclose(" ", std::move(part));
  }

  // `*`, `+`, `?`, `{2,3}`, each with `?` behind it or not; `{2}` is `{2,2}`.
  std::string read_quantifier() {
    if (tree_[at_].kind != SqlNodeKind::kPatternQuantifier) return {};
    const SqlNodeId quantifier = std::exchange(at_, tree_[at_].next);
    std::string text = counts_of(quantifier);
    if (tree_[quantifier].is(SqlGreed::kReluctant)) text += "?";
    return text;
  }

  [[nodiscard]] std::string counts_of(SqlNodeId quantifier) const {
    const SqlNodeId first = tree_[quantifier].first_child;
    const std::string count(tree_.text_of(first));
    switch (tree_[quantifier].get<SqlRepetition>()) {
      case SqlRepetition::kZeroOrMore:
        return "*";
      case SqlRepetition::kOneOrMore:
        return "+";
      case SqlRepetition::kZeroOrOne:
        return "?";
      case SqlRepetition::kExactly:
        return "{" + count + "," + count + "}";
      case SqlRepetition::kAtLeast:
        return "{" + count + ",}";
      case SqlRepetition::kAtMost:
        return "{," + count + "}";
      case SqlRepetition::kBetween:
        return "{" + count + "," + std::string(tree_.text_of(tree_[first].next)) + "}";
      default:
        return "{,}";
    }
  }

  const SqlTree& tree_;
  SqlNodeId at_ = kNoSqlNode;  // what comes next
  std::vector<Group> open_{};
};

}  // namespace

std::string format_pattern(const SqlTree& tree, SqlNodeId pattern) {
  return PatternWriter(tree).write(pattern);
}

}  // namespace mapping::analysis
