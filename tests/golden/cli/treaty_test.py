#!/usr/bin/env python3
"""`--treaty` narrows the report and changes nothing in what is left.

Every case that comes with casus is judged once as a whole and once for each treaty. What one treaty
gives must be exactly what the whole report has of it: findings, threats, cooperation, and in the
text no finding under another treaty.

    treaty_test.py PROGRAM ROOT
"""

import json
import os
import re
import subprocess
import sys
import unittest

PROGRAM, ROOT = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
del sys.argv[1:]
FOLDERS = [os.path.join("cases", name) for name in ("tutorial", "scenarios", "real")]
PARTS = ("findings", "threats", "cooperation")


def run(*words):
    done = subprocess.run([PROGRAM, *words], capture_output=True, text=True, check=False,
                          stdin=subprocess.DEVNULL, cwd=ROOT)
    return done.returncode, done.stdout


def report(*words):
    status, text = run("check", *FOLDERS, "--format", "json", *words)
    return status, json.loads(text)


def narrowed(whole, treaties):
    """What the whole report has of some treaties."""
    return [{part: [row for row in case[part] if row["treaty"] in treaties] for part in PARTS}
            for case in whole["cases"]]


def parts(document):
    return [{part: case[part] for part in PARTS} for case in document["cases"]]


class Narrowed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.maxDiff = 2000
        status, cls.whole = report("--all")
        assert status == 0, status
        cls.treaties = sorted({row["treaty"] for case in cls.whole["cases"] for part in PARTS
                               for row in case[part]})
        assert len(cls.treaties) > 3, cls.treaties

    def test_one_treaty_is_what_the_whole_report_has_of_it(self):
        for treaty in self.treaties:
            with self.subTest(treaty=treaty):
                status, document = report("--all", "--treaty", treaty)
                self.assertEqual(status, 0)
                self.assertEqual(parts(document), narrowed(self.whole, [treaty]))
                self.assertIn(document["rulebook"]["treaties"], ([treaty], []))

    def test_several_may_be_joined_by_commas_or_given_apart(self):
        some = self.treaties[:2]
        expected = narrowed(self.whole, some)
        for words in (("--treaty", ",".join(some)), ("--treaty", some[0], "--treaty", some[1]),
                      ("--treaty", some[1] + "," + some[0], "--treaty", some[0])):
            with self.subTest(words=words):
                self.assertEqual(parts(report("--all", *words)[1]), expected)

    def test_the_text_tells_nothing_of_the_others(self):
        name = "russia-iran-2021"
        _, text = run("check", *FOLDERS, "--treaty", name)
        others = tuple(f"{one}, " for one in self.treaties if one != name)
        self.assertIn(f"    {name}, ", text)
        for line in text.splitlines():
            # Its treaty stands at the beginning of a finding's citation.
            self.assertFalse(line.strip().startswith(others), line)

    def test_explain_narrows_too(self):
        case = os.path.join(FOLDERS[0], "2-contested.json")
        _, text = run("check", case, "--treaty", "russia-iran-2021", "--format", "json")
        expected = {row["id"] for row in json.loads(text)["cases"][0]["findings"]}
        status, text = run("explain", case, "--treaty", "russia-iran-2021")
        self.assertEqual(status, 0)
        self.assertEqual(set(re.findall(r"f-[0-9a-f]{8}", text)), expected)
        _, whole = run("explain", case)
        self.assertGreater(set(re.findall(r"f-[0-9a-f]{8}", whole)), expected)
        self.assertLessEqual(set(text.splitlines()[4:]), set(whole.splitlines()))
        self.assertEqual(run("explain", case, "--treaty", "no-such-treaty")[0], 2)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
