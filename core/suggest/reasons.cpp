#include "suggest/reasons.h"

#include "text/enum_table.h"

namespace mapping {
namespace {

struct Text {
  std::string_view english;
  std::string_view chinese;
};

// In the order of Reason.
constexpr Text kTexts[] = {
    {"{columns} has the name of {target}'s key {key}", "{columns} 与 {target} 的键 {key} 同名"},
    {"The name of {columns} ends in {target}'s key {key}, behind a role",
     "{columns} 的名称以 {target} 的键 {key} 结尾，前面是角色"},
    {"{columns} names the table {target}, whose key is {key}",
     "{columns} 指出表 {target}，其键为 {key}"},
    {"The name of {columns} ends in the table {target}, whose key is {key}",
     "{columns} 的名称以表 {target} 结尾，其键为 {key}"},
    {"{columns} is the beginning of {target}, whose key is {key}",
     "{columns} 是 {target} 的缩写，其键为 {key}"},
    {"{columns} of {table} is what the table {target} is named after",
     "{table} 的 {columns} 正是表 {target} 名称的由来"},
    {"{columns} names {target} without the words that {table} begins with",
     "{columns} 指 {target}，只是省略了 {table} 名称开头的词"},
    {"{columns} is a word for another row of {table}", "{columns} 一词指 {table} 中的另一行"},
    {"{columns} is a word for what somebody does, and {target} holds people",
     "{columns} 一词指某人的角色，而 {target} 存放人员"},
    {"{columns} is a word for what the rows of {target} do",
     "{columns} 一词指 {target} 的行所做的事"},
    {"{columns} have the names of all columns of {target}'s key",
     "{columns} 与 {target} 的键的所有列同名"},
    {"By its name, {columns} is the key of {table}", "从名称看，{columns} 是 {table} 的键"},
    {"{table} has one row at most for each {columns}, which is the key of another table",
     "{columns} 是另一张表的键，{table} 中每个值至多一行"},
    {"{columns} together tell the rows of {table} apart",
     "{columns} 合在一起可区分 {table} 的各行"},
    {"{columns} are what {table} links, and other tables refer to it",
     "{columns} 是 {table} 所连接的对象，且有其他表引用它"},
    {"{columns} is the first column of {table} and refers to no other table",
     "{columns} 是 {table} 的第一列，且不引用其他表"},
    {"No column of {table} is named as a key, and it does not link two tables",
     "{table} 没有名称像键的列，也不连接两张表"},
    {"The data say that {columns} is not unique in {table}",
     "数据表明 {columns} 在 {table} 中不唯一"},
    {"What {table} links are not nodes", "{table} 所连接的对象不是节点"},
    {"The rules take no name for {table} or its key", "没有规则允许的名称可用于 {table} 或其键"},
    {"{table} is a view, which repeats what tables hold", "{table} 是视图，其内容来自其他表"},
    {"It has an empty name, which SQL cannot say", "它的名称为空，SQL 无法引用"},
    {"{table} links what {columns} refer to", "{table} 连接 {columns} 所引用的对象"},
    {"The data confirm it", "数据已证实"},
    {"The name {key} is reserved", "名称 {key} 是保留字"},
    {"It refers to no table, and none refers to it", "它不引用任何表，也没有表引用它"},
};
static_assert(is_table_to(kTexts, Reason::kAlone));

}  // namespace

std::string reason_text(Reason reason, const ReasonFacts& facts, Locale locale) {
  const Text& row = kTexts[static_cast<std::size_t>(reason)];
  std::string_view text = locale == Locale::kChinese ? row.chinese : row.english;
  std::string out;
  for (std::size_t open = 0; (open = text.find('{')) != std::string_view::npos;) {
    out += text.substr(0, open);
    text.remove_prefix(open + 1);
    // The names of facts differ in their last letter.
    const std::size_t close = text.find('}');
    switch (text[close - 1]) {
      case 'e':
        out += facts.table;
        break;
      case 's':
        out += facts.columns;
        break;
      case 't':
        out += facts.target;
        break;
      default:
        out += facts.key;
    }
    text.remove_prefix(close + 1);
  }
  out += text;
  return out;
}

std::string_view between_reasons(Locale locale) { return locale == Locale::kChinese ? "；" : "; "; }

}  // namespace mapping
