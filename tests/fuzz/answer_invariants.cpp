#include "answer_invariants.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

#include "../native/edits.h"
#include "mapping/text.h"

namespace mapping::testing {
namespace {

using Json = nlohmann::ordered_json;
using Pointer = Json::json_pointer;

Json parse(std::string_view text) { return Json::parse(text, nullptr, false); }

// Lines and columns counted from the start: UTF-16 units of a text, and where its lines begin.
class CountedText {
 public:
  CountedText(std::string_view bytes, LineEnds ends) {
    const std::string text = to_well_formed(bytes);
    for (std::size_t i = 0; i < text.size(); ++i) {
      const auto byte = static_cast<unsigned char>(text[i]);
      if ((byte & 0xC0U) == 0x80U) continue;
      size_ += byte >= 0xF0U ? 2 : 1;
      const bool is_pair = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
      const bool is_return = ends == LineEnds::kEditor && text[i] == '\r' && !is_pair;
      if (text[i] == '\n' || is_return) lines_.push_back(size_);
    }
  }

  [[nodiscard]] bool has(std::size_t line, std::size_t column, std::size_t offset) const {
    if (offset > size_) return false;
    const auto behind = std::ranges::upper_bound(lines_, offset);
    const auto number = static_cast<std::size_t>(behind - lines_.begin());
    return line == number && column == offset - *(behind - 1) + 1;
  }
  [[nodiscard]] bool has(const Json& range) const {
    const auto has_place = [this](const Json& place) {
      return has(place["line"], place["column"], place["offset"]);
    };
    return has_place(range["start"]) && has_place(range["end"]) &&
           range["start"]["offset"] <= range["end"]["offset"];
  }

 private:
  std::size_t size_ = 0;
  std::vector<std::size_t> lines_ = {0};
};

// [line, column, offset, line, column, offset]
bool has_flat(const CountedText& text, const Json& range) {
  return text.has(range[0], range[1], range[2]) && text.has(range[3], range[4], range[5]) &&
         range[2] <= range[5];
}

// The places of one answer: in its text, and in the SQL that it holds.
class Places {
 public:
  // Of a query by itself, all of whose places are in it.
  explicit Places(std::string_view sql)
      : text_(sql, LineEnds::kServer), sql_(sql), is_mapping_(false) {}
  Places(std::string_view text, const Json& mapping)
      : text_(text, LineEnds::kEditor), mapping_(&mapping), is_mapping_(true) {}

  [[nodiscard]] std::string fault_of(const Json& diagnostic) const {
    if (!has_places(diagnostic)) return "a diagnostic's place is not in the text";
    for (const Json& place : diagnostic.value("related", Json::array())) {
      if (!has_places(place)) return "a related place is not in the text";
    }
    for (const Json& fix : diagnostic.value("fixes", Json::array())) {
      for (const Json& edit : fix["edits"]) {
        if (!has_places(edit)) return "an edit's place is not in the text";
      }
    }
    return {};
  }

 private:
  [[nodiscard]] bool has_places(const Json& holder) const {
    if (holder.contains("range") && !text_.has(holder["range"])) return false;
    if (!holder.contains("sql_range")) return true;
    const Json& range = holder["sql_range"];
    if (!is_mapping_) return CountedText(sql_, LineEnds::kServer).has(range);
    if (mapping_->is_discarded()) return true;
    const Pointer path(holder["path"].get<std::string>());
    return mapping_->contains(path) && (*mapping_)[path].is_string() &&
           CountedText((*mapping_)[path].get<std::string>(), LineEnds::kServer).has(range);
  }

  CountedText text_;
  std::string_view sql_;
  const Json* mapping_ = nullptr;
  bool is_mapping_;
};

bool renames(const Json& fix) {
  return std::ranges::any_of(fix["edits"], [](const Json& e) { return e.contains("key"); });
}

// What is wrong with the mended text.
std::string fault_of_fix(const Json& mapping, const Json& diagnostic, const Json& fix,
                         const CheckAgain& check) {
  const std::optional<Json> mended = edited_mapping(mapping, fix["edits"]);
  if (!mended) return "an edit has no place: " + fix.dump();
  const Json report = parse(check(mended->dump()));
  if (report.is_discarded()) return "the report on the mended text is no JSON";
  if (!renames(fix)) return {};
  const auto is_same = [&](const Json& other) {
    return other["code"] == diagnostic["code"] && other["path"] == diagnostic["path"];
  };
  if (std::ranges::any_of(report["diagnostics"], is_same)) return "a renamed field is not mended";
  return {};
}

}  // namespace

std::string fault_of_answer(std::string_view sql, std::string_view text) {
  const Json answer = parse(text);
  if (!answer.is_object()) return "the answer is no JSON object";
  const Places places(sql);
  for (const Json& diagnostic : answer.value("diagnostics", Json::array())) {
    const std::string fault = places.fault_of(diagnostic);
    if (!fault.empty()) return fault;
  }
  const CountedText counted(sql, LineEnds::kServer);
  for (const char* list : {"tables", "columns"}) {
    if (!answer.contains(list) || !answer[list].is_array()) continue;
    for (const Json& item : answer[list]) {
      if (item.contains("range") && !has_flat(counted, item["range"]))
        return "a table's or a column's place is not in the text";
    }
  }
  return {};
}

std::string fault_of_report(std::string_view text, std::string_view answer,
                            const CheckAgain& check) {
  const Json report = parse(answer);
  if (!report.is_object()) return "the answer is no JSON object";
  const Json mapping = parse(text);
  const Places places(text, mapping);
  for (const Json& diagnostic : report.value("diagnostics", Json::array())) {
    std::string fault = places.fault_of(diagnostic);
    if (!fault.empty()) return fault;
    if (mapping.is_discarded()) continue;
    for (const Json& fix : diagnostic.value("fixes", Json::array())) {
      fault = fault_of_fix(mapping, diagnostic, fix, check);
      if (!fault.empty()) return fault;
    }
  }
  return {};
}

}  // namespace mapping::testing
