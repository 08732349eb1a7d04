#!/usr/bin/env python3
"""The rulebook as JSON: against its schema, and in the place of the rule files that it was made of.

The rules are those that come with the program. The schema has exactly the keys of the field tables
in engine/exchange, accepts what is exported and refuses what is spoilt. With the exported file,
every command says what it says with the rule files, to the byte; and the examples inside clauses,
written as case files, pass as cases.

    rulebook_test.py PROGRAM ROOT
"""

import copy
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

try:
    import jsonschema
except ImportError:
    if os.environ.get("CI") == "true":
        sys.exit("python3-jsonschema is missing, and CI must not go without this test")
    jsonschema = None

PROGRAM, ROOT = os.path.abspath(sys.argv[1]), Path(sys.argv[2]).resolve()
del sys.argv[1:]

# Where in the schema the fields of a row stand, if not under its own name.
ELSEWHERE = {"Moment": ("what", 0)}
# One change each to the exported rulebook that the schema can see: where, and what comes there.
REMOVED = object()
SPOILT = [
    ("format", "casus-rulebook/2"), ("kinds", REMOVED), ("powers", {}), ("extra", 1),
    ("kinds/0/group", "things"), ("kinds/0/name", "Wiper"), ("states/0/titel", "x"),
    ("instruments/0/genre", REMOVED), ("articles/0/instrument", 0), ("commitments/0/article", "1"),
    ("commitments/0/article", -1), ("commitments/0/sentences/0/modality", "may"),
    ("commitments/0/sentences/0/act/kinds/0", {}),
    ("commitments/0/sentences/0/act/kinds/0", {"kind": "wiper", "term": 0}),
    ("commitments/0/sentences/0/subject", {"form": "nobody"}),
    ("commitments/0/sentences/0/deadline", REMOVED), ("commitments/0/place/line", "3"),
    ("instruments/0/force/0/from", {"first": "2025-01-01"}),
]


def run(*words, status=0, folder=ROOT):
    done = subprocess.run([PROGRAM, *map(str, words)], capture_output=True, check=False,
                          stdin=subprocess.DEVNULL, cwd=folder)
    if done.returncode != status:
        raise AssertionError((words, done.returncode, done.stderr.decode()[:1000]))
    return done.stdout


def keys_of_the_tables():
    """The keys of each row, as the one table for both directions has them."""
    rows = {}
    for path in sorted((ROOT / "engine/exchange").glob("fields*.hpp")):
        text = path.read_text(encoding="utf-8")
        for name, body in re.findall(r"Like<model::(\w+)> Row>\nvoid fields\(.*?\{\n(.*?)^\}", text,
                                     re.DOTALL | re.MULTILINE):
            rows[name] = set(re.findall(r'archive(?:\.\w+)?\("(\w+)"', body))
    return rows


def snake(name):
    return re.sub(r"(?<!^)([A-Z])", r"_\1", name).lower()


class Rulebook(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="casus-rulebook-")
        cls.path = Path(cls.folder.name) / "rulebook.json"
        run("rules", "export", "rules", "-o", cls.path)
        cls.document = json.loads(cls.path.read_text(encoding="utf-8"))
        schema = ROOT / "docs/schema/casus-rulebook-1.schema.json"
        cls.schema = json.loads(schema.read_text(encoding="utf-8"))

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def validator(self):
        if jsonschema is None:
            self.skipTest("python3-jsonschema is not installed")
        jsonschema.Draft202012Validator.check_schema(self.schema)
        return jsonschema.Draft202012Validator(self.schema)

    def spoilt(self, path, value):
        document = copy.deepcopy(self.document)
        *way, last = path.split("/")
        at = document
        for step in way:
            at = at[int(step)] if isinstance(at, list) else at[step]
        last = int(last) if isinstance(at, list) else last
        if value is REMOVED:
            del at[last]
        else:
            at[last] = value
        return document

    def test_schema_accepts_what_is_exported(self):
        for error in self.validator().iter_errors(self.document):
            self.fail(f"/{'/'.join(map(str, error.absolute_path))}: {error.message[:500]}")

    def test_schema_refuses_what_is_spoilt(self):
        validator = self.validator()
        for path, value in SPOILT:
            with self.subTest(f"{path} = {'nothing' if value is REMOVED else value!r}"):
                self.assertFalse(validator.is_valid(self.spoilt(path, value)))

    def test_program_refuses_what_the_schema_refuses(self):
        path = Path(self.folder.name) / "spoilt.json"
        for place, value in SPOILT:
            with self.subTest(f"{place} = {'nothing' if value is REMOVED else value!r}"):
                path.write_text(json.dumps(self.spoilt(place, value)), encoding="utf-8")
                self.assertEqual(run("rules", "check", "--rules", path, status=2), b"")

    def test_schema_has_the_keys_of_the_field_tables(self):
        rows = keys_of_the_tables()
        self.assertGreater(len(rows), 45)
        definitions = self.schema["$defs"]
        beside = {"is", "words", "place"}
        for name, keys in rows.items():
            if name in ("Condition", "ExampleFact"):
                continue  # their fields stand beside those of each alternative
            with self.subTest(name):
                where, alternative = ELSEWHERE.get(name, (snake(name), None))
                definition = definitions[where]
                if alternative is not None:
                    definition = definition["oneOf"][alternative]
                found = set(definition["properties"])
                self.assertEqual(found - beside, keys - beside)
                self.assertFalse(definition["additionalProperties"])
        described = set(definitions["what"]["oneOf"][1]["properties"])
        self.assertEqual(described, set(definitions["pattern"]["properties"]) | {"is"})
        self.assertEqual(set(definitions["breached_fact"]["properties"]),
                         set(definitions["breached"]["properties"]) | beside)

    def test_schema_has_the_words_of_the_program(self):
        text = (ROOT / "engine/exchange/names.hpp").read_text(encoding="utf-8")
        lists = [re.findall(r'"([^"]+)"', found)
                 for found in re.findall(r"CASUS_NAMES\(model::[\w:]+,(.*?)\);", text, re.DOTALL)]
        enums, alternatives = [], set()

        def walk(value):
            if isinstance(value, dict):
                if "enum" in value:
                    enums.append(value["enum"])
                if "const" in value:
                    alternatives.add(value["const"])
                value = list(value.values())
            if isinstance(value, list):
                for one in value:
                    walk(one)
        walk(self.schema)
        for words in lists:
            self.assertIn(words, enums)
        for words in enums:
            self.assertIn(words, lists)
        named = re.findall(r"Alternatives<.*?to_array<std::string_view>\((.*?)\);", text, re.DOTALL)
        self.assertEqual(alternatives - {"casus-rulebook/1"},
                         {word for one in named for word in re.findall(r'"([^"]+)"', one)})

    def test_page_lists_the_errors(self):
        table = (ROOT / "engine/record/errors.def").read_text(encoding="utf-8")
        page = (ROOT / "docs/rulebook-format.md").read_text(encoding="utf-8")
        errors = re.findall(r'CASUS_CASE_ERROR\(\w+, "(C06\d\d)",\s+"([^"]+)"\)', table)
        self.assertEqual(re.findall(r"^\| (C06\d\d) \| (.*) \|$", page, re.MULTILINE), errors)

    def test_export_of_an_export_is_the_same(self):
        self.assertEqual(run("rules", "export", self.path), self.path.read_bytes())

    def test_every_command_says_the_same(self):
        for words in (["check", "cases", "--format", "json", "--all"],
                      ["check", "cases/scenarios", "--standard", "clear"],
                      ["explain", "cases/tutorial/2-contested.json"], ["test", "cases"],
                      ["rules", "list", "--format", "json"], ["rules", "check"],
                      ["rules", "compare", "russia-china-2015", "sco-2009", "--format", "json"]):
            with self.subTest(" ".join(words)):
                expected = run(*words, "--rules", "rules")
                self.assertTrue(expected)
                self.assertEqual(run(*words, "--rules", self.path), expected)

    def test_examples_pass_as_cases(self):
        folder = Path(self.folder.name) / "examples"
        run("rules", "examples", self.path, "-o", folder)
        files = sorted(folder.glob("*.json"))
        rows = self.document["commitments"] + self.document["defences"]
        count = sum(len(row.get("examples", [])) for row in rows)
        self.assertEqual(len(files), count)
        self.assertGreater(count, 100)
        for path in files:
            case = json.loads(path.read_text(encoding="utf-8"))
            self.assertEqual(case["id"] + ".json", path.name)
            self.assertTrue(case.get("expect"), path.name)
        expected = sum(len(json.loads(path.read_text(encoding="utf-8"))["expect"])
                       for path in files)
        summary = run("test", folder, "--rules", self.path).decode()
        self.assertIn(f"passed: {count} scenarios in {count} cases", summary)
        self.assertIn(f"{expected} expectations, 0 failed", summary)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
