#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "analysis/types/data_types.h"
#include "mapping/sql.h"

// Whether the text of a literal is a value of its type. Common forms are told for certain; what is
// neither plainly right nor plainly wrong is left to the server.
namespace mapping::analysis {

enum class LiteralForm : std::uint8_t { kValid, kInvalid, kUnsure };

struct TimeForm {
  LiteralForm form = LiteralForm::kInvalid;
  std::uint32_t precision = 0;
  bool has_zone = false;
};

[[nodiscard]] TimeForm read_time(std::string_view text);
[[nodiscard]] TimeForm read_timestamp(std::string_view text);
[[nodiscard]] LiteralForm check_literal_form(const DataType& type, std::string_view text);
[[nodiscard]] LiteralForm check_interval(std::string_view text, SqlIntervalField start,
                                         SqlIntervalField end);
[[nodiscard]] LiteralForm check_address(std::string_view text);
[[nodiscard]] LiteralForm check_json(std::string_view text);
[[nodiscard]] std::string interval_name(SqlIntervalField start, SqlIntervalField end);

}  // namespace mapping::analysis
