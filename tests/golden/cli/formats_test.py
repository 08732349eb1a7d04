#!/usr/bin/env python3
"""What `casus check` writes as JUnit, CSV and SARIF is what programs for them read, and all three
tell the same findings.

The tutorial, the real cases and a few that mean harm are judged, with errors among them.

    formats_test.py PROGRAM ROOT
"""

import csv
import io
import json
import os
import subprocess
import sys
import tempfile
import unittest
from xml.etree import ElementTree

PROGRAM, ROOT = (os.path.abspath(word) for word in sys.argv[1:3])
HARM = ("=HYPERLINK(\"http://x.example\") ]]> <script>&amp;</script> <!-- --> <![CDATA[ "
        "\u001b[2J \u202e \u0007 \ufffe \n\r\t ' \" {0} [a](1)")
COLUMNS = ("case", "finding", "verdict", "treaty")


def hostile(name):
    """A case that has in each text what one of the formats would obey."""
    return {"format": "casus-case/1.2", "id": name, "title": HARM, "as_of": "2025-06-30",
            "tlp": "AMBER",
            "sources": [{"id": "s1", "title": HARM, "publisher": HARM, "url": HARM}],
            "events": [{"id": "@e1<b>&\"'", "kind": ["wiper"], "at": "2025-03-02",
                        "against": ["IR"], "by": [{"value": "RU", "basis": "state-organ",
                                                   "actor": HARM, "sources": ["s1"]}]}]}


def broken(name):
    return {**hostile(name), "events": [{"id": "e1", "kind": ["<x>&\""], "nonsense": 1},
                                        {"id": "e1", "kind": ["]]>"]}]}


class Formats(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with tempfile.TemporaryDirectory() as folder:
            for name, rows in (("harm.ndjson", [hostile("=one<&>"), hostile("-two]]>")]),
                               ("broken.ndjson", [broken("a"), broken("b")])):
                with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                    file.writelines(json.dumps(row) + "\n" for row in rows)
            cases = [os.path.join(ROOT, "cases", name) for name in ("tutorial", "real")
                     if os.path.isdir(os.path.join(ROOT, "cases", name))]
            cls.whole = {form: cls.check(form, *cases, folder)
                         for form in ("junit", "csv", "sarif", "json")}
        cls.junit = ElementTree.fromstring(cls.whole["junit"])
        cls.report = json.loads(cls.whole["json"])
        cls.findings = [(one["id"], finding["id"], finding["verdict"], finding["treaty"])
                        for one in cls.report["cases"] for finding in one["findings"]]

    @staticmethod
    def check(form, *paths):
        done = subprocess.run([PROGRAM, "check", *paths, "--rules", os.path.join(ROOT, "rules"),
                               "--format", form, "--max-tlp", "RED"],
                              capture_output=True, check=False, stdin=subprocess.DEVNULL)
        if done.returncode != 2:
            raise AssertionError(f"exit {done.returncode}\n{done.stderr.decode()}")
        return done.stdout

    def test_the_counts_of_a_suite_are_those_of_its_tests(self):
        self.assertEqual(self.junit.tag, "testsuites")
        self.assertEqual({suite.tag for suite in self.junit}, {"testsuite"})
        for suite in self.junit:
            tests = suite.findall("testcase")
            counted = {"tests": len(tests)}
            for attribute, tag in (("failures", "failure"), ("errors", "error"),
                                   ("skipped", "skipped")):
                counted[attribute] = sum(len(test.findall(tag)) for test in tests)
                self.assertTrue(all(len(test.findall(tag)) <= 1 for test in tests))
            self.assertEqual({name: int(suite.get(name)) for name in counted}, counted,
                             suite.get("name"))
            self.assertLessEqual({part.tag for part in suite}, {"properties", "testcase"})

    def test_no_two_tests_or_suites_have_one_name(self):
        names = [(test.get("classname"), test.get("name")) for test in self.junit.iter("testcase")]
        self.assertEqual(len(set(names)), len(names))
        suites = [suite.get("name") for suite in self.junit]
        self.assertEqual(len(set(suites)), len(suites))
        self.assertTrue(all(name and all(name) for name in names))

    def test_a_finding_is_a_test_a_row_and_a_result(self):
        ids = sorted(finding for _, finding, _, _ in self.findings)
        self.assertGreater(len(ids), 20)
        named = sorted(test.get("name").rsplit(" · ", 1)[1] for test in self.junit.iter("testcase")
                       if test.find("error") is None)
        self.assertEqual(named, ids)
        results = json.loads(self.whole["sarif"])["runs"][0]["results"]
        self.assertEqual(len(results), len(ids))
        text = self.whole["csv"].decode("utf-8")
        header, *rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
        self.assertEqual(len(set(header)), len(header))
        self.assertEqual({len(row) for row in rows}, {len(header)})
        told = [tuple(row[header.index(name)] for name in COLUMNS) for row in rows]
        # An apostrophe stands before what a spreadsheet would compute.
        self.assertEqual(sorted((case.lstrip("'"), *rest) for case, *rest in told),
                         sorted(self.findings))

    def test_errors_are_tests_of_their_own(self):
        errors = [error for test in self.junit.iter("testcase") for error in test.findall("error")]
        self.assertEqual([error.get("type") for error in errors],
                         [error["code"] for error in self.report["errors"]])
        self.assertGreater(len(errors), 4)

    def test_nothing_that_a_case_says_is_obeyed(self):
        for form, whole in self.whole.items():
            text = whole.decode("utf-8")
            with self.subTest(form):
                self.assertNotRegex(text, "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202e]")
        self.assertNotIn("\ufffe", self.whole["junit"].decode("utf-8"))  # no character of XML
        allowed = {"testsuites", "testsuite", "testcase", "properties", "property", "failure",
                   "skipped", "error", "system-out"}
        self.assertLessEqual({element.tag for element in self.junit.iter()}, allowed)
        rows = csv.reader(io.StringIO(self.whole["csv"].decode("utf-8"), newline=""))
        for row in rows:
            for cell in row:
                self.assertNotRegex(cell, "^[=+@\t\r]|^-[^0-9.]")
        for result in json.loads(self.whole["sarif"])["runs"][0]["results"]:
            self.assertNotRegex(result["message"]["text"], r"(?<!\\)\[a\]\(")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
