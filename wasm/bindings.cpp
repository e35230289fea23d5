#include <emscripten/bind.h>

#include <cstdint>
#include <new>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "mapping/protocol.h"

// The boundary of the module: bytes in, bytes out. The host writes an input and the options behind
// it into the buffer that `reserve` gives, and finds the answer, JSON in UTF-8, at `result`.
namespace {

constexpr std::string_view kOutOfMemory =
    R"({"error":{"code":"out_of_memory","message":"There is not enough memory","params":{}}})";

class Session {
 public:
  // The address of a buffer of `bytes` bytes, valid until the next call; 0 when there is no memory
  // for it.
  std::uintptr_t reserve(std::size_t bytes) {
    try {
      buffer_.resize(bytes);
    } catch (const std::bad_alloc&) {
      return 0;
    } catch (const std::length_error&) {
      return 0;
    }
    return reinterpret_cast<std::uintptr_t>(buffer_.data());
  }

  // The size of the answer in bytes. Running out of memory is an answer like any other.
  std::size_t run(const std::string& operation, std::size_t input_bytes,
                  std::size_t options_bytes) {
    const std::string_view input(buffer_.data(), input_bytes);
    const std::string_view options(buffer_.data() + input_bytes, options_bytes);
    try {
      if (!session_) session_.emplace();
      result_ = session_->run(operation, input, options);
      view_ = result_;
    } catch (const std::bad_alloc&) {
      session_.reset();
      view_ = kOutOfMemory;
    }
    release_large_buffer();
    return view_.size();
  }

  [[nodiscard]] std::uintptr_t result() const {
    return reinterpret_cast<std::uintptr_t>(view_.data());
  }

 private:
  // One large mapping must not cost its memory for the rest of the page's life.
  void release_large_buffer() {
    constexpr std::size_t kKeptBytes = std::size_t{16} << 20U;
    if (buffer_.capacity() > kKeptBytes) std::string().swap(buffer_);
  }

  std::string buffer_;
  std::optional<mapping::Session> session_;
  std::string result_;
  std::string_view view_;
};

}  // namespace

EMSCRIPTEN_BINDINGS(mapping_generator) {
  emscripten::class_<Session>("Session")
      .constructor()
      .function("reserve", &Session::reserve)
      .function("run", &Session::run)
      .function("result", &Session::result);
}
