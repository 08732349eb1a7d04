#!/usr/bin/env python3
"""`install_test.py BUILD CONFIG`: the program as installed finds its rulebook wherever it lies.

CONFIG is the build type: only a Release carries no debug information, which names folders.
"""

import os
import subprocess
import sys
import tempfile
import unittest

BUILD, CONFIG = sys.argv[1:3]
SOURCE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def run(*words):
    return subprocess.run(words, cwd="/", stdin=subprocess.DEVNULL, capture_output=True, text=True,
                          check=False)


class Installed(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        first, self.prefix = os.path.join(folder.name, "a"), os.path.join(folder.name, "b")
        installed = run("cmake", "--install", BUILD, "--prefix", first)
        self.assertEqual(installed.returncode, 0, installed.stderr)
        os.rename(first, self.prefix)  # an installation may be moved as a whole
        self.program = os.path.join(self.prefix, "bin", "casus")

    def test_it_uses_the_rulebook_installed_with_it(self):
        from_build = run(os.path.join(BUILD, "engine/cli/casus"), "rules", "list")
        self.assertEqual(from_build.returncode, 0, from_build.stderr)
        self.assertNotEqual(from_build.stdout, "")
        installed = run(self.program, "rules", "list")
        self.assertEqual(installed.stdout, from_build.stdout, installed.stderr)
        # It was not the checkout's: without the installed one, the listing is gone.
        os.rename(os.path.join(self.prefix, "share/casus/rules"), os.path.join(self.prefix, "gone"))
        self.assertNotEqual(run(self.program, "rules", "list").returncode, 0)

    def test_it_uses_the_table_of_actors_installed_with_it(self):
        self.assertEqual(run(self.program, "actors", "Sandworm").returncode, 0)
        os.rename(os.path.join(self.prefix, "share/casus/rules/actors"),
                  os.path.join(self.prefix, "gone"))
        self.assertEqual(run(self.program, "actors", "Sandworm").returncode, 3)

    def test_rules_and_docs_are_complete(self):
        for inside, place in (("rules", "share/casus/rules"), ("docs", "share/doc/casus")):
            for folder, _, names in os.walk(os.path.join(SOURCE, inside)):
                for name in names:
                    path = os.path.relpath(os.path.join(folder, name), os.path.join(SOURCE, inside))
                    self.assertTrue(os.path.exists(os.path.join(self.prefix, place, path)), path)

    def test_it_names_no_folder_of_the_machine_that_built_it(self):
        with open(self.program, "rb") as file:
            content = file.read()
        for folder in (SOURCE, BUILD):
            if CONFIG == "Release":
                self.assertNotIn(folder.encode(), content)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
