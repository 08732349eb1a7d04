# How this project writes a target, so that a folder's CMakeLists.txt is a few lines.

# Warnings for our own code. Linked by every target below; never by anything that is installed.
add_library(casus_warnings INTERFACE)
target_compile_options(casus_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wold-style-cast
  -Werror=switch -Werror=return-type
  # g++ 12 sees overlaps in std::string's own operator+ that are not there (its bug 105651).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
  $<$<BOOL:${CASUS_WERROR}>:-Werror>)

# casus_library(NAME casus_text SOURCES span.cpp span.hpp … LIBS fmt::fmt …)
#
# A static library. Files are included as they lie in the repository ("dsl/text/span.hpp"). LIBS are
# public and follow the arrows of docs/ARCHITECTURE.md.
function(casus_library)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "NAME" "SOURCES;LIBS")
  casus_reject_stray_arguments(casus_library)
  add_library(${arg_NAME} STATIC ${arg_SOURCES})
  target_include_directories(${arg_NAME} PUBLIC "${CMAKE_SOURCE_DIR}")
  target_link_libraries(${arg_NAME} PUBLIC ${arg_LIBS} PRIVATE casus_warnings)
endfunction()

# casus_program(NAME casus SOURCES main.cpp … LIBS …): an executable, otherwise as above.
function(casus_program)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "NAME" "SOURCES;LIBS")
  casus_reject_stray_arguments(casus_program)
  add_executable(${arg_NAME} ${arg_SOURCES})
  target_include_directories(${arg_NAME} PRIVATE "${CMAKE_SOURCE_DIR}")
  target_link_libraries(${arg_NAME} PRIVATE ${arg_LIBS} casus_warnings)
endfunction()

# For what a test does itself and does once: optimising it takes longer than it saves. Nor need it
# guide a fuzzer.
set(casus_runs_once -O0)
if(CASUS_SANITIZE AND CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  list(APPEND casus_runs_once -fno-sanitize=fuzzer-no-link)
endif()

# casus_test(NAME unit_text SOURCES span_test.cpp … LIBS casus_text … [LABELS …] [ARGS …])
#
# A Catch2 program, registered with CTest under the same name. Its sources may use
#   CASUS_SOURCE_DIR       the repository root (a string literal), to read rules, cases and goldens
#   CASUS_PROGRAM          the path of the program (a string literal); build `all` or `casus` first
# and the environment of whoever starts it, CASUS_TEST_DATA among it: a folder of real data that a
# test may need. A test that cannot run without it prints one line, "skipped: <what and why>", and
# passes; ./run-tests counts those lines and fails on them when CASUS_TEST_DATA is set.
# tests/support/test_data.hpp does both.
function(casus_test)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "NAME" "SOURCES;LIBS;LABELS;ARGS")
  casus_reject_stray_arguments(casus_test)
  add_executable(${arg_NAME} ${arg_SOURCES})
  target_include_directories(${arg_NAME} PRIVATE "${CMAKE_SOURCE_DIR}")
  target_compile_definitions(${arg_NAME} PRIVATE
    CASUS_SOURCE_DIR="${CMAKE_SOURCE_DIR}" CASUS_PROGRAM="${CMAKE_BINARY_DIR}/engine/cli/casus")
  target_link_libraries(${arg_NAME} PRIVATE casus_catch_main ${arg_LIBS} casus_warnings)
  if(NOT "property" IN_LIST arg_LABELS)
    target_compile_options(${arg_NAME} PRIVATE ${casus_runs_once})
  elseif(CASUS_COVERAGE)
    set_target_properties(${arg_NAME} PROPERTIES EXCLUDE_FROM_ALL ON)  # tests/coverage/run
  endif()
  add_test(NAME ${arg_NAME} COMMAND ${arg_NAME} ${arg_ARGS})
  set_tests_properties(${arg_NAME} PROPERTIES
    WORKING_DIRECTORY "${CMAKE_SOURCE_DIR}" LABELS "${arg_LABELS}" TIMEOUT 900
    # A fault must not be taken for the exit status 1 that a test may be waiting for.
    ENVIRONMENT "ASAN_OPTIONS=abort_on_error=1;UBSAN_OPTIONS=abort_on_error=1:print_stacktrace=1")
endfunction()

macro(casus_reject_stray_arguments function)
  if(NOT arg_NAME OR NOT arg_SOURCES OR arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR
      "${function} takes NAME, SOURCES and LIBS; not understood: ${arg_UNPARSED_ARGUMENTS}")
  endif()
endmacro()
