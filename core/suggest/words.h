#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// What the name of a table or column is made of: the first stage of what a catalog tells by its names alone.
namespace mapping {

// The word by which a name says that it holds a key: `id`, `uuid`, `key`, `sk` … Two names speak of the same key where
// their words are of one kind.
enum class KeyWord : std::uint8_t {
  kNone,
  kId,
  kUuid,
  kKey,
  kSurrogate,
  kHash,
  kPrimary,  // of its own table: `customer_pk`
  kForeign,  // of another one, whatever the key is called there: `customer_fk`, `customer_ref`
  kCode,
  kNumber,
};

// Whether columns with such a word are keys more often than not: `id`, but not `code` or `number`.
[[nodiscard]] constexpr bool is_strong(KeyWord word) {
  return word != KeyWord::kNone && word < KeyWord::kCode;
}

// A name without the word for its key, its words run together in lower case: abbreviations that everybody uses written
// out, the last word in the singular, so that `bill_cust_sk`, `BillCustomer` and `billcustomers` have one stem.
struct Stem {
  std::string text{};
  std::uint64_t starts = 1;  // bit i: a word begins at byte i
  KeyWord key_word = KeyWord::kNone;
  bool is_glued = false;   // the key's word had no mark in front of it: `custkey`
  bool is_plural = false;  // the last word was one

  // Whether a word begins there; in a name run together it may begin anywhere.
  [[nodiscard]] bool may_begin_at(std::size_t byte) const {
    return is_glued || (byte < 64 && ((starts >> byte) & 1U) != 0);
  }
};

// The words of a name in lower case: at marks, blanks and capitals.  `BusinessEntityID` → business, entity, id
[[nodiscard]] std::vector<std::string> split_words(std::string_view name);

// The same in one text.
[[nodiscard]] std::string joined_words(std::string_view name, char between);

// Of a column: `c_current_cdemo_sk` → ccurrentcdemo, surrogate. A number behind a role is dropped: `team1_id` → team.
[[nodiscard]] Stem column_stem(std::string_view name);

// Its words without those for a key: `ss_customer_sk` → ss, customer.
[[nodiscard]] std::vector<std::string> words_without_key(std::string_view name);

// Of words that hold no key: a table's.
[[nodiscard]] Stem stem_of(const std::vector<std::string>& words);

// The word written out where it is an abbreviation that everybody uses: `addr` → address.
[[nodiscard]] std::string_view written_out(std::string_view word);

// Whether a name is a word for what somebody does: `approved_by`, `salesperson`.
enum class PersonRole : std::uint8_t { kNone, kPerson, kWorker };
[[nodiscard]] PersonRole person_role(std::string_view role, KeyWord key_word);

enum class Shortening : std::uint8_t { kNone, kLetters, kBeginning };

// How `word` stands for a longer one: as its beginning (`promo`, promotion), or by some of its letters (`mktg`,
// marketing).
[[nodiscard]] Shortening shortens(std::string_view word, std::string_view longer);

}  // namespace mapping
