// The one main() of all test programs: Catch2 is slow to compile, so it is compiled once.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
