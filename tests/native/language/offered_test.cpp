#include <algorithm>
#include <array>
#include <catch2/catch_message.hpp>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "language/shop.h"
#include "mapping/language.h"
#include "mapping/text.h"

namespace mapping::language {
namespace {

// Statements in which each word in braces is taken out in turn: what the author wrote has to be offered in its place.
constexpr auto kStatements = std::to_array<std::string_view>({
    "{SELECT} {name}, {city} {FROM} {customers}",
    "SELECT {name} {AS} who FROM customers {WHERE} {born} {BETWEEN} {DATE} '2000-01-01' {AND} DATE "
    "'2001-01-01'",
    "SELECT {city}, {count}(*) AS people FROM {customers} {GROUP BY} {city} {HAVING} {count}(*) > "
    "2 {ORDER BY} {people} {DESC} {LIMIT} 5",
    "SELECT {c}.{name}, {o}.{total} FROM {customers} c {JOIN} {orders} o {ON} {c}.{id} = "
    "{o}.{customer_id}",
    "SELECT {order_id} FROM {orders} {LEFT} {JOIN} {returns} {USING} ({order_id})",
    "SELECT {name} FROM customers WHERE {id} {IN} ({SELECT} {customer_id} FROM {orders} WHERE "
    "{total} > 10)",
    "SELECT {name} FROM customers c WHERE {EXISTS} (SELECT 1 FROM orders o WHERE {o}.{customer_id} "
    "= {c}.{id})",
    "{WITH} big AS (SELECT {customer_id}, {sum}({total}) AS spent FROM orders GROUP BY "
    "{customer_id}) SELECT {customer_id}, {spent} FROM {big}",
    "SELECT {name} FROM customers {UNION} {ALL} {SELECT} {page}.{title} FROM {hive}.{web}.{visits}",
    "SELECT {CASE} {WHEN} {total} > 100 {THEN} 'large' {ELSE} 'small' {END} AS size FROM orders",
    "SELECT {CAST}({total} {AS} {double}) FROM orders",
    "SELECT {TRY_CAST}({name} AS {bigint}) FROM customers",
    "SELECT {customer_id}, {row_number}() {OVER} ({PARTITION} BY {customer_id} {ORDER} BY "
    "{placed}) FROM orders",
    "SELECT {sum}({total}) OVER (ORDER BY {placed} {ROWS} {BETWEEN} {UNBOUNDED} {PRECEDING} {AND} "
    "{CURRENT} {ROW}) FROM orders",
    "SELECT {rank}() OVER {w} FROM orders {WINDOW} w AS (ORDER BY {total})",
    "SELECT {t}.{tag} FROM hive.web.visits v {CROSS} {JOIN} {UNNEST}({v}.{tags}) AS t (tag)",
    "SELECT {transform}({tags}, x -> {upper}({x})) FROM hive.web.visits",
    "SELECT {element_at}({counts}, 'home') FROM hive.web.visits",
    "SELECT {page}.{size} FROM hive.web.visits v WHERE {v}.{page}.{title} {LIKE} 'a%'",
    "SELECT {extract}(YEAR FROM {placed}) FROM orders WHERE {placed} {IS} {NOT} {NULL}",
    "SELECT {date_trunc}('month', {placed}) FROM orders",
    "SELECT {placed} + {INTERVAL} '1' DAY FROM orders",
    "SELECT {coalesce}({name}, {city}) FROM customers",
    "SELECT {nullif}({name}, 'x'), {if}({total} > 1, {total}) FROM customers, orders",
    "SELECT {count}({DISTINCT} {city}) {FILTER} (WHERE {born} > DATE '2000-01-01') FROM customers",
    "SELECT {array_agg}({name} {ORDER} BY {born}) FROM customers",
    "SELECT -{total}, {total} * 2, {name} || {city} FROM orders, customers",
    "SELECT {id} FROM customers {EXCEPT} SELECT {customer_id} FROM orders {INTERSECT} SELECT "
    "{customer_id} FROM hive.web.visits",
    "SELECT {lower}({name}), {substr}({city}, 1, 2) FROM customers ORDER BY {born} {NULLS} {LAST} "
    "{OFFSET} 2 {LIMIT} 3",
    "SELECT {x}.{paid} FROM ({SELECT} {total} AS paid FROM orders) {AS} x WHERE {x}.{paid} {IS} "
    "{NOT} {DISTINCT} {FROM} 3",
    "SELECT * FROM {LATERAL} (SELECT 1 AS one) l, {orders} WHERE {l}.{one} = {order_id}",
    "SELECT name FROM customers {FETCH} FIRST 3 {ROWS} {ONLY}",
    "SELECT {approx_percentile}({total}, 0.5), {max_by}({order_id}, {total}) FROM orders",
    "SELECT {UUID} '00000000-0000-0000-0000-000000000000', {TIMESTAMP} '2020-01-01 00:00:00', "
    "{DECIMAL} '1.5'",
    "SELECT {seen_at} FROM hive.web.visits WHERE {seen_at} > {TIMESTAMP} '2020-01-01 00:00:00 UTC'",
    "SELECT {o}.{\"Order State\"} FROM orders o WHERE {o}.{total} {NOT} {IN} (1, 2) {OR} "
    "{o}.{\"Order State\"} = 'open'",
    "select {name} {from} {customers} {where} {city} = 'Rome' {and} {not} {born} {is} {null}",
    "SELECT {city}, {name}, {count}(*) FROM customers GROUP BY {GROUPING} SETS (({city}), "
    "({name}))",
    "SELECT {city} FROM customers GROUP BY {ROLLUP} ({city})",
    "SELECT {o}.{total} FROM {hive}.{archive}.{orders_2020} o",
});

struct Question {
  std::string text{};  // without the word
  std::uint32_t caret = 0;
  std::string word{};
};

bool is_keyword(std::string_view word) {
  return std::ranges::all_of(word,
                             [](char c) { return (c >= 'A' && c <= 'Z') || c == ' ' || c == '_'; });
}

// The statement without its braces, and without what one pair of them holds.
Question without(std::string_view marked, std::size_t number) {
  Question question;
  for (std::size_t open = 0; !marked.empty(); ++open) {
    const std::size_t begin = std::min(marked.find('{'), marked.size());
    question.text += marked.substr(0, begin);
    marked.remove_prefix(begin);
    if (marked.empty()) break;
    const std::size_t end = marked.find('}');
    const std::string_view word = marked.substr(1, end - 1);
    if (open == number) {
      question.caret = static_cast<std::uint32_t>(question.text.size());
      question.word = word;
    } else {
      question.text += word;
    }
    marked.remove_prefix(end + 1);
  }
  return question;
}

// Which place the word has in the list, counted from 0; the list's length: none.
std::size_t place_of(const Question& question, const CompletionList& list) {
  const auto is_word = [&](const CompletionItem& item) {
    const std::string_view text(item.text);
    const std::string_view word(question.word);
    return equals_ignoring_case(text, word) ||
           (text.size() > word.size() && text.ends_with(word) &&
            text[text.size() - word.size() - 1] == '.') ||
           (starts_with_ignoring_case(text, word) &&
            (text[word.size()] == ' ' || text[word.size()] == '('));
  };
  const auto found = std::ranges::find_if(list.items, is_word);
  return static_cast<std::size_t>(found - list.items.begin());
}

// How many words there are, and how many of them are among the first five.
struct Recall {
  int words = 0;
  int first = 0;
};

struct Recalls {
  Recall keywords{};
  Recall names{};
};

// Asks for every word of every statement, with `fault` behind what the statement says.
Recalls ask(std::string_view fault) {
  Recalls recalls;
  Shop shop;
  for (const std::string_view statement : kStatements) {
    const auto words = static_cast<std::size_t>(std::ranges::count(statement, '{'));
    for (std::size_t i = 0; i < words; ++i) {
      Question question = without(statement, i);
      question.text += fault;
      const CompletionList list = complete_sql(question.text, question.caret, shop.context());
      const std::size_t place = place_of(question, list);
      CAPTURE(question.text, question.caret, question.word);
      CHECK(place < list.items.size());
      Recall& recall = is_keyword(question.word) ? recalls.keywords : recalls.names;
      ++recall.words;
      recall.first += place < 5 ? 1 : 0;
    }
  }
  return recalls;
}

TEST_CASE("a word that is taken out is offered, most among the first five") {
  const Recalls recalls = ask("");
  CHECK(recalls.keywords.first * 100 >= recalls.keywords.words * 95);
  CHECK(recalls.names.first * 100 >= recalls.names.words * 90);
}

TEST_CASE("also with a fault behind it") {
  const Recalls recalls = ask(" UNION SELECT a b c, FROM");
  CHECK(recalls.keywords.first * 100 >= recalls.keywords.words * 90);
  CHECK(recalls.names.first * 100 >= recalls.names.words * 85);
}

}  // namespace
}  // namespace mapping::language
