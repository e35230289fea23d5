#include "sql/choices.h"

#include <algorithm>

namespace mapping::sql {

void Choices::open(std::uint32_t begin, std::uint32_t blame, std::uint32_t last) {
  choices_.push_back({begin, blame, last});
}

void Choices::close(std::size_t count) { choices_.resize(std::min(count, choices_.size())); }

// There may be a choice of words above that of the call.
void Choices::limit_call(std::uint32_t first, std::uint32_t last) {
  for (std::size_t i = choices_.size(); i > 0 && choices_.size() - i < 2; --i) {
    Choice& choice = choices_[i - 1];
    if (choice.blame + 1 == first) {
      choice.last = std::min(choice.last, last);
    }
  }
}

bool Choices::is_within(std::uint32_t first_token) const {
  return std::ranges::any_of(choices_, [&](const Choice& choice) {
    return choice.begin < first_token && cursor_.index() <= choice.last;
  });
}

const Choice* Choices::deciding() const {
  for (const Choice& choice : choices_) {
    if (cursor_.index() <= choice.last) {
      return &choice;
    }
  }
  return nullptr;
}

}  // namespace mapping::sql
