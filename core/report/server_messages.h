#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "mapping/diagnostic.h"
#include "mapping/text.h"

// What a Trino server says of a query, in its words: the rows of server_messages.tsv. The parser and
// the analysis name a row and hand over its values, the text of a server is read by the same rows.
//
//   ServerSentence said = say(ServerMessage::kCatalogNotFound, {"hiev"});
//   said.text                                             // "Catalog 'hiev' not found"
//   error_name_of(said.message)                           // "CATALOG_NOT_FOUND"
//   plain_code(said.message, said.facts, params)          // kSqlCatalogNotFound, params += name: hiev
//   plain_code("Catalog 'hiev' not found", params)        // the same
namespace mapping {

enum class ServerMessage : std::uint16_t {
  kNone,  // nothing is said
#define SERVER_MESSAGE(enumerator) enumerator,
#include "report/server_message_names.inc"
#undef SERVER_MESSAGE
};

struct ServerSentence {
  ServerMessage message = ServerMessage::kNone;
  std::string text{};
  Params facts{};  // what stands in the places that plain sentences take

  explicit operator bool() const { return message != ServerMessage::kNone; }
};

// `values` are what stands in the places, in their order.
[[nodiscard]] ServerSentence say(ServerMessage message, MessageValues values = {});

// Trino's name of the error: COLUMN_NOT_FOUND …
[[nodiscard]] std::string_view error_name_of(ServerMessage message);

// The plain sentence for what is said: of those of its row the first whose facts are all known, as
// the local analysis knows more than a server tells. `params` get what the sentence needs of `facts`
// and are not to be found among them already. kSqlError, which shows the server's own words, where
// there is no plainer one.
[[nodiscard]] Code plain_code(ServerMessage message, const Params& facts, Params& params);

// The same for the text of a server, without its place.
[[nodiscard]] Code plain_code(std::string_view text, Params& params);

}  // namespace mapping
