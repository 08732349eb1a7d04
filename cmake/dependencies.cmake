# The one place that names versions. Everything comes from the distribution's packages (the list is
# packages.txt); nothing is downloaded while configuring.

find_package(Threads REQUIRED)
find_package(Boost 1.81 REQUIRED)             # Spirit X3; only dsl/grammar includes it
find_package(fmt 9.1 REQUIRED)                # g++ 12 has no std::format
find_package(OpenSSL 3.0 REQUIRED COMPONENTS Crypto)  # SHA-256; dsl/text only
find_package(nlohmann_json 3.11 REQUIRED)     # record, import and report only
find_package(spdlog 1.10 REQUIRED)            # engine/cli only
find_package(CLI11 2.1 REQUIRED)              # engine/cli only
find_package(Catch2 2.13 REQUIRED)            # tests only

# Tests written in Python use the distribution's, which is the one that sees its packages.
find_program(CASUS_PYTHON python3 PATHS /usr/bin NO_DEFAULT_PATH)
if(NOT CASUS_PYTHON)
  set(CASUS_PYTHON python3)
endif()
mark_as_advanced(CASUS_PYTHON)

# A cache for compilations, where there is one that works here. It is asked to compile before it is
# trusted: one that cannot write its folder fails each compilation instead of stepping aside.
# Paths are hashed relative to the root, so that two checkouts share their results.
find_program(CASUS_CCACHE ccache)
mark_as_advanced(CASUS_CCACHE)
if(CASUS_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(probe "${CMAKE_BINARY_DIR}/ccache_probe")
  file(WRITE "${probe}.cpp" "int main() {}\n")
  execute_process(
    COMMAND "${CASUS_CCACHE}" "${CMAKE_CXX_COMPILER}" -c "${probe}.cpp" -o "${probe}.o"
    RESULT_VARIABLE probe_failed OUTPUT_QUIET ERROR_QUIET)
  if(NOT probe_failed)
    set(CMAKE_CXX_COMPILER_LAUNCHER
      "${CMAKE_COMMAND}" -E env "CCACHE_BASEDIR=${CMAKE_SOURCE_DIR}" "${CASUS_CCACHE}")
  endif()
endif()
