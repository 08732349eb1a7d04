#!/usr/bin/env python3
"""Each check is seen to fail on a planted offender, and to pass beside it."""

import os
import tempfile
import unittest

import source
import tidy

CLEAN = {
    "CMakeLists.txt": "foreach(folder dsl/text dsl/grammar engine/judge engine/record tests)\n",
    "dsl/text/CMakeLists.txt": "casus_library(NAME casus_text SOURCES span.cpp)\n",
    "dsl/text/span.cpp": '#include "dsl/text/span.hpp"\n\nint f() { return 1; }\n',
    "dsl/text/span.hpp": "#pragma once\n",
    "dsl/grammar/CMakeLists.txt": "casus_library(NAME casus_grammar SOURCES file.cpp LIBS "
                                  "casus_syntax)\n",
    "dsl/grammar/file.cpp": '#include "dsl/syntax/tree.hpp"\n#include "dsl/text/span.hpp"\n\n'
                            "#include <boost/spirit/home/x3.hpp>\n",
    "engine/judge/CMakeLists.txt": "casus_library(NAME casus_judge SOURCES judge.cpp LIBS "
                                   "casus_model casus_record)\n",
    "engine/judge/judge.cpp": '#include "dsl/model/rulebook.hpp"\n'
                              '#include "engine/record/case.hpp"\n',
}


def long_function(lines):
    return "int f() {\n" + "  g();\n" * (lines - 2) + "}\n"


class Planted(unittest.TestCase):
    def offences(self, check, planted):
        with tempfile.TemporaryDirectory() as root:
            for path, text in {**CLEAN, **planted}.items():
                os.makedirs(os.path.join(root, os.path.dirname(path)), exist_ok=True)
                with open(os.path.join(root, path), "w", encoding="utf-8") as file:
                    file.write(text)
            with open(os.path.join(root, ".clang-format"), "w", encoding="utf-8") as file:
                file.write("BasedOnStyle: Google\nColumnLimit: 100\nSortIncludes: Never\n")
            return list(tidy.CHECKS[check](tidy.Tree(root)))

    def plant(self, check, path, text, *expected):
        found = self.offences(check, {path: text})
        self.assertEqual(len(found), 1, found)
        for part in (path, *expected):
            self.assertIn(part, found[0])

    def pass_by(self, check, path, text):
        self.assertEqual(self.offences(check, {path: text}), [])

    def test_the_clean_tree_is_clean(self):
        for check in tidy.CHECKS:
            self.assertEqual(self.offences(check, {}), [], check)

    def test_an_arrow_the_wrong_way(self):
        self.plant("includes", "dsl/text/span.hpp", '#include "dsl/syntax/tree.hpp"\n',
                   "dsl/text must not include dsl/syntax/tree.hpp")

    def test_the_judge_takes_a_case_and_no_reader(self):
        self.plant("includes", "engine/judge/judge.cpp", '#include "engine/record/read.hpp"\n')

    def test_the_engine_sees_no_tree(self):
        self.plant("includes", "engine/cli/main.cpp", '#include "dsl/syntax/tree.hpp"\n')
        self.plant("includes", "engine/cli/main.cpp", '#include "dsl/parse.hpp"\n')
        self.pass_by("includes", "engine/cli/main.cpp", '#include "dsl/compile.hpp"\n')

    def test_nothing_includes_the_command(self):
        self.plant("includes", "engine/report/text.cpp", '#include "engine/cli/main.hpp"\n')

    def test_a_folder_without_arrows(self):
        self.plant("includes", "engine/new/a.cpp", '#include "dsl/model/rulebook.hpp"\n',
                   "has no arrows")

    def test_doors(self):
        for header, door, elsewhere in [
                ("boost/spirit/home/x3.hpp", "dsl/grammar", "tests/unit/dsl"),
                ("boost/fusion/adapted.hpp", "dsl/grammar", "dsl/check"),
                ("nlohmann/json.hpp", "engine/record", "engine/scenario"),
                ("nlohmann/json_fwd.hpp", "engine/report", "engine/cli"),
                ("CLI/CLI.hpp", "engine/cli", "engine/scenario"),
                ("spdlog/spdlog.h", "engine/cli", "engine/judge"),
                ("catch2/catch.hpp", "tests/unit", "engine/judge")]:
            include = f"#include <{header}>\n"
            self.plant("includes", f"{elsewhere}/a.cpp", include, header)
            self.plant("includes", f"{elsewhere}/a.hpp", f"# include <{header}>\n", header)
            self.pass_by("includes", f"{door}/a.cpp", include)

    def test_a_link_line_against_the_arrows(self):
        self.plant("links", "dsl/text/CMakeLists.txt",
                   "casus_library(NAME casus_text SOURCES span.cpp\n  LIBS casus_model)\n",
                   ":2:", "casus_model")

    def test_file_size(self):
        self.plant("file-size", "dsl/text/span.cpp", "//\n" * 400, "400 lines")
        self.pass_by("file-size", "dsl/text/span.cpp", "//\n" * 399)

    def test_function_size(self):
        self.plant("function-size", "dsl/text/span.cpp", long_function(70), ":1:", "70 lines")
        self.pass_by("function-size", "dsl/text/span.cpp", long_function(69))

    def test_columns_count_characters(self):
        self.plant("columns", "dsl/text/span.hpp", "// " + "é" * 98 + "\n", "101 columns")
        self.pass_by("columns", "dsl/text/span.hpp", "// " + "é" * 97 + "\n")
        self.plant("columns", "cmake/x.cmake", "set(a b) \n", "blank at the end")

    def test_dead_files(self):
        self.plant("listed", "dsl/text/other.cpp", "", "lists it")
        self.plant("listed", "dsl/lsp/CMakeLists.txt", "", "adds its folder")

    def test_unfinished_and_machine_paths(self):
        self.plant("words", "dsl/text/span.hpp", "// TO" "DO: the rest\n", "unfinished")
        self.plant("words", "docs/a.md", "see /ho" "me/someone/x\n", "one machine")
        self.pass_by("words", "docs/a.md", "see https://example.org/home/x and ${root}/tmp/x\n")

    def test_format(self):
        self.plant("format", "dsl/text/span.cpp", "int f( ){return 1;}\n", ":1:", "clang-format")


class Functions(unittest.TestCase):
    def spans(self, text):
        return [(first, last) for first, last, _ in source.functions(text)]

    def test_types_and_namespaces_are_not_functions(self):
        self.assertEqual(self.spans("namespace a {\nclass B : C<decltype(d())> {\n int e() {\n }\n"
                                    "};\n}\n"), [(3, 4)])

    def test_templates_macros_and_kept_lambdas_are(self):
        self.assertEqual(self.spans("template <class T, class U = X<T>>\nvoid f() {\n}\n"),
                         [(1, 3)])
        self.assertEqual(self.spans('TEST_CASE("{") {\n SECTION("x") {\n }\n}\n'), [(1, 4)])
        self.assertEqual(self.spans("auto const f = [](int x) {\n return x;\n};\n"), [(1, 3)])

    def test_data_is_not(self):
        self.assertEqual(self.spans("constexpr std::array kRows{Row{1, f(2)},\n Row{3}};\n"), [])

    def test_comments_strings_and_directives_hide_braces(self):
        self.assertEqual(self.spans('#define X(a) { \\\n {\n// {\n/* {\n */\nint f() {\n'
                                    ' g("{", \'{\', R"x({)x", 1\'000);\n}\n'), [(6, 8)])

    def test_a_constructor_with_initialisers(self):
        self.assertEqual(self.spans("A::A(int a) : x{a}, y(f(a)) {\n g();\n}\n")[-1], (1, 3))


if __name__ == "__main__":
    unittest.main()
