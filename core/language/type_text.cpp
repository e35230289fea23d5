#include "language/type_text.h"

#include "analysis/analysis_memo.h"
#include "language/texts.h"
#include "mapping/types.h"

namespace mapping::language {
namespace {

constexpr LocalText kLoads{"RyuGraph: {}", "RyuGraph：{}"};
constexpr LocalText kNeedsCast{"RyuGraph: {}, but a load fails or changes the values: use {}",
                               "RyuGraph：{}，但导入会失败或改变数值：请使用 {}"};
constexpr LocalText kNoCounterpart{"RyuGraph has no such type", "RyuGraph 没有此类型"};
constexpr LocalText kUseInstead{"RyuGraph has no such type: use {}",
                                "RyuGraph 没有此类型：请使用 {}"};

}  // namespace

std::string TypeTexts::trino(TypeId type) const {
  return type == kUncertain ? std::string() : context_.memo.last_content().types.display(type);
}

std::string TypeTexts::ryugraph(TypeId type) const {
  if (type == kUncertain) return {};
  const Outcome<std::string> mapped = map_complex_type(trino(type));
  return mapped.ok() ? mapped.value() : std::string();
}

std::string TypeTexts::loading_of(std::string_view type, std::string_view name) const {
  const Locale locale = context_.locale;
  const Outcome<TrinoType, TypeFault> read = parse_trino_type(type);
  if (!read.ok()) return {};
  const Outcome<std::string> graph = map_complex_type(type);
  const std::string mapped = graph.ok() ? graph.value() : std::string();
  const std::optional<std::string> cast = mending_cast(name, read.value());
  if (mapped.empty()) {
    return cast ? kUseInstead.fill(locale, {*cast}) : kNoCounterpart.fill(locale);
  }
  const bool loads = !find_load_hazard(read.value());
  return loads || !cast ? kLoads.fill(locale, {mapped}) : kNeedsCast.fill(locale, {mapped, *cast});
}

}  // namespace mapping::language
