#pragma once

#include <string>
#include <string_view>

#include "mapping/diagnostic.h"

namespace mapping {

// Why something is suggested or left out, in the order of the texts.
enum class Reason : std::uint8_t {
  // Relations, in the order of Evidence.
  kKeyName,
  kKeyRole,
  kTableName,
  kTableRole,
  kShortName,
  kOwnPart,
  kOwner,
  kParent,
  kPerson,
  kMeans,
  kWholeKey,
  // Keys, in the order of KeyKind behind none.
  kNamedKey,
  kSharedKey,
  kNumberedKey,
  kLinkKey,
  kFirstKey,
  // Tables that are neither node nor edge, in the order of TableRole behind the two.
  kNoKey,
  kNotUnique,
  kNoNodes,
  kNoName,
  kView,
  kNameless,
  // Others.
  kLink,
  kConfirmed,
  kRenamed,
  kAlone,
};

// What stands in a reason's text; views that live as long as the call.
struct ReasonFacts {
  std::string_view table{};
  std::string_view columns{};
  std::string_view target{};
  std::string_view key{};
};

// A sentence without its full stop.
[[nodiscard]] std::string reason_text(Reason reason, const ReasonFacts& facts, Locale locale);

// Between two sentences.
[[nodiscard]] std::string_view between_reasons(Locale locale);

}  // namespace mapping
