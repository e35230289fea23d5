#pragma once

#include <functional>
#include <string>
#include <string_view>

// What holds for every answer of the core, whatever it was asked.
namespace mapping::testing {

// How a mapping is checked again, with the options that gave the answer.
using CheckAgain = std::function<std::string(std::string_view text)>;

// What is wrong with an answer about SQL, or about anything but a mapping; empty where it
//   - is one JSON object,
//   - has places that lie in the text, whose lines and columns are those of their offsets,
//   - has fixes whose edits lie there too.
[[nodiscard]] std::string fault_of_answer(std::string_view sql, std::string_view answer);

// The same of a Report on a mapping's text. Of one that is JSON, the edits of every fix have their places, a report on the
// mended text can be parsed, and a renamed field is no fault any more.
[[nodiscard]] std::string fault_of_report(std::string_view text, std::string_view answer,
                                          const CheckAgain& check);

}  // namespace mapping::testing
