#!/usr/bin/env python3
"""`locales_test.py PROGRAM`: no locale, zone, environment or network changes a report by a byte.

The locales are compiled into a folder of the test's own, so that all of them are there.
"""

import os
import shutil
import subprocess

from program import PATIENCE, PROGRAM, SOURCE, Surroundings, main, skip

# Turkish has an i without a dot, German a comma in numbers, Persian digits of its own.
LOCALES = ("de_DE", "tr_TR", "fa_IR")
ZONES = ("Pacific/Kiritimati", "America/St_Johns", "Asia/Tehran")
PLAIN = {"PATH": "/usr/bin:/bin"}

ODD = [
    {"HOME": "", "LANG": "garbage", "LC_ALL": "no such locale"},
    {"LANG": "x" * 5000, "LANGUAGE": "tr:fa", "COLUMNS": "1", "LINES": "-1", "TERM": ""},
    {"NO_COLOR": "1", "CLICOLOR_FORCE": "1", "COLUMNS": "100000", "TZ": ":/nowhere"},
    {"CASUS_UPDATE": "1", "CASUS_TEST_DATA": "/nowhere", "POSIXLY_CORRECT": "1", "TZ": "\xff",
     "MALLOC_PERTURB_": "165", "MALLOC_ARENA_MAX": "1"},
]


class Locales(Surroundings):
    """Some cases of the repository under its rules: dates of all sorts, sums, and sorted names."""

    CASES = ("cases/tutorial",)

    @classmethod
    def run_in(cls, environment, *before):
        return subprocess.run([*before, PROGRAM, "check", *cls.CASES, "--all", "--format", "json"],
                              cwd=SOURCE, env=environment, stdin=subprocess.DEVNULL,
                              capture_output=True, timeout=PATIENCE, check=False)

    @classmethod
    def setUpClass(cls):
        cls.plain = cls.run_in(PLAIN).stdout

    def report(self, environment, *before):
        done = self.run_in(environment, *before)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        return done.stdout

    def test_there_is_something_to_compare(self):
        self.assertGreater(self.plain.count(b'"verdict"'), 100)

    def test_locales_and_zones_change_no_byte(self):
        if not shutil.which("localedef") or not os.path.isdir("/usr/share/i18n/locales"):
            skip("locales (the package `locales`, which has their sources, is not there)")
            return
        folder = self.path("locales")
        os.mkdir(folder)
        for name in LOCALES:
            # It warns of what the sources lack (status 1) and makes the locale all the same.
            subprocess.run(["localedef", "-i", name, "-f", "UTF-8", f"{folder}/{name}.UTF-8"],
                           capture_output=True, check=False)
        names = [f"{name}.UTF-8" for name in LOCALES] + ["C.UTF-8", "C"]
        for name, zone in zip(names, [*ZONES, "UTC", "Europe/Moscow"]):
            environment = {**PLAIN, "LC_ALL": name, "LANG": name, "LOCPATH": folder, "TZ": zone}
            if name[:5] in LOCALES:
                self.assertEqual(self.codeset(environment), "UTF-8", name)
            with self.subTest(locale=name, zone=zone):
                self.assertEqual(self.report(environment), self.plain)

    def codeset(self, environment):
        """Shows that the locale is there: without it, this would be another."""
        return subprocess.run(["locale", "charmap"], env=environment, capture_output=True,
                              text=True, check=True).stdout.strip()

    def test_an_odd_environment_changes_no_byte(self):
        for environment in ODD:
            with self.subTest(environment):
                self.assertEqual(self.report({**PLAIN, **environment}), self.plain)
        self.assertEqual(self.report({}), self.plain)

    def test_no_network_changes_no_byte(self):
        alone = ["unshare", "--net", "--map-root-user"]
        probe = subprocess.run([*alone, "true"], capture_output=True, check=False)
        if probe.returncode != 0:
            skip(f"no network ({probe.stderr.decode().strip()})")
            return
        self.assertEqual(self.report(PLAIN, *alone), self.plain)


if __name__ == "__main__":
    main()
