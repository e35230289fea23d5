#include <emscripten/bind.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "mapping/protocol.h"

// The boundary of the module: bytes in, bytes out.
//
// The host writes the name of an operation, its input and its options, one behind the other, into
// the buffer that `reserve` gives, and finds the answer, JSON in UTF-8, at `result`. Sessions are
// told apart by their addresses.
//
// Nothing but a failed allocation is ever thrown, and the library is built without clean-up for it
// (WITHOUT_CLEANUP in cmake/options.cmake), which is a twelfth of the download. So running out of
// memory ends the instance: 0 is the answer, and the host starts a fresh instance, whose memory is
// empty again.
namespace {

struct BoundSession {
  explicit BoundSession(std::shared_ptr<mapping::CatalogStore> catalogs)
      : session(std::move(catalogs)) {}

  mapping::Session session;
  std::unique_ptr<char[]> buffer;  // not a string: nobody needs its bytes cleared
  std::size_t buffer_bytes = 0;
  std::string result;
};

using Address = std::uintptr_t;

Address address_of(const void* object) { return reinterpret_cast<Address>(object); }
BoundSession& session_at(Address address) {
  // NOLINTNEXTLINE(performance-no-int-to-ptr): a host has numbers only
  return *reinterpret_cast<BoundSession*>(address);
}

// What `allocate` returns; 0 where the memory does not suffice.
template <typename Allocate>
std::size_t or_zero(Allocate&& allocate) {
  try {
    return allocate();
  } catch (...) {
    return 0;
  }
}

using Store = std::shared_ptr<mapping::CatalogStore>;

// What the sessions share; as long as the instance.
Address create_store() {
  return or_zero([] {
    return address_of(std::make_unique<Store>(std::make_shared<mapping::CatalogStore>()).release());
  });
}

Address create_session(Address store) {
  return or_zero([&] {
    // NOLINTNEXTLINE(performance-no-int-to-ptr): as above
    const Store& catalogs = *reinterpret_cast<const Store*>(store);
    return address_of(std::make_unique<BoundSession>(catalogs).release());
  });
}

void delete_session(Address session) {
  const std::unique_ptr<BoundSession> owner(&session_at(session));
}

void replace_buffer(BoundSession& bound, std::size_t bytes) {
  bound.buffer_bytes = 0;
  bound.buffer.reset();
  bound.buffer = std::make_unique_for_overwrite<char[]>(bytes);
  bound.buffer_bytes = bytes;
}

// The address of a buffer of `bytes` bytes, valid until the session's next call.
Address reserve(Address session, std::size_t bytes) {
  return or_zero([&] {
    BoundSession& bound = session_at(session);
    if (bound.buffer_bytes < bytes) replace_buffer(bound, bytes);
    return address_of(bound.buffer.get());
  });
}

// One large mapping must not cost its memory for the rest of the page's life.
void release_large_buffer(BoundSession& bound) {
  constexpr std::size_t kKeptBytes = std::size_t{16} << 20U;
  if (bound.buffer_bytes > kKeptBytes) replace_buffer(bound, 1);
}

// The size of the answer in bytes.
std::size_t run(Address session, std::size_t operation_bytes, std::size_t input_bytes,
                std::size_t options_bytes) {
  return or_zero([&] {
    BoundSession& bound = session_at(session);
    const std::string_view request(bound.buffer.get(), bound.buffer_bytes);
    bound.result = bound.session.run(request.substr(0, operation_bytes),
                                     request.substr(operation_bytes, input_bytes),
                                     request.substr(operation_bytes + input_bytes, options_bytes));
    release_large_buffer(bound);
    return bound.result.size();
  });
}

// The address of the last answer, valid until the session's next call.
Address result(Address session) { return address_of(session_at(session).result.data()); }

}  // namespace

EMSCRIPTEN_BINDINGS(mapping_generator) {
  emscripten::function("createStore", &create_store);
  emscripten::function("createSession", &create_session);
  emscripten::function("deleteSession", &delete_session);
  emscripten::function("reserve", &reserve);
  emscripten::function("run", &run);
  emscripten::function("result", &result);
}
