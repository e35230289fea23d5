#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/functions/functions.h"

namespace mapping {

// Calls and operators that were resolved: the same name with the same types gives the same. None
// with a lambda among its arguments, whose body is another each time.
class KnownCalls {
 public:
  // nullptr where there is none; valid as long as the object.
  [[nodiscard]] const ResolvedCall* find(std::string_view name,
                                         std::span<const TypeId> arguments) const;
  // To be called once for each name with these types.
  void add(std::string_view name, std::span<const TypeId> arguments, ResolvedCall call);
  [[nodiscard]] std::size_t size() const { return calls_.size(); }

 private:
  struct Entry {
    std::string name;
    std::vector<TypeId> arguments;
    ResolvedCall call;
  };

  [[nodiscard]] std::size_t bucket_of(std::string_view name,
                                      std::span<const TypeId> arguments) const;
  void grow();

  std::deque<Entry> calls_;
  std::vector<std::uint32_t> buckets_;  // a number of `calls_` from 1, 0: empty; at most half full
};

}  // namespace mapping
