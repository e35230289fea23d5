// What is called for every piece of every text that is written. A build for size makes six calls of each: the library's own
// function copies by way of others, none of which is inlined there. This one is compiled for speed (core/CMakeLists.txt).
#include <cstddef>
#include <string>

template std::string& std::basic_string<char>::append(const char* text, std::size_t size);
