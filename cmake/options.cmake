# Compiler options. What every target must agree on is set here for all of them; what only the
# project's own code has to satisfy is in mapping_strict.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

# Colours also when ninja collects the output.
add_compile_options($<$<CXX_COMPILER_ID:Clang>:-fcolor-diagnostics>)

if(EMSCRIPTEN)
  # One program of a few hundred KiB: seen as a whole it gets a fifth smaller.
  add_compile_options(-flto)
  add_link_options(-flto)
  # So that a failed allocation becomes an answer instead of a trap.
  add_compile_options($<$<NOT:$<BOOL:$<TARGET_PROPERTY:WITHOUT_CLEANUP>>>:-fwasm-exceptions>)
  add_compile_options($<$<BOOL:$<TARGET_PROPERTY:WITHOUT_CLEANUP>>:-fignore-exceptions>)
  add_link_options(-fwasm-exceptions)
endif()

if(MAPPING_GENERATOR_SANITIZE)
  # A finding ends the program, or the tests would pass over it.
  add_compile_options(-fsanitize=${MAPPING_GENERATOR_SANITIZE} -fno-sanitize-recover=all
                      -fno-omit-frame-pointer)
  # A check at every use of a pointer, a fifth of the time to compile and to run: AddressSanitizer ends at the same faults,
  # and nothing here makes an object out of bytes.
  add_compile_options(-fno-sanitize=null,alignment,object-size,vptr)
  add_link_options(-fsanitize=${MAPPING_GENERATOR_SANITIZE})
endif()

if(MAPPING_GENERATOR_FUZZ)
  # Coverage in all code; only a fuzz target links libFuzzer's main.
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

add_library(mapping_strict INTERFACE)
target_compile_options(mapping_strict INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror
                                                $<$<CXX_COMPILER_ID:Clang>:-Wreserved-identifier>)
# libstdc++ 12 calls what it deprecates itself (in std::stable_sort), and clang says so.
target_compile_options(mapping_strict INTERFACE $<$<CXX_COMPILER_ID:Clang>:-Wno-deprecated-declarations>)

# Reading headers is most of what a file takes to compile.
function(precompile_headers target)
  if(NOT MAPPING_GENERATOR_PRECOMPILE)
    return()
  endif()
  target_precompile_headers(
    ${target}
    PRIVATE
    <algorithm>
    <array>
    <cstddef>
    <cstdint>
    <memory>
    <optional>
    <span>
    <string>
    <string_view>
    <utility>
    <variant>
    <vector>
    ${ARGN})
  # So that the compiler's cache knows a file again whose headers were precompiled anew.
  target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:Clang>:SHELL:-Xclang -fno-pch-timestamp>)
endfunction()
