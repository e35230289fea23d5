#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mapping/diagnostic.h"
#include "mapping/time.h"

namespace mapping {

// A value of a record: the list that holds the record, the record's place there, the value's name.
struct RecordValue {
  std::string_view list;
  std::size_t index = 0;
  std::string_view field{};
};

// What could not be read of the records, as diagnostics.
class Problems {
 public:
  void add(Code code, const RecordValue& at, Params params);

  // The moment that `text` names; a diagnostic, and nothing, where it names none.
  [[nodiscard]] std::optional<Moment> read_moment(const std::optional<std::string_view>& text,
                                                  const RecordValue& at);
  // The same for a duration. Nothing also where it is absent, or names no length.
  [[nodiscard]] std::optional<Duration> read_duration(const std::optional<std::string_view>& text,
                                                      const RecordValue& at);

  [[nodiscard]] std::vector<Diagnostic> take() &&;

 private:
  std::vector<Diagnostic> diagnostics_;
  std::size_t left_out_ = 0;
};

}  // namespace mapping
