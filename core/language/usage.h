#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "language/place.h"
#include "mapping/name_table.h"

namespace mapping::language {

// A column that the statement names.
struct ColumnUse {
  std::string name{};
  std::string qualifier{};  // in front of its dot
  SqlNodeId node = kNoSqlNode;
};

// How often a name is written in the query around the caret.
struct NameCounts {
  int selected = 0;
  int grouped = 0;
  int ordered = 0;
  int all = 0;
};

// How often the statement reads a relation of a name.
struct Reads {
  std::size_t here = 0;  // in the FROM of the query around the caret
  std::size_t elsewhere = 0;
};

// What the statement says already.
class Usage {
 public:
  explicit Usage(const Place& place);

  [[nodiscard]] const std::vector<ColumnUse>& columns() const { return columns_; }
  [[nodiscard]] NameCounts counts(std::string_view name) const {
    const std::uint32_t known = names_.find(name);
    return known == NameTable::kNone ? NameCounts{} : counts_[known];
  }
  [[nodiscard]] Reads reads(std::string_view relation) const {
    const std::uint32_t known = read_.find(relation);
    return known == NameTable::kNone ? Reads{} : reads_[known];
  }
  // What the author calls the relation whose name the caret is in; empty: nothing.
  [[nodiscard]] std::string alias_at_caret() const;
  // Whether the author puts the relation in front of columns there.
  [[nodiscard]] bool qualifies() const;
  // Whether a use is in the query around the caret, or in one within it.
  [[nodiscard]] bool is_near(const ColumnUse& use) const { return is_within(use.node, select_); }

 private:
  [[nodiscard]] bool has_alias() const;
  [[nodiscard]] bool is_within(SqlNodeId node, SqlNodeId part) const;

  const Place& place_;
  void find_parts();
  void count();
  void find_relations();

  std::vector<ColumnUse> columns_{};
  std::vector<NameCounts> counts_{};
  NameTable names_{NameCase::kIdentifier};  // their places in `counts_`
  std::vector<std::string> relations_{};
  std::vector<Reads> reads_{};
  NameTable read_{NameCase::kIgnored};  // their places in `reads_`
  SqlNodeId select_ = kNoSqlNode;
  SqlNodeId list_ = kNoSqlNode;
  SqlNodeId groups_ = kNoSqlNode;
  SqlNodeId order_ = kNoSqlNode;
};

}  // namespace mapping::language
