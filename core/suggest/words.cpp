#include "suggest/words.h"

#include <algorithm>

#include "mapping/text.h"
#include "suggest/naming.h"

namespace mapping {
namespace {

struct KeyWordRow {
  std::string_view word;
  KeyWord kind;
  bool may_be_glued = false;
  bool may_lead = false;
};

// Those that may be glued: the longer one first where one ends in the other.
constexpr KeyWordRow kKeyWords[] = {
    {"uuid", KeyWord::kUuid, true},
    {"guid", KeyWord::kUuid, true},
    {"number", KeyWord::kNumber, true},
    {"code", KeyWord::kCode, true},
    {"key", KeyWord::kKey, true},
    {"id", KeyWord::kId, true, true},
    {"sk", KeyWord::kSurrogate, true, true},
    {"fk", KeyWord::kForeign, true, true},
    {"pk", KeyWord::kPrimary, true, true},
    {"no", KeyWord::kNumber, true},
    {"nr", KeyWord::kNumber, true},
    {"num", KeyWord::kNumber},
    {"nbr", KeyWord::kNumber},
    {"cd", KeyWord::kCode},
    {"ident", KeyWord::kId},
    {"identifier", KeyWord::kId},
    {"oid", KeyWord::kId},
    {"rowid", KeyWord::kId},
    {"pkey", KeyWord::kPrimary},
    {"fkey", KeyWord::kForeign},
    {"ref", KeyWord::kForeign},
    {"skey", KeyWord::kSurrogate},
    {"wid", KeyWord::kSurrogate},
    {"hk", KeyWord::kHash},
    {"hkey", KeyWord::kHash},
    {"bk", KeyWord::kKey},
};

struct Abbreviation {
  std::string_view word;
  std::string_view full;
};

constexpr Abbreviation kAbbreviations[] = {
    {"acct", "account"},
    {"addr", "address"},
    {"amt", "amount"},
    {"cat", "category"},
    {"cntry", "country"},
    {"cust", "customer"},
    {"dept", "department"},
    {"dst", "destination"},
    {"emp", "employee"},
    {"grp", "group"},
    {"inv", "invoice"},
    {"lang", "language"},
    {"loc", "location"},
    {"mgr", "manager"},
    {"msg", "message"},
    {"ord", "order"},
    {"org", "organization"},
    {"pers", "person"},
    {"prod", "product"},
    {"proj", "project"},
    {"qty", "quantity"},
    {"src", "source"},
    {"subcat", "subcategory"},
    {"trans", "transaction"},
    {"trx", "transaction"},
    {"txn", "transaction"},
    {"usr", "user"},
    {"whse", "warehouse"},
    {"organisation", "organization"},
    {"addresse", "address"},
};

// What people do, ends of names.
constexpr std::string_view kPersonWords[] = {
    "edby",        "enby",       "author",     "owner",          "creator",  "editor",
    "approver",    "assignee",   "assignedto", "reporter",       "reviewer", "moderator",
    "sender",      "recipient",  "receiver",   "follower",       "uploader", "inviter",
    "invitee",     "submitter",  "requester",  "manager",        "salesrep", "supportrep",
    "salesperson", "supervisor", "boss",       "representative", "leader"};
// The last so many of them work for somebody.
constexpr std::size_t kWorkingWords = 7;
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_word_character(char c) {
  const char lower = to_lower(c);
  return (lower >= 'a' && lower <= 'z') || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

const KeyWordRow* find_key_word(std::string_view word) {
  const auto* const found = std::ranges::find(kKeyWords, word, &KeyWordRow::word);
  return found == std::end(kKeyWords) ? nullptr : found;
}

// Takes the words for a key off both ends: `customer_id_fk` says what the key is called, and that it is another table's.
KeyWord take_key_words(std::vector<std::string>& words) {
  KeyWord kind = KeyWord::kNone;
  while (!words.empty() && (kind == KeyWord::kNone || kind == KeyWord::kForeign)) {
    const KeyWordRow* const row = find_key_word(words.back());
    if (row == nullptr) break;
    kind = row->kind;
    words.pop_back();
  }
  if (words.size() < 2) return kind;
  const KeyWordRow* const row = find_key_word(words.front());
  if (row == nullptr || !row->may_lead) return kind;
  if (kind != KeyWord::kNone && is_strong(row->kind) && row->kind < KeyWord::kPrimary) return kind;
  words.erase(words.begin());
  return kind == KeyWord::kNone || row->kind == KeyWord::kPrimary ? row->kind : kind;
}

KeyWord take_glued_key_word(std::string& word) {
  for (const KeyWordRow& row : kKeyWords) {
    if (!row.may_be_glued || word.size() < row.word.size() + 2 || !word.ends_with(row.word))
      continue;
    word.resize(word.size() - row.word.size());
    return row.kind;
  }
  return KeyWord::kNone;
}

void drop_trailing_digits(std::vector<std::string>& words) {
  while (words.size() > 1 && std::ranges::all_of(words.back(), is_digit)) words.pop_back();
  if (words.empty()) return;
  std::string& last = words.back();
  std::size_t size = last.size();
  while (size > 1 && is_digit(last[size - 1])) --size;
  if (!is_digit(last[size - 1])) last.resize(size);
}

// English has plurals that do not tell their singular: `movies`, `caches`. Both forms get one spelling.
void use_one_spelling(std::string& word) {
  if (word.size() > 3 && word.ends_with("ie")) {
    word.replace(word.size() - 2, 2, "y");
  } else if (word.ends_with("che") || word.ends_with("she") || word.ends_with("xe")) {
    word.pop_back();
  }
}

}  // namespace

// Not letter by letter: a string makes a call of each.
std::string joined_words(std::string_view name, char between) {
  std::string text(2 * name.size(), between);
  char* const begin = text.data();
  char* end = begin;
  bool goes_on = false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    if (!is_word_character(c)) {
      goes_on = false;
      continue;
    }
    const bool after_small = i > 0 && !is_capital(name[i - 1]);
    const bool before_small = i + 1 < name.size() && name[i + 1] >= 'a' && name[i + 1] <= 'z';
    const bool begins = !goes_on || (is_capital(c) && (after_small || before_small));
    if (begins && end != begin) *end++ = between;
    *end++ = to_lower(c);
    goes_on = true;
  }
  text.resize(static_cast<std::size_t>(end - begin));
  return text;
}

std::vector<std::string> split_words(std::string_view name) {
  constexpr char kBetween = ' ';  // no word has one
  const std::string joined = joined_words(name, kBetween);
  std::vector<std::string> words;
  constexpr std::size_t kUsual = 4;
  words.reserve(kUsual);
  for (std::size_t begin = 0; begin < joined.size();) {
    const std::size_t end = std::min(joined.find(kBetween, begin), joined.size());
    words.emplace_back(joined, begin, end - begin);
    begin = end + 1;
  }
  return words;
}

std::string_view written_out(std::string_view word) {
  const auto* const found = std::ranges::find(kAbbreviations, word, &Abbreviation::word);
  return found == std::end(kAbbreviations) ? word : found->full;
}

Stem stem_of(const std::vector<std::string>& words) {
  Stem stem{.starts = 0};
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (stem.text.size() < 64) stem.starts |= std::uint64_t{1} << stem.text.size();
    if (i + 1 < words.size()) {
      stem.text += written_out(words[i]);
      continue;
    }
    std::string last = singular_of(words[i]);
    stem.is_plural = last != words[i];
    last = written_out(last);
    use_one_spelling(last);
    stem.text += last;
  }
  return stem;
}

Stem column_stem(std::string_view name) {
  std::vector<std::string> words = split_words(name);
  KeyWord kind = take_key_words(words);
  bool is_glued = false;
  drop_trailing_digits(words);
  if (kind == KeyWord::kNone && !words.empty()) {
    kind = take_glued_key_word(words.back());
    is_glued = kind != KeyWord::kNone;
  }
  Stem stem = stem_of(words);
  stem.key_word = kind;
  stem.is_glued = is_glued;
  return stem;
}

std::vector<std::string> words_without_key(std::string_view name) {
  std::vector<std::string> words = split_words(name);
  if (take_key_words(words) == KeyWord::kNone && !words.empty()) take_glued_key_word(words.back());
  return words;
}

PersonRole person_role(std::string_view role, KeyWord key_word) {
  const auto* const found = std::ranges::find_if(kPersonWords, [&](std::string_view word) {
    return key_word == KeyWord::kNone && !word.ends_with("by") ? role == word
                                                               : role.ends_with(word);
  });
  if (found == std::end(kPersonWords)) return PersonRole::kNone;
  const bool is_worker = std::end(kPersonWords) - found <= static_cast<int>(kWorkingWords);
  return is_worker ? PersonRole::kWorker : PersonRole::kPerson;
}

Shortening shortens(std::string_view word, std::string_view longer) {
  constexpr std::size_t kShortest = 3;
  if (word.size() < kShortest || word.size() >= longer.size()) return Shortening::kNone;
  if (longer.starts_with(word)) return Shortening::kBeginning;
  if (word.front() != longer.front()) return Shortening::kNone;
  std::size_t at = 0;
  for (const char c : longer) {
    if (at < word.size() && word[at] == c) ++at;
  }
  return at == word.size() ? Shortening::kLetters : Shortening::kNone;
}

}  // namespace mapping
