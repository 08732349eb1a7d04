#!/usr/bin/env python3
"""docs/schema/casus-case-1.schema.json: it accepts what reads well, and refuses a wrong shape.

    schema_test.py ROOT
"""

import copy
import json
import os
import re
import sys
import unittest
from pathlib import Path

ROOT = Path(sys.argv.pop() if len(sys.argv) > 1 else ".")

try:
    import jsonschema
except ImportError:
    if os.environ.get("CI") == "true":
        sys.exit("python3-jsonschema is missing, and CI must not go without this test")
    print("skipped: the schema of case files: python3-jsonschema is not installed")
    sys.exit(0)

FULL = {
    "format": "casus-case/1", "id": "full", "title": "t", "as_of": "2025-06-30", "x-note": [1],
    "sources": [
        {"id": "s1", "title": "t", "publisher": "p", "date": "2025-03-09", "url": "u",
         "reliability": "B", "credibility": 2, "x-verified": False},
        {"id": "s2", "date": "2025-03-12T10:00:00.5+03:30", "confidence": 0.8, "speaks_for": "RU"},
    ],
    "events": [
        {"id": "e1", "kind": ["wiper", {"value": "ddos", "denied": True, "confidence": 0}],
         "at": {"from": "2025-03-02"}, "discovered": "2025-03-05T06:00:00Z",
         "by": [{"value": "RU", "actor": "a", "basis": "state-organ", "sources": ["s1"]},
                "unattributed"],
         "against": "IR", "affecting": ["energy", {"value": "media", "of": "IR"}],
         "causing": "data-loss", "using": ["intrusion"], "purpose": [], "territory": ["RU"],
         "confidence": 1, "sources": "s1"},
        {"id": "e2", "kind": "refusal", "at": [{"value": "2025-03"}, {"value": {"to": "2025"}}],
         "by": "IR", "to": ["un-security-council"], "about": ["e1", {"value": "e1"}],
         "giving": ["national-security"], "through": "diplomatic-channels"},
        {"id": "e3", "kind": {"value": "consent"}, "during": "2025", "with": ["DE"],
         "covering": ["cyber-attack"]},
    ],
    "complete": [{"kinds": "refusal", "between": ["IR", "RU"], "from": "2025", "until": "2026",
                  "confidence": 0.9}],
    "answers": [{"question": "q", "about": "e1", "value": False, "confidence": 0.5,
                 "sources": []}],
    "expect": [{"treaty": "t", "commitment": "c", "bearer": "russia", "counterparty": "iran",
                "event": "e1", "standard": 0.5, "verdict": "no-finding"},
               {"treaty": "t", "commitment": "c", "standard": "balance", "verdict": "breach"}],
    "expect_only": True,
}

REMOVED = object()

# One change each to the case above that the reader refuses and a schema can see.
MALFORMED = [
    ("format", "casus-case/1.9"), ("format", REMOVED), ("id", REMOVED), ("events", REMOVED),
    ("events", {}), ("id", ""), ("id", 7), ("id", " a"), ("id", "a\nb"), ("id", "i" * 201),
    ("title", None), ("titel", "x"), ("as_of", "03/04/2025"), ("as_of", "2025-13"),
    ("as_of", "2025-06-30T10:00:00"), ("as_of", 2025), ("expect_only", "yes"),
    ("sources/0/id", REMOVED), ("sources/0", "s1"), ("sources/0/confidence", 1.5),
    ("sources/0/confidence", -0.1), ("sources/0/reliability", "G"),
    ("sources/0/credibility", 7), ("sources/0/credibility", "2"), ("sources/0/weight", 1),
    ("sources/1/speaks_for", "Russia"), ("events/0", "e1"), ("events/0/id", REMOVED),
    ("events/0/kind", REMOVED), ("events/0/kind", []), ("events/0/kind", 7),
    ("events/0/victim", "IR"), ("events/0/during", "2025"), ("events/0/at", {}),
    ("events/0/at", {"from": "2025", "sources": []}), ("events/0/at", None),
    ("events/0/by/0/value", REMOVED), ("events/0/by/0/basis", "hearsay"),
    ("events/0/by/0/denied", "no"), ("events/0/by/0/confidence", "high"),
    ("events/0/by/0/of", "IR"), ("events/0/against", {"value": "IR", "of": "IR"}),
    ("events/0/against", "Ru"), ("events/0/against", 1), ("events/0/confidence", 1.01),
    ("events/0/affecting/1/actor", "a"), ("events/1/about", 1), ("events/1/at/0/value", "soon"),
    ("complete/0/kinds", []), ("complete/0/kinds", REMOVED), ("complete/0/to", "2025"),
    ("answers/0/question", REMOVED), ("answers/0/value", 1), ("expect/0/verdict", "broken"),
    ("expect/0/verdict", REMOVED), ("expect/0/treaty", REMOVED), ("expect/0/standard", 0),
    ("expect/0/standard", "likely"), ("expect/0/because", "x"),
]


def changed(path, value):
    """A copy of FULL with the value at `path` set or removed."""
    case = copy.deepcopy(FULL)
    *way, last = path.split("/")
    at = case
    for step in way:
        at = at[int(step)] if isinstance(at, list) else at[step]
    if isinstance(at, list):
        last = int(last)
    if value is REMOVED:
        del at[last]
    else:
        at[last] = value
    return case


def documents(folder, suffixes):
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".ndjson" and ".ndjson" in suffixes:
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                if line.strip():
                    yield f"{path}:{number}", json.loads(line)
        elif path.suffix in suffixes:
            yield str(path), json.loads(path.read_text(encoding="utf-8"))


class Schema(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        text = (ROOT / "docs/schema/casus-case-1.schema.json").read_text(encoding="utf-8")
        cls.schema = json.loads(text)
        cls.validator = jsonschema.Draft202012Validator(cls.schema)

    def faults(self, document):
        return [f"{list(error.absolute_path)}: {error.message}"
                for error in self.validator.iter_errors(document)]

    def test_is_a_schema(self):
        jsonschema.Draft202012Validator.check_schema(self.schema)

    def test_accepts_every_part_of_the_format(self):
        self.assertEqual(self.faults(FULL), [])

    def test_accepts_the_cases_of_the_repository(self):
        count = 0
        for name, document in documents(ROOT / "cases", {".json", ".ndjson"}):
            with self.subTest(name):
                self.assertEqual(self.faults(document), [])
                count += 1
        self.assertGreater(count, 100)

    def test_accepts_what_the_importer_writes(self):
        count = 0
        for name, document in documents(ROOT / "tests/golden/import/own", {".golden"}):
            with self.subTest(name):
                self.assertEqual(self.faults(document), [])
                count += 1
        self.assertGreaterEqual(count, 10)

    def test_refuses_what_has_a_wrong_shape(self):
        for path, value in MALFORMED:
            with self.subTest(f"{path} = {'nothing' if value is REMOVED else value!r}"):
                self.assertTrue(self.faults(changed(path, value)))

    def test_has_the_names_that_the_program_has(self):
        def names(path, pattern):
            return re.findall(pattern, (ROOT / path).read_text(encoding="utf-8"))
        definitions = self.schema["$defs"]
        self.assertEqual(definitions["basis"]["enum"],
                         names("dsl/model/attribution.hpp", r'\{Basis::\w+, "([a-z-]+)"'))
        verdicts = names("engine/judge/verdict.hpp", r'\{Verdict::\w+, "([a-z-]+)"')
        expected = definitions["expectation"]["properties"]
        self.assertEqual(expected["verdict"]["enum"], verdicts + ["no-finding"])
        self.assertEqual(expected["standard"]["anyOf"][0]["enum"],
                         names("engine/judge/verdict.hpp", r'\{"([a-z-]+)", 0\.\d+\}'))

    def test_describes_the_keys_that_the_reader_knows(self):
        """Each object of the schema against the key list in the reader's source."""
        source = "".join(path.read_text(encoding="utf-8")
                         for path in sorted((ROOT / "engine/record").glob("read_*.cpp")))
        lists = [set(re.findall(r'"(\w+)"', found))
                 for found in re.findall(r"check_keys\((.*?)\);", source, re.DOTALL)]
        definitions = self.schema["$defs"]
        for name in ("source", "event", "completeness", "answer", "expectation"):
            with self.subTest(name):
                keys = {k for k in definitions[name]["properties"] if not k.startswith("x-")}
                self.assertIn(keys, lists)
        self.assertIn(set(self.schema["properties"]), lists)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
